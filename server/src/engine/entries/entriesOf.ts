import type { KindSchema, SchemaSet } from '../schema/shape.js';
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
  const { node: whole, base } = headOf(document.parts, kind);
  const node = withoutEntries(whole, kind);
  const isSingle = kind.single !== null && !hasList(node, kind);
  const head: Entry = {
    types: isSingle && kind.single !== null ? [kind.single, kind.kind] : [kind.kind],
    isHead: true,
    node,
    base,
    shape: (isSingle ? kind.singleShape : null) ?? kind.head,
    part: null,
  };
  return [head, ...listEntries(document.parts, whole, base, kind, schemas)];
}

/** The whole metadata as one tree; of entries that were read alone stands only the place. */
function headOf(parts: readonly Part[], kind: KindSchema): { node: MapNode; base: number } {
  const first = parts.find(part => part.list === null);
  const base = first?.base ?? parts[0]?.base ?? 0;
  if (parts.length === 1 && first) return { node: first.node?.type === 'map' ? first.node : emptyMap, base };
  const pairs = runsOf(parts).flatMap(run =>
    run[0]?.list === null ? fieldPairs(run, base) : [listPair(run, base, kind)],
  );
  return { node: { type: 'map', start: 0, end: pairs.at(-1)?.value.end ?? 0, pairs }, base };
}

/** Parts that belong together: one of fields, or all items of one list. */
function runsOf(parts: readonly Part[]): Part[][] {
  const runs: Part[][] = [];
  for (const part of parts) {
    const open = runs.at(-1);
    if (open && part.list !== null && part.keyAt === 0) open.push(part);
    else runs.push([part]);
  }
  return runs;
}

const fieldPairs = (run: readonly Part[], base: number): Pair[] =>
  run.flatMap(({ node, base: own }) =>
    node?.type === 'map' ? node.pairs.map(pair => shiftedPair(pair, own - base)) : [],
  );

function listPair(run: readonly Part[], base: number, { lists }: KindSchema): Pair {
  const opening = run[0] as Part;
  const name = opening.list ?? '';
  const start = opening.base + opening.keyAt - base;
  const key: ScalarNode = { type: 'scalar', value: name, source: name, start, end: start + name.length };
  const holdsEntries = Object.hasOwn(lists, name);
  const items = run.map(({ node, base: own }) =>
    !node || (holdsEntries && node.type === 'map')
      ? { ...emptyMap, start: own - base, end: own - base }
      : shiftedNode(node, own - base),
  );
  const list: ListNode = {
    type: 'list',
    start: items[0]?.start ?? key.end,
    end: items.at(-1)?.end ?? key.end,
    items,
  };
  return { key, value: list };
}

/** Entries are checked by themselves, however the file writes them: in the head, of each one stands its place. */
function withoutEntries(head: MapNode, kind: KindSchema): MapNode {
  const isFull = ({ key, value }: Pair): boolean =>
    value.type === 'list' &&
    own(kind.lists, key.source) !== undefined &&
    value.items.some(item => item.type === 'map' && item.pairs.length > 0);
  if (!head.pairs.some(isFull)) return head;
  const place = (item: MetadataNode): MetadataNode =>
    item.type === 'map' ? { ...emptyMap, start: item.start, end: item.start } : item;
  const pairs = head.pairs.map(pair =>
    isFull(pair) && pair.value.type === 'list'
      ? { key: pair.key, value: { ...pair.value, items: pair.value.items.map(place) } }
      : pair,
  );
  return { ...head, pairs };
}

function* listEntries(
  parts: readonly Part[],
  head: MapNode,
  base: number,
  kind: KindSchema,
  schemas: SchemaSet,
): Generator<Entry> {
  for (const part of parts) {
    if (part.list !== null) yield* entryAt(part.node, part.base, own(kind.lists, part.list), schemas, part);
  }
  const readAlone = new Set(parts.map(({ list }) => list));
  for (const [key, type] of Object.entries(kind.lists)) {
    const list = readAlone.has(key) ? undefined : childOf(head, key);
    if (list?.type !== 'list') continue;
    for (const item of list.items) yield* entryAt(item, base, type, schemas, null);
  }
}

function* entryAt(
  node: MetadataNode | null,
  base: number,
  type: string | undefined,
  schemas: SchemaSet,
  part: Part | null,
): Generator<Entry> {
  const shape = type === undefined ? undefined : schemas.entries[type]?.shape;
  if (type !== undefined && shape && node?.type === 'map')
    yield { types: [type], isHead: false, node, base, shape, part };
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
