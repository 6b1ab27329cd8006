import type { TextEdit } from '../check/diagnostic.js';
import { propertyShape, type Shape } from '../schema/shape.js';
import { type ListNode, type MetadataNode, nodeAt } from '../syntax/metadataTree.js';
import { type EditSource, insertField } from './insertField.js';
import { placeholderValue } from './placeholderValue.js';

/** Fields of an item that is a group of them, each value as YAML that can stand anywhere. */
export type ItemFields = readonly (readonly [field: string, value: string])[];

/** An item of a list: one value, or a group of fields. */
export type NewItem = string | ItemFields;

/** What an item of a list needs: what is given, and gaps for the other required fields. */
export function neededFields(items: Shape | undefined, given: Readonly<Record<string, string>>): ItemFields {
  const names = [...new Set([...Object.keys(given), ...(items?.required ?? [])])];
  return names.map(name => [
    name,
    given[name] ?? placeholderValue(name, items && propertyShape(items, name)),
  ]);
}

/**
 * Adds items to the list at a pointer, `item` as YAML that can stand anywhere, and begins the list where there is none.
 * One text in place of a list becomes its first item. `null` where the text leaves no safe place.
 */
export function appendItems(
  entry: EditSource,
  pointer: string,
  items: readonly NewItem[],
): readonly TextEdit[] | null {
  const list = nodeAt(entry.node, pointer);
  if (!list) {
    const cut = pointer.lastIndexOf('/');
    return (
      insertField(entry, pointer.slice(0, cut), pointer.slice(cut + 1), inBrackets(items))?.edits ?? null
    );
  }
  if (list.type === 'list')
    return list.items.length > 0 ? append(entry, list, items) : fill(entry, list, items);
  if (list.type !== 'scalar') return null;
  return list.value === null ? fill(entry, list, items) : wrap(entry, list, items);
}

/** Takes an item out of the list at a pointer; `null` where it is not there or its text leaves no safe way. */
export function removeItem(entry: EditSource, pointer: string, index: number): readonly TextEdit[] | null {
  const list = nodeAt(entry.node, pointer);
  const item = list?.type === 'list' ? list.items[index] : undefined;
  // Of an entry, a head knows the place and no more.
  if (list?.type !== 'list' || !item || item.start === item.end) return null;
  return isFlow(entry, list) ? removeInFlow(entry, list, index) : removeLines(entry, list, item);
}

