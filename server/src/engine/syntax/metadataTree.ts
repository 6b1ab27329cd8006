import { type Span, span } from '../text/span.js';

/** A value as JSON knows it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * Metadata as a tree of values, each with the place where it is written, whatever carries it: front matter, a YAML
 * file, later a table. Offsets count from the start of the part of the text that the tree was read from.
 */
export type MetadataNode = ScalarNode | MapNode | ListNode;

export interface ScalarNode extends Span {
  readonly type: 'scalar';
  readonly value: null | boolean | number | string;
  /** As written, without quotes: `1.10` for a version that a number would make 1.1. */
  readonly source: string;
}

export interface MapNode extends Span {
  readonly type: 'map';
  readonly pairs: readonly Pair[];
}

export interface Pair {
  readonly key: ScalarNode;
  readonly value: MetadataNode;
}

export interface ListNode extends Span {
  readonly type: 'list';
  readonly items: readonly MetadataNode[];
}

/** What is wrong with the text itself, in the words of the user. */
export interface SyntaxProblem extends Span {
  readonly message: string;
}

/** The value of a key; `undefined` where the node is no map or has no such key. The last of equal keys counts. */
export function childOf(node: MetadataNode | undefined, key: string): MetadataNode | undefined {
  if (node?.type !== 'map') return undefined;
  const { pairs } = node;
  for (let at = pairs.length - 1; at >= 0; at--) {
    const pair = pairs[at];
    if (pair?.key.source === key) return pair.value;
  }
  return undefined;
}

/** The node a JSON pointer (RFC 6901) leads to; `undefined` where it leads nowhere. */
export function nodeAt(root: MetadataNode | undefined, pointer: string): MetadataNode | undefined {
  let node = root;
  for (const token of pointerTokens(pointer)) node = step(node, token);
  return node;
}

/** Where the value of a pointer is written; of a value that is absent, the key of the nearest parent that is there. */
export function spanAt(root: MetadataNode, pointer: string): Span {
  let node: MetadataNode = root;
  let place: Span = firstPlace(root);
  for (const token of pointerTokens(pointer)) {
    const next = step(node, token);
    if (!next) return place;
    const key = node.type === 'map' ? node.pairs.findLast(pair => pair.key.source === token)?.key : undefined;
    place = key ?? firstPlace(next);
    node = next;
  }
  return node.type === 'scalar' && node.end > node.start
    ? span(node.start, node.end)
    : span(place.start, place.end);
}

/** Where the key of the last token of a pointer is written; `null` where it is not. */
export function keySpanAt(root: MetadataNode, pointer: string): Span | null {
  const cut = pointer.lastIndexOf('/');
  const parent = nodeAt(root, pointer.slice(0, cut));
  const token = unescapeToken(pointer.slice(cut + 1));
  const key =
    parent?.type === 'map' ? parent.pairs.findLast(pair => pair.key.source === token)?.key : undefined;
  return key ? span(key.start, key.end) : null;
}

/** The plain value of a tree, safe for keys such as `__proto__`. What aliases share is written out for each. */
export function plainValue(node: MetadataNode): Json {
  if (node.type === 'scalar') return node.value;
  if (node.type === 'list') return node.items.map(plainValue);
  const map: Record<string, Json> = {};
  for (const { key, value } of node.pairs) setOwn(map, key.source, plainValue(value));
  return map;
}

export const pointerTokens = (pointer: string): readonly string[] =>
  pointer === '' ? [] : pointer.slice(1).split('/').map(unescapeToken);

export const pointerTo = (parent: string, token: string | number): string =>
  `${parent}/${String(token).replaceAll('~', '~0').replaceAll('/', '~1')}`;

/** One token of a JSON pointer as it is meant. */
export const unescapeToken = (token: string): string =>
  token.includes('~') ? token.replaceAll('~1', '/').replaceAll('~0', '~') : token;

/** Sets a key of a plain object, whatever it is called. */
export function setOwn(map: Record<string, Json>, key: string, value: Json): void {
  if (key === '__proto__')
    Object.defineProperty(map, key, { value, enumerable: true, writable: true, configurable: true });
  else map[key] = value;
}

function step(node: MetadataNode | undefined, token: string): MetadataNode | undefined {
  if (node?.type === 'list') return /^\d+$/.test(token) ? node.items[Number(token)] : undefined;
  return childOf(node, token);
}

/** A whole map or list is too much to underline: its first key or item stands for it. */
function firstPlace(node: MetadataNode): Span {
  let at = node;
  for (;;) {
    if (at.type === 'scalar') return at;
    const first: MetadataNode | undefined = at.type === 'map' ? at.pairs[0]?.key : at.items[0];
    if (!first) return at;
    at = first;
  }
}
