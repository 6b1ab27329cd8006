import { isDay } from '../dates/day.js';
import { dayIn } from '../dates/dayIn.js';
import type { Entry } from '../entries/entry.js';
import { idOf, titleOf } from '../facts/extractFacts.js';
import { eachScalar } from '../schema/scalars.js';
import type { KindSchema } from '../schema/shape.js';
import { childOf, type MetadataNode, nodeAt } from '../syntax/metadataTree.js';
import { flatString } from '../text/flatString.js';
import type { Span } from '../text/span.js';

/** What the head of a document says of it as evidence. Days as `YYYY-MM-DD`, as written. Spans count from the base. */
export interface Evidence {
  readonly kind: string;
  readonly id: string | null;
  readonly title: string | null;
  /** Who answers for it, as written; `null` where it names nobody. */
  readonly owner: string | null;
  /** Who approved it, as written; `null` where it names nobody. */
  readonly approver: string | null;
  readonly status: string | null;
  /** Approved (documents, registers) or complete (records). A kind without such states counts as done. */
  readonly isDone: boolean;
  readonly date: string | null;
  readonly due: string | null;
  /** The last day that it names anywhere, times included, by their day in UTC; `null` where it names none. */
  readonly lastDay: string | null;
  /** Outcomes that its metadata claims. */
  readonly claims: readonly string[];
  /** A dated statement that nothing happened in a period. */
  readonly declaration: { readonly from: string; readonly to: string; readonly by: string } | null;
  /** What it was reviewed against, with the fingerprint of what that said then. */
  readonly reviewedAgainst: readonly {
    readonly id: string;
    readonly content: string;
    readonly place: Span;
  }[];
  readonly place: Span;
  readonly statusPlace: Span;
  readonly datePlace: Span;
  readonly duePlace: Span;
}

export function evidenceOf(head: Entry, schema: KindSchema): Evidence {
  const { node } = head;
  const text = (key: string): string | null => sourceOf(childOf(node, key));
  const { date, done, due, dueWhile } = schema.evidence;
  const status = text('status');
  const isDue = dueWhile.length === 0 || (status !== null && dueWhile.includes(status));
  const place = placeOf(node, ['title', 'name', 'id']);
  return {
    kind: schema.kind,
    id: idOf(head),
    title: titleOf(node),
    owner: text('owner'),
    approver: text('approved_by'),
    status,
    isDone: done.length === 0 || (status === null ? !requiresStatus(head) : done.includes(status)),
    date: date.map(text).find(it => it !== null) ?? null,
    due: due === null || !isDue ? null : latest([text(due), ...renewalsIn(childOf(node, 'renewals'))]),
    lastDay: lastDayIn(node),
    claims: textsOf(childOf(node, 'outcomes')),
    declaration: declarationOf(childOf(node, 'declaration')),
    reviewedAgainst: reviewsIn(childOf(node, 'reviewed_against')),
    place,
    statusPlace: placeOf(node, ['status', 'title', 'id']),
    datePlace: placeOf(node, [...date, 'title', 'id']),
    duePlace: due === null ? place : placeOf(node, [due, ...date, 'title', 'id']),
  };
}

function lastDayIn(node: MetadataNode): string | null {
  let last: string | null = null;
  eachScalar(node, undefined, ({ source }) => {
    // Days are as many as texts are: only what begins like one is read closely.
    if (source.length < 10 || source.charCodeAt(4) !== hyphen) return;
    const day = isDay(source) ? source : dayIn(source);
    if (day !== null && (last === null || day > last)) last = flatString(day);
  });
  return last;
}

const hyphen = 45;

const requiresStatus = ({ shape }: Entry): boolean => shape.required?.includes('status') ?? false;

function declarationOf(node: MetadataNode | undefined): Evidence['declaration'] {
  const from = sourceOf(nodeAt(node, '/period/from'));
  const to = sourceOf(nodeAt(node, '/period/to'));
  const by = sourceOf(nodeAt(node, '/by'));
  return from !== null && to !== null && by !== null ? { from, to, by } : null;
}

function reviewsIn(node: MetadataNode | undefined): Evidence['reviewedAgainst'] {
  if (node?.type !== 'list') return [];
  return node.items.flatMap(item => {
    const id = sourceOf(childOf(item, 'ref'));
    const content = childOf(item, 'content');
    const mark = sourceOf(content);
    return id !== null && content && mark !== null
      ? [{ id, content: mark, place: { start: content.start, end: content.end } }]
      : [];
  });
}

/** The days until which something was renewed after its first date. */
function renewalsIn(node: MetadataNode | undefined): readonly (string | null)[] {
  return node?.type === 'list' ? node.items.map(item => sourceOf(childOf(item, 'until'))) : [];
}

const latest = (days: readonly (string | null)[]): string | null =>
  days
    .filter(day => day !== null)
    .reduce<string | null>((one, day) => (one !== null && one > day ? one : day), null);

function textsOf(node: MetadataNode | undefined): readonly string[] {
  const nodes = node?.type === 'list' ? node.items : node ? [node] : [];
  return nodes.map(sourceOf).filter(it => it !== null);
}

const sourceOf = (node: MetadataNode | undefined): string | null =>
  node?.type === 'scalar' && node.source !== '' ? flatString(node.source) : null;

function placeOf(node: MetadataNode, keys: readonly string[]): Span {
  for (const key of keys) {
    const child = childOf(node, key);
    if (child?.type === 'scalar' && child.end > child.start) return { start: child.start, end: child.end };
  }
  return { start: node.start, end: node.start };
}
