import type { Fact, FactIn } from '../facts/documentFacts.js';
import type { DocumentView, EntryView } from '../rules/defineRule.js';
import { type SchemaProblem, schemaProblems } from '../schema/schemaProblems.js';
import type { SchemaSet, Shape } from '../schema/shape.js';
import { type SchemaError, schemaErrors, valueUnder } from '../schema/validate.js';
import { type Json, type MapNode, spanAt, unescapeToken } from '../syntax/metadataTree.js';
import type { Span } from '../text/span.js';
import type { Entry } from './entry.js';

/** What is known of an entry without reading its document again. */
export interface EntryHead {
  readonly types: readonly string[];
  readonly isHead: boolean;
  readonly id: string | null;
  readonly facts: readonly Fact[];
  /** Names of the fields whose values are kept. */
  readonly exposes: readonly string[];
  readonly exposed: Readonly<Record<string, Json>>;
}

/** An entry with its values at hand. What is asked for is worked out once; a rule that asks for ids alone reads no text. */
export class EntryReader implements EntryView {
  readonly types: readonly string[];
  readonly isHead: boolean;
  readonly id: string | null;
  readonly document: DocumentView;
  readonly #facts: readonly Fact[];
  readonly #exposes: readonly string[];
  readonly #exposed: Readonly<Record<string, Json>>;
  #references: readonly FactIn<'references'>[] | null = null;
  #definitions: readonly FactIn<'definitions'>[] | null = null;
  readonly #load: () => Entry;
  readonly #validators: SchemaSet['validators'];
  #entry: Entry | null = null;
  #value: Readonly<Record<string, Json>> | null = null;
  #schemaErrors: readonly SchemaError[] | null = null;
  #problems: readonly SchemaProblem[] | null = null;

  constructor(
    { types, isHead, id, facts, exposes, exposed }: EntryHead,
    document: DocumentView,
    load: () => Entry,
    validators: SchemaSet['validators'] = undefined,
  ) {
    this.#validators = validators;
    this.types = types;
    this.isHead = isHead;
    this.id = id;
    this.document = document;
    this.#facts = facts;
    this.#exposes = exposes;
    this.#exposed = exposed;
    this.#load = load;
  }

  get references(): readonly FactIn<'references'>[] {
    this.#references ??= this.#facts.filter(fact => fact.table === 'references');
    return this.#references;
  }

  get definitions(): readonly FactIn<'definitions'>[] {
    this.#definitions ??= this.#facts.filter(fact => fact.table === 'definitions');
    return this.#definitions;
  }

  get node(): MapNode {
    return this.#read().node;
  }

  get base(): number {
    return this.#read().base;
  }

  get shape(): Shape {
    return this.#read().shape;
  }

  get value(): Readonly<Record<string, Json>> {
    this.#value ??= valueUnder(this.node, this.shape) as Readonly<Record<string, Json>>;
    return this.#value;
  }

  get schemaErrors(): readonly SchemaError[] {
    this.#schemaErrors ??= schemaErrors(
      this.isHead ? `head:${this.document.kind}` : `entry:${this.types[0] ?? ''}`,
      this.value as Json,
      this.#validators,
    );
    return this.#schemaErrors;
  }

  get problems(): readonly SchemaProblem[] {
    this.#problems ??= schemaProblems(this);
    return this.#problems;
  }

  get(pointer: string): Json | undefined {
    let at: Json | undefined = this.#valuesWith(pointer);
    for (let start = 1; start <= pointer.length; ) {
      const end = endOfToken(pointer, start);
      const token = unescapeToken(pointer.slice(start, end));
      if (typeof at !== 'object' || at === null || !Object.hasOwn(at, token)) return undefined;
      at = (at as Readonly<Record<string, Json>>)[token];
      start = end + 1;
    }
    return at;
  }

  text(pointer: string): string | null {
    const value = this.get(pointer);
    return typeof value === 'string' && value !== '' ? value : null;
  }

  number(pointer: string): number | null {
    const value = this.get(pointer);
    return typeof value === 'number' ? value : null;
  }

  texts(pointer: string): readonly string[] {
    const value = this.get(pointer);
    if (typeof value === 'string') return value === '' ? [] : [value];
    return Array.isArray(value) ? value.filter(item => typeof item === 'string') : [];
  }

  list(pointer: string): readonly Json[] {
    const value = this.get(pointer);
    return Array.isArray(value) ? value : [];
  }

  span(pointer: string): Span {
    return spanAt(this.node, pointer);
  }

  /** Values that hold the field of a pointer: those kept from the first reading where they do, to spare another. */
  #valuesWith(pointer: string): Json {
    const isKept = this.#value === null && this.#exposes.includes(pointer.slice(1, endOfToken(pointer, 1)));
    return (isKept ? this.#exposed : this.value) as Json;
  }

  #read(): Entry {
    this.#entry ??= this.#load();
    return this.#entry;
  }
}

function endOfToken(pointer: string, start: number): number {
  const slash = pointer.indexOf('/', start);
  return slash < 0 ? pointer.length : slash;
}
