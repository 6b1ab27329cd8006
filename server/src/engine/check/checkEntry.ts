import type { EntryReader } from '../entries/entryReader.js';
import type { FactTable } from '../facts/documentFacts.js';
import { type IndexRecord, locatedIn, type WorkspaceIndex } from '../index/workspaceIndex.js';
import type { Model } from '../model/model.js';
import type { AnyRule, Lookups, Once, RuleContext } from '../rules/defineRule.js';
import type { RuleOptions } from '../rules/ruleOptions.js';
import type { Settings } from '../settings/settings.js';
import type { Tailoring } from '../tailoring/tailoring.js';
import type { Finding } from './diagnostic.js';
import type { RuleOptionValues } from './ruleOptionValues.js';

/** What rules are given besides the entry and the index. */
export interface CheckSetup {
  readonly model: Model;
  readonly settings: Settings;
  readonly tailoring: Tailoring;
  readonly asOf: string;
  /** Codes that `isms.yaml` may set, with the options of their rules. */
  readonly ruleOptions: ReadonlyMap<string, RuleOptions>;
  readonly optionValues: RuleOptionValues;
  readonly once: Once;
}

export interface CheckResult<Reader> {
  readonly findings: readonly Finding[];
  /** Every record that was looked up, found or not: when one changes, this result is stale. */
  readonly reads: readonly IndexRecord<Reader>[];
  /** Rules that failed by a fault of their own. */
  readonly crashes: readonly { readonly code: string; readonly error: unknown }[];
}

/** Runs the rules that look at this type of entry. A rule that throws is our bug: the others still run. */
export function checkEntry<Reader>(
  entry: EntryReader,
  index: WorkspaceIndex<Reader>,
  rules: readonly AnyRule[],
  { model, settings, tailoring, asOf, ruleOptions, optionValues, once }: CheckSetup,
): CheckResult<Reader> {
  if (rules.length === 0) return nothing;
  const reads = new Set<IndexRecord<Reader>>();
  const findings: Finding[] = [];
  const crashes: { code: string; error: unknown }[] = [];
  let code = '';
  const report: RuleContext<FactTable>['report'] = (
    place,
    message,
    { related = [], fix = null, isAhead } = {},
  ) => {
    const { start, end } = typeof place === 'string' ? entry.span(place) : place;
    const named = related.map(({ fact, message: text }) => ({ fact: index.refOf(fact), message: text }));
    const finding = { code, message, start, end, related: named, fix };
    findings.push(isAhead ? { ...finding, isAhead } : finding);
  };
  const { path } = entry.document;
  const facts = notedLookups(index, reads);
  const context = {
    entry,
    facts,
    model,
    settings,
    tailoring,
    asOf,
    ruleOptions,
    once,
    report,
    options: none,
  };
  for (const { meta, check } of rules) {
    code = meta.code;
    try {
      context.options = meta.options ? optionValues.of(code, path) : none;
      check(context);
    } catch (error) {
      crashes.push({ code, error });
    }
  }
  return {
    findings: findings.length === 0 ? nothing.findings : findings.sort(byPlace),
    reads: reads.size === 0 ? nothing.reads : [...reads],
    crashes: crashes.length === 0 ? nothing.crashes : crashes,
  };
}

/** One for all: most entries have nothing to be found. */
const nothing: CheckResult<never> = { findings: [], reads: [], crashes: [] };

/** Lookups that note the record before they answer. The types let a rule use only those that it declared. */
function notedLookups<Reader>(
  index: WorkspaceIndex<Reader>,
  reads: Set<IndexRecord<Reader>>,
): Lookups<FactTable> {
  const noted =
    <Table extends FactTable>(table: Table) =>
    (key: string) => {
      const record = index.record(table, key);
      reads.add(record);
      return locatedIn<Table>(record);
    };
  return {
    definitions: noted('definitions'),
    references: noted('references'),
    documents: noted('documents'),
    types: noted('types'),
  };
}

const none = {};

const byPlace = (a: Finding, b: Finding): number =>
  a.start - b.start ||
  a.end - b.end ||
  (a.code < b.code ? -1 : a.code > b.code ? 1 : 0) ||
  (a.message < b.message ? -1 : 1);
