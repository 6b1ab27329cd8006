import { addMonths, isDay } from '../dates/day.js';
import { dayIn } from '../dates/dayIn.js';
import type { Entry } from '../entries/entry.js';
import { isTemplate } from '../entries/template.js';
import { titleOf } from '../facts/extractFacts.js';
import type { FallsDue, KindSchema } from '../schema/shape.js';
import { childOf, type MapNode, type MetadataNode } from '../syntax/metadataTree.js';
import { flatString } from '../text/flatString.js';
import type { Span } from '../text/span.js';
import { type DueField, dueFields, headDueFields } from './dueFields.js';

/** A day in an entry on which something falls due. Its span counts from the base of the entry. */
export interface DueDate extends Span {
  readonly due: FallsDue;
  /** `YYYY-MM-DD` */
  readonly day: string;
  /** Where it is written, without list positions: `proofs/valid_until`. */
  readonly field: string;
  /** What the entry is called; `null` where it has no name but its id. */
  readonly title: string | null;
  /** Who has to see to it, as written; `null` where the entry names nobody. */
  readonly owner: string | null;
  /** The last day on which it matters. */
  readonly ends: string | null;
}

/** The days on which something of an entry falls due, by what the entry itself says; empty for a template. */
export function dueDatesIn(entry: Entry, schema: KindSchema | null): readonly DueDate[] {
  const fields = entry.isHead && schema ? headDueFields(entry.shape, schema) : dueFields(entry.shape);
  if (fields.length === 0 || isTemplate(entry.node)) return none;
  const lists = entry.isHead ? (schema?.lists ?? {}) : {};
  const dates = fields
    // The items of a list of entries are entries of their own.
    .filter(({ path }) => !Object.hasOwn(lists, path[0] ?? ''))
    .flatMap(field => [...datesAt(field, entry.node)]);
  return dates.length === 0 ? none : dates;
}

const none: readonly DueDate[] = [];

function* datesAt({ path, due }: DueField, root: MapNode): Generator<DueDate> {
  for (const { value, parent } of valuesAt(root, path)) {
    const day = dayOf(value, due, parent, root);
    if (day === null || !counts(due, parent, root)) continue;
    yield {
      due,
      day,
      field: path.filter(key => key !== '*').join('/'),
      title: titleOf(root) ?? textBeside(due.title, parent, root),
      owner: textBeside(due.owner ?? 'owner', parent, root) ?? textBeside('owner', parent, root),
      ends: textBeside(due.endsOn, parent, root),
      ...placeOf(value),
    };
  }
}

/** The values at a path, each with the map that holds it. */
function* valuesAt(
  root: MapNode,
  path: readonly string[],
): Generator<{ readonly value: MetadataNode; readonly parent: MapNode }> {
  let reached: { value: MetadataNode; parent: MapNode }[] = [{ value: root, parent: root }];
  for (const key of path) {
    reached = reached.flatMap(({ value, parent }) => {
      if (key === '*') return value.type === 'list' ? value.items.map(item => ({ value: item, parent })) : [];
      const child = childOf(value, key);
      return child && value.type === 'map' ? [{ value: child, parent: value }] : [];
    });
  }
  yield* reached;
}

function dayOf(value: MetadataNode, due: FallsDue, parent: MapNode, root: MapNode): string | null {
  if (due.monthsAfter !== undefined) {
    const months = value.type === 'scalar' && typeof value.value === 'number' ? value.value : null;
    const from = textBeside(due.monthsAfter, parent, root);
    const day = months === null || from === null ? null : addMonths(from, months);
    return day !== null && isDay(day) ? day : null;
  }
  const own = due.last !== undefined && value.type === 'map' ? childOf(value, due.last) : value;
  const days = [dayIn(sourceOf(own)), ...extensions(due, parent)].filter(day => day !== null);
  return days.sort().at(-1) ?? null;
}

function extensions({ extendedBy }: FallsDue, parent: MapNode): readonly (string | null)[] {
  const [list = '', key = ''] = extendedBy?.split('/') ?? [];
  const items = extendedBy === undefined ? undefined : childOf(parent, list);
  return items?.type === 'list'
    ? items.items.map(item => sourceOf(childOf(item, key))).filter(it => it !== null && isDay(it))
    : [];
}

/** Whether something is still to be done, by the fields beside the day. */
function counts({ while: states = {}, until = [] }: FallsDue, parent: MapNode, root: MapNode): boolean {
  const isOpen = Object.entries(states).every(([field, values]) => {
    const value = textBeside(field, parent, root);
    return value === null || values.includes(value);
  });
  return isOpen && until.every(field => textBeside(field, parent, root) === null);
}

/** The text of a field in the same map, else in the entry; the first of a list. */
function textBeside(field: string | undefined, parent: MapNode, root: MapNode): string | null {
  if (field === undefined) return null;
  const node = childOf(parent, field) ?? childOf(root, field);
  const text = sourceOf(node?.type === 'list' ? node.items[0] : node);
  return text === null ? null : flatString(text);
}

const sourceOf = (node: MetadataNode | undefined): string | null =>
  node?.type === 'scalar' && node.source !== '' ? node.source : null;

function placeOf(node: MetadataNode): Span {
  if (node.type === 'scalar') return { start: node.start, end: node.end };
  const first = node.type === 'map' ? node.pairs[0]?.key : node.items[0];
  return first ? { start: node.start, end: first.end } : { start: node.start, end: node.end };
}
