import { type Fact, type FactRef, type FactTable, factTables, type Located } from '../facts/documentFacts.js';
import { type Span, shifted } from '../text/span.js';

/** Whoever states facts: one entry. Its facts count from `base`; `order` is its place among those of its document. */
export interface FactOwner {
  readonly uri: string;
  readonly facts: readonly Fact[];
  order: number;
  base: number;
}

interface Statement {
  readonly owner: FactOwner;
  readonly fact: Fact;
}

/** All facts under one key, and who looked it up. */
export interface IndexRecord<Reader> {
  readonly table: FactTable;
  readonly key: string;
  /** Ordered by uri and place, so that no result depends on the order in which documents arrived. */
  readonly statements: Statement[];
  /** Each once, in no order. */
  readonly readers: Reader[];
}

/** The facts of all documents, merged by key, and the readers of each key, found or not. */
export class WorkspaceIndex<Reader> {
  readonly #tables: Tables<Reader> = emptyTables();

  /**
   * Puts `added` in the place of `removed`, all of one document. Returns the records that somebody reads and that mean
   * something else now.
   */
  replace(
    uri: string,
    removed: readonly FactOwner[],
    added: readonly FactOwner[],
  ): readonly IndexRecord<Reader>[] {
    /** What the records that somebody reads meant before the first change to each. */
    const before = new Map<IndexRecord<Reader>, string>();
    const touch = (record: IndexRecord<Reader>): void => {
      if (record.readers.length > 0 && !before.has(record)) before.set(record, meaningOf(record, uri));
    };
    for (const owner of removed) {
      for (const fact of owner.facts) {
        const record = this.#tables[fact.table].get(fact.key);
        if (!record) continue;
        touch(record);
        remove(record, fact, owner);
        this.release(record);
      }
    }
    for (const owner of added) {
      for (const fact of owner.facts) {
        const record = this.record(fact.table, fact.key);
        touch(record);
        add(record, fact, owner);
      }
    }
    const changed: IndexRecord<Reader>[] = [];
    for (const [record, meaning] of before) if (meaningOf(record, uri) !== meaning) changed.push(record);
    return changed;
  }

  /** The record of a key; made when there is none, so that a reader can wait for what is not there yet. */
  record(table: FactTable, key: string): IndexRecord<Reader> {
    const records = this.#tables[table];
    const known = records.get(key);
    if (known) return known;
    const made: IndexRecord<Reader> = { table, key, statements: [], readers: [] };
    records.set(key, made);
    return made;
  }

  /** Notes what a reader looked up this time in place of what it did before. */
  setReads(
    reader: Reader,
    before: readonly IndexRecord<Reader>[],
    now: readonly IndexRecord<Reader>[],
  ): void {
    const staying = new Set(now);
    const known = new Set(before);
    for (const record of now) if (!known.has(record)) record.readers.push(reader);
    for (const record of before) {
      if (staying.has(record)) continue;
      const at = record.readers.indexOf(reader);
      const last = record.readers.pop();
      if (last !== undefined && last !== reader && at >= 0) record.readers[at] = last;
      this.release(record);
    }
  }

  /** Forgets a record that nobody states and nobody reads. */
  release(record: IndexRecord<Reader>): void {
    if (record.statements.length === 0 && record.readers.length === 0)
      this.#tables[record.table].delete(record.key);
  }

  /** Ordered by uri and place. */
  lookup<Table extends FactTable>(table: Table, key: string): readonly Located<Table>[] {
    const record = this.#tables[table].get(key);
    return record ? locatedIn<Table>(record) : [];
  }

  /** Names a fact so that an edit that only moves it does not matter. */
  refOf(fact: Located<FactTable>): FactRef {
    const { uri, table, key } = fact;
    const own = ownOf(this.#tables[table].get(key)?.statements ?? [], uri);
    const found = own.findIndex(it => it.fact === fact);
    return { uri, table, key, ordinal: Math.max(0, found) };
  }

  /** Where a fact stands now; `null` when it is gone. */
  spanOf({ uri, table, key, ordinal }: FactRef): Span | null {
    const stated = ownOf(this.#tables[table].get(key)?.statements ?? [], uri)[ordinal];
    return stated ? shifted(stated.fact, stated.owner.base) : null;
  }

  /** Everything that is stated in a table, with who states it, in no order. */
  *stated(table: FactTable): Generator<Statement> {
    for (const { statements } of this.#tables[table].values()) yield* statements;
  }

  /** Every key of a table that something is stated under, in no order. */
  *keys(table: FactTable): Generator<string> {
    for (const [key, { statements }] of this.#tables[table]) if (statements.length > 0) yield key;
  }
}

function add({ statements }: Pick<IndexRecord<unknown>, 'statements'>, fact: Fact, owner: FactOwner): void {
  const last = statements.at(-1);
  if (!last || !isBefore(owner, last.owner)) statements.push({ owner, fact });
  else statements.splice(firstAfter(statements, owner), 0, { owner, fact });
}

function remove(
  { statements }: Pick<IndexRecord<unknown>, 'statements'>,
  fact: Fact,
  owner: FactOwner,
): void {
  let at = firstOf(statements, owner.uri);
  while (statements[at]?.owner.uri === owner.uri && !isStated(statements[at], fact, owner)) at++;
  if (isStated(statements[at], fact, owner)) statements.splice(at, 1);
}

/** The facts of a record, ordered by uri and place. */
export const locatedIn = <Table extends FactTable>({
  statements,
}: IndexRecord<never> | IndexRecord<unknown>): readonly Located<Table>[] =>
  // The table of a record is that of all its facts; their places are hidden by the type alone, to spare a copy of each.
  statements.map(({ fact }) => fact as unknown as Located<Table>);

type Tables<Reader> = Readonly<Record<FactTable, Map<string, IndexRecord<Reader>>>>;

const emptyTables = <Reader>(): Tables<Reader> =>
  Object.fromEntries(factTables.map(table => [table, new Map()])) as unknown as Tables<Reader>;

/** The facts of one document under one key, but for their places. */
function meaningOf({ statements }: IndexRecord<never> | IndexRecord<unknown>, uri: string): string {
  return JSON.stringify(ownOf(statements, uri).map(({ fact: { start: _, end: __, ...meaning } }) => meaning));
}

const isStated = (statement: Statement | undefined, fact: Fact, owner: FactOwner): boolean =>
  statement?.fact === fact && statement.owner === owner;

/** What one document states of thousands: found by the order of the uris. */
function ownOf(statements: readonly Statement[], uri: string): readonly Statement[] {
  const from = firstOf(statements, uri);
  let to = from;
  while (statements[to]?.owner.uri === uri) to++;
  return statements.slice(from, to);
}

/** Where the statements of a document begin, or would. */
function firstOf(statements: readonly Statement[], uri: string): number {
  let low = 0;
  let high = statements.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const at = statements[middle];
    if (at && at.owner.uri < uri) low = middle + 1;
    else high = middle;
  }
  return low;
}

const isBefore = (one: FactOwner, other: FactOwner): boolean =>
  one.uri < other.uri || (one.uri === other.uri && one.order < other.order);

/** Facts of one owner stay in the order in which they came. */
function firstAfter(statements: readonly Statement[], owner: FactOwner): number {
  let low = 0;
  let high = statements.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const at = statements[middle]?.owner;
    if (at && isBefore(owner, at)) high = middle;
    else low = middle + 1;
  }
  return low;
}
