import type { EntryReader } from '../entries/entryReader.js';
import type { FactTable } from '../facts/documentFacts.js';
import { type IndexRecord, locatedIn, type WorkspaceIndex } from '../index/workspaceIndex.js';
import type { Model } from '../model/model.js';
import type { AnyRule, Lookups } from '../rules/defineRule.js';
import type { Settings } from '../settings/settings.js';
import type { Finding } from './diagnostic.js';

/** What rules are given besides the entry and the index. */
export interface CheckSetup {
  readonly model: Model;
  readonly settings: Settings;
  readonly asOf: string;
}

export interface CheckResult<Reader> {
  readonly findings: readonly Finding[];
  /** Every record that was looked up, found or not: when one changes, this result is stale. */
  readonly reads: ReadonlySet<IndexRecord<Reader>>;
  /** Rules that failed by a fault of their own. */
  readonly crashes: readonly { readonly code: string; readonly error: unknown }[];
}

/** Runs the rules that look at this type of entry. A rule that throws is our bug: the others still run. */
export function checkEntry<Reader>(
  reader: EntryReader,
  index: WorkspaceIndex<Reader>,
  rules: readonly AnyRule[],
  setup: CheckSetup,
): CheckResult<Reader> {
  const reads = new Set<IndexRecord<Reader>>();
  const findings: Finding[] = [];
  const crashes: { code: string; error: unknown }[] = [];
  for (const { meta, reads: tables, check } of rules) {
    try {
      check({
        ...setup,
        entry: reader,
        facts: lookups(tables, index, reads),
        report: (place, message, more = {}) => {
          const { start, end } = typeof place === 'string' ? reader.span(place) : place;
          findings.push({
            code: meta.code,
            message,
            start,
            end,
            related: more.related ?? [],
            fix: more.fix ?? null,
          });
        },
      });
    } catch (error) {
      crashes.push({ code: meta.code, error });
    }
  }
  return { findings: findings.sort(byPlace), reads, crashes };
}

/** The lookups a rule declared, each noting the record before it answers. */
function lookups<Reader>(
  tables: readonly FactTable[],
  index: WorkspaceIndex<Reader>,
  reads: Set<IndexRecord<Reader>>,
): Lookups<FactTable> {
  const noted = (table: FactTable) => (key: string) => {
    const record = index.record(table, key);
    reads.add(record);
    return locatedIn(record);
  };
  return Object.fromEntries(tables.map(table => [table, noted(table)])) as unknown as Lookups<FactTable>;
}

const byPlace = (a: Finding, b: Finding): number =>
  a.start - b.start ||
  a.end - b.end ||
  (a.code < b.code ? -1 : a.code > b.code ? 1 : 0) ||
  (a.message < b.message ? -1 : 1);
