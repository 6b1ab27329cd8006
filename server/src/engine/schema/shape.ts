import type { Json } from '../syntax/metadataTree.js';
import type { Validate } from './validate.js';

export type JsonType = 'null' | 'boolean' | 'integer' | 'number' | 'string' | 'array' | 'object';

/** What a schema says of one value, with every `$ref` and `allOf` followed: what walking and asking needs. */
export interface Shape {
  readonly description?: string;
  readonly types?: readonly JsonType[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  /** No other keys are allowed. */
  readonly closed?: boolean;
  readonly items?: Shape;
  /** The only values allowed. */
  readonly values?: readonly Json[];
  /** This text is the id of one of these types. */
  readonly ref?: readonly string[];
  /** This text is where an id of that type is defined. */
  readonly defines?: string;
  /** Where it stands in the entry, as a JSON pointer without list positions; of values with `ref` or `defines`. */
  readonly field?: string;
  readonly format?: string;
  /** The text as written counts, whatever YAML makes of it. */
  readonly sourceText?: boolean;
  /** It or something in it has `sourceText`. */
  readonly holdsSourceText?: boolean;
  readonly deprecated?: boolean;
  /** Something falls due on this day. */
  readonly fallsDue?: FallsDue;
}

/** What falls due on the day of a field, and when it does not. Fields are looked for beside it, then in its entry. */
export interface FallsDue {
  /** What it is, in words that may begin a line: `Review`. */
  readonly as: string;
  /** The field that names who has to see to it; else the owner of the entry, else that of the document. */
  readonly owner?: string;
  /** The field that says what it is about, where the entry has no title. */
  readonly title?: string;
  /** Only where a field has one of these values, or none. */
  readonly while?: Readonly<Record<string, readonly string[]>>;
  /** No more once one of these fields has a value. */
  readonly until?: readonly string[];
  /** The field with the day after which it does not matter any more. */
  readonly endsOn?: string;
  /** The value is a number of months after the day of this field. */
  readonly monthsAfter?: string;
  /** The value is a period: its day is that of this key. */
  readonly last?: string;
  /** A list and its key, `renewals/until`: of these days and the own one, the latest counts. */
  readonly extendedBy?: string;
  /** No more once a finished record of this kind refers to the entry. */
  readonly doneBy?: string;
  /** The same, where the record is of that day or later. */
  readonly renewedBy?: string;
  /** Only of the newest finished record of the kind, among those with the same values in these fields. */
  readonly newestOf?: readonly string[];
}

/** How a document of a kind shows that it was done and until when it holds. */
export interface EvidenceFields {
  /** Fields with the day of approval or performance; the first that is present counts. */
  readonly date: readonly string[];
  /** Values of `status` that mean approved (documents, registers) or complete (records). */
  readonly done: readonly string[];
  /** The field with the day on which it has to be renewed. */
  readonly due: string | null;
  /** Values of `status` in which that day counts; empty: in all. */
  readonly dueWhile: readonly string[];
}

/** The schema of one kind of document. */
export interface KindSchema {
  readonly kind: string;
  readonly title: string;
  readonly description: string;
  readonly evidence: EvidenceFields;
  readonly head: Shape;
  /** Lists whose items are entries, checked one by one: key → entry type. */
  readonly lists: Readonly<Record<string, string>>;
  /** The entry type that a file without the list is one entry of. */
  readonly single: string | null;
  /** The shape of such a file. */
  readonly singleShape: Shape | null;
  /** Fields whose values travel with the definition of the document. */
  readonly exposes: readonly string[];
}

/** The schema of one type of entry. */
export interface EntrySchema {
  readonly type: string;
  readonly kind: string;
  readonly shape: Shape;
  readonly exposes: readonly string[];
}

export interface SchemaSet {
  readonly kinds: Readonly<Record<string, KindSchema>>;
  readonly entries: Readonly<Record<string, EntrySchema>>;
  readonly settings: Shape;
  /** Checks by the schemas of own kinds, as the built-in ones are named. */
  readonly validators?: ReadonlyMap<string, Validate>;
}

/** The shape of a key of a map; `undefined` for a key that the schema does not name. */
export const propertyShape = ({ properties }: Shape, key: string): Shape | undefined =>
  properties && Object.hasOwn(properties, key) ? properties[key] : undefined;