/** A list in brackets; of an empty one, the place is that of the brackets. */
function isFlow({ base, document: { text } }: EditSource, list: ListNode): boolean {
  const first = list.items[0];
  return first === undefined || /[[,]\s*["']?$/.test(text.slice(0, base + first.start));
}

function append(entry: EditSource, list: ListNode, items: readonly NewItem[]): readonly TextEdit[] | null {
  const { base, document } = entry;
  const { text } = document;
  const last = list.items.at(-1);
  if (!last) return null;
  const end = base + outerEnd(text, base, last);
  if (isFlow(entry, list)) return appendInFlow(text, base, list, items);
  const dash = dashOf(text, base, last);
  if (dash === null) return null;
  const indent = text.slice(text.lastIndexOf('\n', dash - 1) + 1, dash).replaceAll(/[^ ]/g, ' ');
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const at = endOfBlock(text, end, indent.length);
  return [insertAt(at - base, items.map(item => eol + inBlock(item, indent, eol)).join(''))];
}

/** Before the bracket that closes the list: of entries, a head knows the place where they begin and no more. */
function appendInFlow(
  text: string,
  base: number,
  list: ListNode,
  items: readonly NewItem[],
): readonly TextEdit[] | null {
  const bracket = list.end - 1;
  if (text.charAt(base + bracket) !== ']') return null;
  const before = text.slice(0, base + bracket).trimEnd();
  const comma = before.endsWith(',') ? ' ' : ', ';
  return [insertAt(before.length - base, comma + items.map(inFlow).join(', '))];
}

/** A list that is empty or has no value yet. */
function fill(
  { base, document: { text } }: EditSource,
  { start, end }: MetadataNode,
  items: readonly NewItem[],
): readonly TextEdit[] | null {
  const put = inBrackets(items);
  if (start < end) return [{ start, end, text: put }];
  return [insertAt(start, /\s/.test(text.charAt(base + start - 1)) ? put : ` ${put}`)];
}

function wrap(entry: EditSource, node: MetadataNode, items: readonly NewItem[]): readonly TextEdit[] | null {
  const { base, document } = entry;
  const written = document.text.slice(base + node.start, base + node.end);
  const end = outerEnd(document.text, base, node);
  const start = end === node.end ? node.start : node.start - 1;
  if (written.includes('\n') || (start === node.start && /[,[\]{}#]|: /.test(written))) return null;
  return [insertAt(start, '['), insertAt(end, `, ${items.map(inFlow).join(', ')}]`)];
}

function removeInFlow(entry: EditSource, list: ListNode, index: number): readonly TextEdit[] | null {
  const { base, document } = entry;
  const { text } = document;
  const [before, item, after] = [list.items[index - 1], list.items[index], list.items[index + 1]];
  if (!item) return null;
  const start = outerStart(text, base, item);
  const end = outerEnd(text, base, item);
  if (after) return [{ start, end: outerStart(text, base, after), text: '' }];
  return [{ start: before ? outerEnd(text, base, before) : start, end, text: '' }];
}

function removeLines(entry: EditSource, list: ListNode, item: MetadataNode): readonly TextEdit[] | null {
  const { base, document } = entry;
  const { text } = document;
  const dash = dashOf(text, base, item);
  // Without its only item, a list would be no list any more.
  if (dash === null || list.items.length < 2) return null;
  const start = text.lastIndexOf('\n', dash - 1) + 1;
  const next = list.items[list.items.indexOf(item) + 1];
  const nextDash = next ? dashOf(text, base, next) : null;
  if (next && nextDash === null) return null;
  const end = nextDash === null ? lineAfter(text, base + item.end) : text.lastIndexOf('\n', nextDash - 1) + 1;
  // The first item of a list may stand on the line of a key.
  if (text.slice(start, dash).trim() !== '' || end <= start) return null;
  return [{ start: start - base, end: end - base, text: '' }];
}

/** Where the dash of an item stands; `null` where something else than blanks is between. */
function dashOf(text: string, base: number, item: MetadataNode): number | null {
  const itemStart = base + item.start;
  // Of an entry that was read by itself, a head knows where its dash is.
  const own = item.start === item.end ? /^[ \t]*-(?=\s)/.exec(text.slice(itemStart)) : null;
  if (own) return itemStart + own[0].length - 1;
  const found = /-[ \t]*["']?$/.exec(text.slice(text.lastIndexOf('\n', itemStart - 1) + 1, itemStart));
  return found ? itemStart - found[0].length : null;
}

/** The end of the last line that belongs to an item whose dash stands at a column; what follows blank lines may be its own. */
function endOfBlock(text: string, from: number, column: number): number {
  let end = lineEnd(text, from);
  for (let next = text.indexOf('\n', end); next >= 0; next = text.indexOf('\n', next + 1)) {
    const stop = lineEnd(text, next + 1);
    const line = text.slice(next + 1, stop);
    if (line.trim() === '') continue;
    if (line.length - line.trimStart().length <= column) return end;
    end = stop;
  }
  return end;
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  if (end < 0) return text.length;
  return text.charAt(end - 1) === '\r' && end > at ? end - 1 : end;
}

function lineAfter(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
}

const isQuoted = (text: string, base: number, { start, end }: MetadataNode): boolean => {
  const quote = text.charAt(base + start - 1);
  return (quote === '"' || quote === "'") && text.charAt(base + end) === quote;
};

const outerStart = (text: string, base: number, node: MetadataNode): number =>
  node.type === 'scalar' && isQuoted(text, base, node) ? node.start - 1 : node.start;

const outerEnd = (text: string, base: number, node: MetadataNode): number =>
  node.type === 'scalar' && isQuoted(text, base, node) ? node.end + 1 : node.end;

const inFlow = (item: NewItem): string =>
  typeof item === 'string' ? item : `{${item.map(([field, value]) => `${field}: ${value}`).join(', ')}}`;

const inBrackets = (items: readonly NewItem[]): string => `[${items.map(inFlow).join(', ')}]`;

const inBlock = (item: NewItem, indent: string, eol: string): string =>
  typeof item === 'string'
    ? `${indent}- ${item}`
    : item.map(([field, value], at) => `${indent}${at === 0 ? '- ' : '  '}${field}: ${value}`).join(eol);

const insertAt = (at: number, text: string): TextEdit => ({ start: at, end: at, text });
