import type { Entry } from '../entries/entry.js';
import type { Shape } from '../schema/shape.js';
import { childOf, type Json, type MapNode, type MetadataNode, valueOf } from '../syntax/metadataTree.js';
import { flatString } from '../text/flatString.js';
import type { Fact } from './documentFacts.js';

export interface FactSource {
  readonly entry: Entry;
  /** The kind of the document. */
  readonly kind: string;
  readonly uri: string;
  readonly exposes: readonly string[];
  /** The keys of its lists of entries; entries tell their own facts. */
  readonly lists: Readonly<Record<string, string>>;
  /** The types of entry that the document holds; told once, by the head. */
  readonly held: ReadonlySet<string>;
}

/** Aliases let few lines stand for very many values; nobody refers to more than this from one entry. */
const mostFacts = 20_000;

/** What an entry tells the others: pure, the same text, kind and schema always give the same facts. */
export function extractFacts(source: FactSource): readonly Fact[] {
  const { entry, kind, uri } = source;
  const facts: Fact[] = [];
  const fromType = entry.types[0] ?? kind;
  const from = idOf(entry) ?? uri;
  const values = exposed(entry.node, source.exposes);
  const title = titleOf(entry.node) ?? from;

  const visit = (node: MetadataNode, shape: Shape, field: string, parent: MapNode): void => {
    if (facts.length > mostFacts) return;
    if (node.type === 'scalar') {
      if (node.source === '' || typeof node.value === 'boolean') return;
      const key = flatString(node.source);
      const { start, end } = node;
      if (shape.defines !== undefined) {
        const isOwn = parent === entry.node;
        facts.push({
          table: 'definitions',
          key,
          start,
          end,
          type: isOwn ? fromTypeOf(shape.defines, entry, fromType) : shape.defines,
          title: isOwn ? title : (titleOf(parent) ?? key),
          values: isOwn ? values : {},
        });
      }
      if (shape.ref && shape.defines === undefined)
        facts.push({ table: 'references', key, start, end, from, fromType, field, types: shape.ref });
    } else if (node.type === 'list') {
      if (shape.items) for (const item of node.items) visit(item, shape.items, field, parent);
    } else if (shape.properties) {
      for (const { key, value } of node.pairs) {
        const inner = Object.hasOwn(shape.properties, key.source) ? shape.properties[key.source] : undefined;
        if (inner) visit(value, inner, `${field}/${key.source}`, node);
      }
    }
  };
  const { properties = {} } = entry.shape;
  for (const { key, value } of entry.node.pairs) {
    const shape = Object.hasOwn(properties, key.source) ? properties[key.source] : undefined;
    if (shape && !(entry.isHead && Object.hasOwn(source.lists, key.source)))
      visit(value, shape, `/${key.source}`, entry.node);
  }
  if (entry.isHead) facts.push(...headFacts(source, title, values));
  return facts;
}

/** A file that is one entry defines that entry, whatever its head schema calls the id. */
const fromTypeOf = (defines: string, entry: Entry, fromType: string): string =>
  entry.isHead && entry.types.length > 1 ? fromType : defines;

function* headFacts(
  { entry, kind, held }: FactSource,
  title: string,
  values: Readonly<Record<string, Json>>,
): Generator<Fact> {
  const place = { start: 0, end: 0 };
  yield { table: 'documents', key: kind, ...place, id: idOf(entry), title, values };
  for (const type of held) yield { table: 'types', key: type, ...place };
}

/** The id that an entry carries in a field of its own that defines one; `null` where it has none. */
export function idOf({ node, shape }: Pick<Entry, 'node' | 'shape'>): string | null {
  for (const { key, value } of node.pairs) {
    const field =
      shape.properties && Object.hasOwn(shape.properties, key.source)
        ? shape.properties[key.source]
        : undefined;
    if (field?.defines !== undefined && value.type === 'scalar' && value.source !== '')
      return flatString(value.source);
  }
  return null;
}

export function titleOf(node: MapNode): string | null {
  for (const key of ['title', 'name', 'label', 'statement', 'text', 'role']) {
    const child = childOf(node, key);
    if (child?.type === 'scalar' && child.source !== '') return flatString(child.source);
  }
  return null;
}

function exposed(node: MapNode, names: readonly string[]): Readonly<Record<string, Json>> {
  const values: Record<string, Json> = {};
  for (const name of names) {
    const child = childOf(node, name);
    if (child)
      values[name] =
        child.type === 'scalar' && typeof child.value === 'string' ? flatString(child.value) : valueOf(child);
  }
  return values;
}
