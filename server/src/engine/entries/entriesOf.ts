import type { KindSchema, SchemaSet, Shape } from '../schema/shape.js';
import {
  childOf,
  type ListNode,
  type MapNode,
  type MetadataNode,
  type Pair,
  type ScalarNode,
} from '../syntax/metadataTree.js';
import type { ParsedDocument, Part } from '../syntax/parseDocument.js';
import type { Entry } from './entry.js';

const emptyMap: MapNode = { type: 'map', start: 0, end: 0, pairs: [] };

/** The head of a document and the entries of its lists, in the order of the text; the head comes first. */
export function entriesOf(document: ParsedDocument, kind: KindSchema, schemas: SchemaSet): readonly Entry[] {
  const { node, base } = headOf(document.parts, kind);
  const isSingle = kind.single !== null && !hasList(node, kind);
  const head: Entry = {
    types: isSingle && kind.single !== null ? [kind.single, kind.kind] : [kind.kind],
    isHead: true,
    node,
    base,
    shape: (isSingle ? kind.singleShape : null) ?? kind.head,
    part: null,
  };
  return [head, ...listEntries(document.parts, node, base, kind, schemas)];
}

/** The whole metadata as one tree; entries of lists are left out, of each one stands its place. */
function headOf(parts: readonly Part[], kind: KindSchema): { node: MapNode; base: number } {
  const first = parts.find(part => part.list === null);
  const base = first?.base ?? parts[0]?.base ?? 0;
  if (parts.length === 1 && first) return { node: first.node?.type === 'map' ? first.node : emptyMap, base };
  const pairs: Pair[] = [];
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index];
    if (!part) continue;
    if (part.list === null) {
      if (part.node?.type === 'map')
        pairs.push(...part.node.pairs.map(pair => shiftedPair(pair, part.base - base)));
    } else if (part.keyAt !== 0)
      pairs.push(listPair(parts, index, base, kind.lists[part.list] !== undefined));
  }
  const last = pairs.at(-1)?.value.end ?? 0;
  return { node: { type: 'map', start: 0, end: last, pairs }, base };
}

function listPair(parts: readonly Part[], first: number, base: number, isEntryList: boolean): Pair {
  const opening = parts[first] as Part;
  const name = opening.list ?? '';
  const start = opening.base + opening.keyAt - base;
  const key: ScalarNode = { type: 'scalar', value: name, source: name, start, end: start + name.length };
  const items: MetadataNode[] = [];
  for (let index = first; index < parts.length; index++) {
    const part = parts[index];
    if (part?.list !== opening.list || (index > first && part.keyAt !== 0)) break;
    const at = part.base - base;
    if (isEntryList || !part.node) items.push({ ...emptyMap, start: at, end: at });
    else items.push(shiftedNode(part.node, at));
  }
  const list: ListNode = {
    type: 'list',
    start: items[0]?.start ?? key.end,
    end: items.at(-1)?.end ?? key.end,
    items,
  };
  return { key, value: list };
}

function* listEntries(
  parts: readonly Part[],
  head: MapNode,
  base: number,
  kind: KindSchema,
  schemas: SchemaSet,
): Generator<Entry> {
  const read = new Set<string>();
  for (const part of parts) {
    if (part.list === null) continue;
    read.add(part.list);
    const type = own(kind.lists, part.list);
    const shape = type === undefined ? undefined : schemas.entries[type]?.shape;
    if (type !== undefined && shape && part.node?.type === 'map')
      yield { types: [type], isHead: false, node: part.node, base: part.base, shape, part };
  }
  for (const [key, type] of Object.entries(kind.lists)) {
    const list = read.has(key) ? undefined : childOf(head, key);
    const shape: Shape | undefined = schemas.entries[type]?.shape;
    if (list?.type !== 'list' || !shape) continue;
    for (const item of list.items) {
      if (item.type === 'map') yield { types: [type], isHead: false, node: item, base, shape, part: null };
    }
  }
}

const hasList = (node: MapNode, kind: KindSchema): boolean =>
  node.pairs.some(({ key }) => own(kind.lists, key.source) !== undefined);

const own = (map: Readonly<Record<string, string>>, key: string): string | undefined =>
  Object.hasOwn(map, key) ? map[key] : undefined;

const shiftedPair = ({ key, value }: Pair, by: number): Pair => ({
  key: shiftedNode(key, by) as ScalarNode,
  value: shiftedNode(value, by),
});

function shiftedNode(node: MetadataNode, by: number): MetadataNode {
  if (by === 0) return node;
  const place = { start: node.start + by, end: node.end + by };
  if (node.type === 'scalar') return { ...node, ...place };
  if (node.type === 'list')
    return { ...node, ...place, items: node.items.map(item => shiftedNode(item, by)) };
  return { ...node, ...place, pairs: node.pairs.map(pair => shiftedPair(pair, by)) };
}
