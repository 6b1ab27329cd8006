import type { Fix, TextEdit } from '../check/diagnostic.js';
import type { EntryView } from '../rules/defineRule.js';
import { propertyShape, type Shape } from '../schema/shape.js';
import { shapeAt } from '../schema/shapeAt.js';
import { type MapNode, nodeAt, type Pair } from '../syntax/metadataTree.js';
import { placeholderValue } from './placeholderValue.js';

/** What an edit has to know of an entry and of the text that it is in. */
export interface EditSource extends Pick<EntryView, 'node' | 'base'> {
  readonly document: { readonly text: string };
  readonly shape?: Shape;
}

/**
 * Adds a field to a map of an entry; without `value`, with a gap to fill in. `null` where its text leaves no safe place
 * for it.
 */
export function insertField(entry: EditSource, pointer: string, field: string, value?: string): Fix | null {
  const map = nodeAt(entry.node, pointer);
  const shape = entry.shape && shapeAt(entry.shape, pointer);
  const put = value ?? placeholderValue(field, shape && propertyShape(shape, field));
  const edit = map?.type === 'map' ? insertion(entry, map, `${field}: ${put}`) : null;
  return edit && { title: `Add '${field}'`, edits: [edit] };
}

function insertion({ base, document: { text } }: EditSource, map: MapNode, field: string): TextEdit | null {
  const first = map.pairs[0];
  if (!first) return null;
  const [start, end] = [base + map.start, base + map.end];
  if (text[start] === '{' && text[end - 1] === '}') {
    return { start: map.start + 1, end: map.start + 1, text: `${field}, ` };
  }
  const last = map.pairs.findLast(pair => isOnOneLine(pair, base, text));
  if (!last) return null;
  const indent = indentOf(text, base + last.key.start);
  if (indent === null) return null;
  const newline = text.indexOf('\n', base + Math.max(last.value.end, last.key.end));
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const lineEnd = newline === -1 ? text.length : text[newline - 1] === '\r' ? newline - 1 : newline;
  return { start: lineEnd - base, end: lineEnd - base, text: `${eol}${indent}${field}` };
}

/** A value of several lines may be a text whose end is not to be seen from its place. */
const isOnOneLine = ({ key, value }: Pair, base: number, text: string): boolean =>
  value.start >= key.end && !text.slice(base + key.start, base + value.end).includes('\n');

/** Blanks up to the column of a key; `null` where something else than a dash stands before it. */
function indentOf(text: string, keyStart: number): string | null {
  const before = text.slice(text.lastIndexOf('\n', keyStart - 1) + 1, keyStart).replace(/^\uFEFF/, '');
  return /^[ -]*$/.test(before) ? before.replaceAll('-', ' ') : null;
}
