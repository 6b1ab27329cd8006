import { keysIn } from '../compare/findingKeys.js';
import type { Engine } from '../engine.js';
import type { BaselineEntry } from './readBaseline.js';

/** What a baseline would say now. */
export interface NextBaseline {
  /** Ordered by what they are in, by code and by key. */
  readonly entries: readonly Omit<BaselineEntry, 'place'>[];
  /** Findings that it listed and lists no more. */
  readonly removed: number;
  readonly added: number;
  /** Findings that are there and not in it, and may be. */
  readonly outside: number;
}

/**
 * The baseline of an ISMS with what has been mended taken out; with `isOpen`, with all findings that are there now.
 * What depends on the calendar is never in it, nor what is wrong with settings.
 */
export function nextBaseline(engine: Engine, isOpen: boolean): NextBaseline {
  const next = new Map<string, Omit<BaselineEntry, 'place'>>();
  let outside = 0;
  for (const document of engine.documents()) {
    const known = engine.suppressedDiagnostics(document.uri).filter(({ by }) => by === 'baseline');
    const fresh = engine
      .diagnostics(document.uri)
      .filter(({ code }) => engine.canBeBaselined(document.uri, code));
    if (!isOpen) outside += fresh.length;
    const listed = [...known.map(({ diagnostic }) => diagnostic), ...(isOpen ? fresh : [])];
    const times = new Map<string, number>();
    for (const { key, owner, diagnostic } of keysIn(engine, document, listed)) {
      const count = (times.get(key) ?? 0) + 1;
      times.set(key, count);
      // One of them is known by its place in one document; of another document with the same, the larger number counts.
      if (count <= (next.get(key)?.count ?? 0)) continue;
      next.set(key, { key, code: diagnostic.code, in: owner, says: diagnostic.message, count });
    }
  }
  const entries = [...next.values()].sort(byPlace);
  const before = sum(engine.baseline.entries);
  const now = sum(entries);
  const unused = engine.baseline.unused;
  return { entries, removed: unused, added: now - (before - unused), outside };
}

const sum = (entries: readonly Pick<BaselineEntry, 'count'>[]): number =>
  entries.reduce((all, { count }) => all + count, 0);

const byPlace = (a: Omit<BaselineEntry, 'place'>, b: Omit<BaselineEntry, 'place'>): number =>
  compare(a.in, b.in) || compare(a.code, b.code) || compare(a.key, b.key);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
