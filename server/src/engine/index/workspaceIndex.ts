import type { Fact, FactRef, FactTable, Located } from '../facts/documentFacts.js';
import { factTables } from '../facts/documentFacts.js';
import type { Span } from '../text/span.js';

/** Whoever states facts: one entry. Its facts count from `base`; `order` is its place among those of its document. */
export interface FactOwner {
  readonly uri: string;
  readonly facts: readonly Fact[];
  order: number;
  base: number;
}

interface Contribution {
  readonly uri: string;
  readonly stated: { readonly owner: FactOwner; readonly fact: Fact }[];
}

/** All facts under one key, and who looked it up. */
export interface IndexRecord<Reader> {
  readonly table: FactTable;
  readonly key: string;
  /** Ordered by uri, so that no result depends on the order in which documents arrived. */
  readonly contributions: Contribution[];
  /** The answer to a lookup, kept until the facts change. */
  located: readonly unknown[] | null;
  readonly readers: Set<Reader>;
}

type Tables<Reader> = Readonly<Record<FactTable, Map<string, IndexRecord<Reader>>>>;

const emptyTables = <Reader>(): Tables<Reader> =>
  Object.fromEntries(factTables.map(table => [table, new Map()])) as unknown as Tables<Reader>;

/** The facts of all documents, merged by key, and the readers of each key, found or not. */
export class WorkspaceIndex<Reader> {
  readonly #tables: Tables<Reader> = emptyTables();

  /** Puts `added` in the place of `removed`, all of one document. Returns the records that mean something else now. */
  replace(
    uri: string,
    removed: readonly FactOwner[],
    added: readonly FactOwner[],
  ): readonly IndexRecord<Reader>[] {
    const before = new Map<IndexRecord<Reader>, string>();
    for (const { table, key } of factsOf(removed, added)) {
      const record = this.record(table, key);
      if (!before.has(record)) before.set(record, meaningOf(contribution(record, uri)));
    }
    for (const owner of removed) for (const fact of owner.facts) this.#remove(fact, owner);
    for (const owner of added) for (const fact of owner.facts) this.#add(fact, owner);
    const changed: IndexRecord<Reader>[] = [];
    for (const [record, meaning] of before) {
      if (meaningOf(contribution(record, uri)) !== meaning) changed.push(record);
      this.release(record);
    }
    return changed;
  }

  /** The record of a key; made when there is none, so that a reader can wait for what is not there yet. */
  record(table: FactTable, key: string): IndexRecord<Reader> {
    const records = this.#tables[table];
    const known = records.get(key);
    if (known) return known;
    const made: IndexRecord<Reader> = { table, key, contributions: [], located: null, readers: new Set() };
    records.set(key, made);
    return made;
  }

  /** Forgets a record that nobody states and nobody reads. */
  release(record: IndexRecord<Reader>): void {
    if (record.contributions.length === 0 && record.readers.size === 0)
      this.#tables[record.table].delete(record.key);
  }

  /** Ordered by uri and place. */
  lookup<Table extends FactTable>(table: Table, key: string): readonly Located<Table>[] {
    const record = this.#tables[table].get(key);
    return record ? locatedIn<Table>(record) : [];
  }

  spanOf({ uri, table, key, ordinal }: FactRef): Span | null {
    const record = this.#tables[table].get(key);
    const stated = record && contribution(record, uri)?.stated[ordinal];
    return stated
      ? { start: stated.owner.base + stated.fact.start, end: stated.owner.base + stated.fact.end }
      : null;
  }

  /** Every key of a table that something is stated under, in no order. */
  *keys(table: FactTable): Generator<string> {
    for (const [key, { contributions }] of this.#tables[table]) if (contributions.length > 0) yield key;
  }

  #add(fact: Fact, owner: FactOwner): void {
    const record = this.record(fact.table, fact.key);
    const { contributions } = record;
    record.located = null;
    const at = lowerBound(contributions, owner.uri);
    const known = contributions[at];
    if (known?.uri !== owner.uri) contributions.splice(at, 0, { uri: owner.uri, stated: [{ owner, fact }] });
    else insertInOrder(known.stated, { owner, fact });
  }

  #remove(fact: Fact, owner: FactOwner): void {
    const record = this.#tables[fact.table].get(fact.key);
    if (!record) return;
    record.located = null;
    const at = lowerBound(record.contributions, owner.uri);
    const known = record.contributions[at];
    if (known?.uri !== owner.uri) return;
    const found = known.stated.findIndex(stated => stated.fact === fact);
    if (found >= 0) known.stated.splice(found, 1);
    if (known.stated.length === 0) record.contributions.splice(at, 1);
  }
}

/** The facts of a record, ordered by uri and place. */
export function locatedIn<Table extends FactTable>(
  record: IndexRecord<never> | IndexRecord<unknown>,
): readonly Located<Table>[] {
  record.located ??= record.contributions.flatMap(({ uri, stated }) =>
    stated.map(({ fact: { start: _, end: __, ...meaning } }, ordinal) => ({ ...meaning, uri, ordinal })),
  );
  // The table of a record is that of all its facts.
  return record.located as readonly Located<Table>[];
}

function* factsOf(...lists: readonly (readonly FactOwner[])[]): Generator<Fact> {
  for (const owners of lists) for (const { facts } of owners) yield* facts;
}

function contribution(
  { contributions }: Pick<IndexRecord<unknown>, 'contributions'>,
  uri: string,
): Contribution | undefined {
  const found = contributions[lowerBound(contributions, uri)];
  return found?.uri === uri ? found : undefined;
}

const meaningOf = (contribution: Contribution | undefined): string =>
  contribution
    ? JSON.stringify(contribution.stated.map(({ fact: { start: _, end: __, ...meaning } }) => meaning))
    : '';

function lowerBound(contributions: readonly Contribution[], uri: string): number {
  let low = 0;
  let high = contributions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((contributions[middle]?.uri ?? '') < uri) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Facts of one key in one document stand in the order of its entries, however often these were replaced. */
function insertInOrder(stated: Contribution['stated'], one: Contribution['stated'][number]): void {
  let at = stated.length;
  while (at > 0 && (stated[at - 1]?.owner.order ?? 0) > one.owner.order) at--;
  stated.splice(at, 0, one);
}
