import type { DueAnswer, DueNode } from '../../server/src/protocol/due.js';
import { escaped, paragraphs } from './markdownText.js';
import type { TreeLine } from './treeLine.js';

/** A line of the due view. */
export type DueLine = { readonly id: string } & (
  | { readonly type: 'period'; readonly value: Period; readonly items: readonly DueNode[] }
  | { readonly type: 'item'; readonly value: DueNode }
  | { readonly type: 'more'; readonly value: number }
);

interface Period {
  readonly name: string;
  /** The last day of it, counted from today; negative: before today. */
  readonly until: number;
}

/** How far ahead the view looks, in days. */
export const dueWithin = 90;

const periods: readonly Period[] = [
  { name: 'Overdue', until: -1 },
  { name: 'Within 30 days', until: 30 },
  { name: 'Within 90 days', until: dueWithin },
];

/** What stands under a line; under `null`: the periods that hold something. */
export function dueChildren(line: DueLine | null, { items, more }: DueAnswer): DueLine[] {
  if (line === null) {
    const groups = periods.map((value, n) => {
      const from = periods[n - 1]?.until ?? Number.NEGATIVE_INFINITY;
      const own = items.filter(({ daysLeft }) => daysLeft > from && daysLeft <= value.until);
      return { type: 'period', id: value.name, value, items: own } as const;
    });
    const shown = groups.filter(it => it.items.length > 0);
    return more > 0 ? [...shown, { type: 'more', id: 'more', value: more }] : shown;
  }
  return line.type === 'period' ? line.items.map(value => ({ type: 'item', id: value.id, value })) : [];
}

/** How many are overdue. */
export const overdueIn = ({ items }: DueAnswer): number =>
  items.filter(({ daysLeft }) => daysLeft < 0).length;

/** The look of a line. */
export function dueItem(line: DueLine): TreeLine {
  if (line.type === 'period') return periodItem(line.id, line.value, line.items.length);
  return line.type === 'item' ? itemLine(line.id, line.value) : moreLine(line.id, line.value);
}

function periodItem(id: string, { name, until }: Period, count: number): TreeLine {
  return {
    id,
    label: name,
    description: String(count),
    tooltip: '',
    spoken: `${name}, ${count}`,
    icon: null,
    children: until <= 30 ? 'expanded' : 'collapsed',
    opens: null,
    context: 'period',
  };
}

function itemLine(id: string, item: DueNode): TreeLine {
  const { what, title, about, owner, day, daysLeft, path, place } = item;
  const left = leftInWords(daysLeft);
  return {
    id,
    label: title,
    description: [what, left, ...(owner === null ? [] : [owner])].join(' · '),
    tooltip: paragraphs(
      `**${escaped(title)}**${about === null || about === title ? '' : ` (${escaped(about)})`}`,
      `${escaped(what)} due on ${day}, ${left}`,
      owner === null ? 'Nobody is named.' : `$(person) ${escaped(owner)}`,
      escaped(path),
    ),
    spoken: `${what}, ${title}, ${left}${owner === null ? '' : `, ${owner}`}`,
    icon:
      daysLeft < 0
        ? { codicon: 'warning', color: 'list.warningForeground' }
        : { codicon: 'calendar', color: null },
    children: 'none',
    opens: place,
    context: 'due place',
  };
}

function moreLine(id: string, count: number): TreeLine {
  const label = `and ${count} more`;
  return {
    id,
    label,
    description: '',
    tooltip: 'isms due lists all of them.',
    spoken: label,
    icon: { codicon: 'ellipsis', color: null },
    children: 'none',
    opens: null,
    context: 'more',
  };
}

function leftInWords(days: number): string {
  if (days === 0) return 'today';
  const count = Math.abs(days);
  const words = `${count} ${count === 1 ? 'day' : 'days'}`;
  return days < 0 ? `${words} overdue` : `in ${words}`;
}
