import type { Json } from '../syntax/metadataTree.js';
import type { Span } from '../text/span.js';

/** What entries tell the rest of the workspace. One line here is one kind of question that a rule may ask. */
export interface FactTables {
  /** By id: what carries it. `values` are the fields that its schema exposes. */
  readonly definitions: {
    readonly type: string;
    readonly title: string;
    readonly values: Readonly<Record<string, Json>>;
  };
  /**
   * By id: who refers to it, from which field (a JSON pointer without list positions). An entry without an id of its
   * own can be found in no other way, so the fields that its schema exposes travel here, as `values`.
   */
  readonly references: {
    readonly from: string;
    readonly fromType: string;
    readonly field: string;
    readonly types: readonly string[];
    readonly values: Readonly<Record<string, Json>>;
  };
  /** By kind: the documents of that kind. */
  readonly documents: {
    readonly id: string | null;
    readonly title: string;
    readonly values: Readonly<Record<string, Json>>;
  };
  /** By type: the documents that define at least one of it. */
  readonly types: object;
}
export type FactTable = keyof FactTables;
export const factTables: readonly FactTable[] = ['definitions', 'references', 'documents', 'types'];

/** A fact and who states it; its span counts from the base of its entry. */
export type FactIn<Table extends FactTable> = FactTables[Table] &
  Span & { readonly table: Table; readonly key: string; readonly uri: string };
export type Fact = { readonly [Table in FactTable]: FactIn<Table> }[FactTable];

/** What a fact means and who states it. Where it stands is known only to the index. */
export type Located<Table extends FactTable> = FactTables[Table] & {
  readonly table: Table;
  readonly key: string;
  readonly uri: string;
};

/** Names one fact without its place, which any edit may move: the nth under its key in its document. */
export interface FactRef {
  readonly uri: string;
  readonly table: FactTable;
  readonly key: string;
  readonly ordinal: number;
}
