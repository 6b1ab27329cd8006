import type { Entry } from '../entries/entry.js';
import { propertyShape, type Shape } from '../schema/shape.js';
import { valueUnder } from '../schema/validate.js';
import {
  childOf,
  type Json,
  type MapNode,
  type MetadataNode,
  type ScalarNode,
} from '../syntax/metadataTree.js';
import { flatString } from '../text/flatString.js';
import type { Fact, FactTables } from './documentFacts.js';

export interface FactSource {
  readonly entry: Entry;
  /** The kind of the document. */
  readonly kind: string;
  readonly uri: string;
  /** The values that its schema exposes. */
  readonly values: Readonly<Record<string, Json>>;
  /** The keys of its lists of entries; entries tell their own facts. */
  readonly lists: Readonly<Record<string, string>>;
  /** The types of entry that the document holds; told once, by the head. */
  readonly held: ReadonlySet<string>;
}

/** Aliases let few lines stand for very many values; nobody refers to more than this from one entry. */
const mostFacts = 20_000;

const noValues: Readonly<Record<string, Json>> = {};

/** What an entry tells the others: pure, the same text, kind and schema always give the same facts. */
export function extractFacts(source: FactSource): readonly Fact[] {
  return new FactCollector(source).collect();
}

class FactCollector {
  readonly #source: FactSource;
  readonly #facts: Fact[] = [];
  readonly #fromType: string;
  readonly #from: string;
  readonly #values: Readonly<Record<string, Json>>;
  readonly #anonymousValues: Readonly<Record<string, Json>>;
  readonly #title: string;

  constructor(source: FactSource) {
    const { entry, kind, uri, values } = source;
    this.#source = source;
    this.#fromType = entry.types[0] ?? kind;
    const id = idOf(entry);
    this.#from = id ?? uri;
    this.#values = values;
    this.#anonymousValues = id === null ? this.#values : noValues;
    this.#title = titleOf(entry.node) ?? this.#from;
  }

  collect(): readonly Fact[] {
    const { entry, lists } = this.#source;
    for (const { key, value } of entry.node.pairs) {
      const shape = propertyShape(entry.shape, key.source);
      // The items of a list of entries tell their own facts.
      if (shape && !(entry.isHead && Object.hasOwn(lists, key.source))) this.#visit(value, shape, entry.node);
    }
    if (entry.isHead) this.#facts.push(...headFacts(this.#source, this.#title, this.#values));
    return this.#facts;
  }

  #visit(node: MetadataNode, shape: Shape, parent: MapNode): void {
    if (this.#facts.length > mostFacts) return;
    if (node.type === 'scalar') this.#scalar(node, shape, parent);
    else if (node.type === 'list') {
      if (shape.items) for (const item of node.items) this.#visit(item, shape.items, parent);
    } else if (shape.properties) {
      for (const { key, value } of node.pairs) {
        const inner = propertyShape(shape, key.source);
        if (inner) this.#visit(value, inner, node);
      }
    }
  }

  #scalar({ source, value, start, end }: ScalarNode, shape: Shape, parent: MapNode): void {
    const { defines, ref, field = '' } = shape;
    if (defines === undefined && !ref) return;
    if (source === '' || typeof value === 'boolean' || isCount(value, shape) || isGap(source)) return;
    const { uri } = this.#source;
    const key = flatString(source);
    // Written out, here and below: an object made by a spread has a hidden class of its own.
    if (defines !== undefined) {
      const { type, title, values } = this.#definition(defines, key, parent);
      this.#facts.push({ table: 'definitions', key, uri, start, end, type, title, values });
    } else if (ref) {
      const [from, fromType, values] = [this.#from, this.#fromType, this.#anonymousValues];
      this.#facts.push({
        table: 'references',
        key,
        uri,
        start,
        end,
        from,
        fromType,
        field,
        types: ref,
        values,
      });
    }
  }

  #definition(type: string, key: string, parent: MapNode): FactTables['definitions'] {
    const { entry } = this.#source;
    if (parent !== entry.node) return { type, title: titleOf(parent) ?? key, values: {} };
    return { type: definedType(type, entry, this.#fromType), title: this.#title, values: this.#values };
  }
}

/** `<id of a risk>` is still to be filled in, as another rule says; it refers to nothing and defines nothing. */
const isGap = (source: string): boolean => source.startsWith('<') && source.endsWith('>');

/** Where a number may stand for a list (`participants: 22`), it names nobody. */
const isCount = (value: ScalarNode['value'], { types }: Shape): boolean =>
  typeof value === 'number' && (types?.includes('integer') || types?.includes('number')) === true;

/** A file that is one entry defines that entry, whatever its head schema calls the id. */
const definedType = (defines: string, entry: Entry, fromType: string): string =>
  entry.isHead && entry.types.length > 1 ? fromType : defines;

function* headFacts(
  { entry, kind, uri, held }: FactSource,
  title: string,
  values: Readonly<Record<string, Json>>,
): Generator<Fact> {
  const place = { uri, start: 0, end: 0 };
  yield { table: 'documents', key: kind, ...place, id: idOf(entry), title, values };
  for (const type of held) yield { table: 'types', key: type, ...place };
}

/** The id that an entry carries in a field of its own that defines one; `null` where it has none. */
export function idOf({ node, shape }: Pick<Entry, 'node' | 'shape'>): string | null {
  for (const { key, value } of node.pairs) {
    const isId = propertyShape(shape, key.source)?.defines !== undefined;
    if (isId && value.type === 'scalar' && value.source !== '') return flatString(value.source);
  }
  return null;
}

/** What an entry or a part of one is called: its title, or what comes nearest to one; `null` where it has none. */
export function titleOf(node: MapNode): string | null {
  for (const key of ['title', 'name', 'label', 'statement', 'text', 'role']) {
    const child = childOf(node, key);
    if (child?.type === 'scalar' && child.source !== '') return flatString(child.source);
  }
  return null;
}

/** The fields of an entry that its schema exposes, as plain values; those that are not there are left out. */
export function exposedValues(
  { node, shape }: Entry,
  names: readonly string[],
): Readonly<Record<string, Json>> {
  const values: Record<string, Json> = {};
  for (const name of names) {
    const child = childOf(node, name);
    if (!child) continue;
    const value = valueUnder(child, propertyShape(shape, name) ?? {});
    values[name] = typeof value === 'string' ? flatString(value) : value;
  }
  return values;
}
