import { expect, test } from 'vitest';
import { dueChildren, dueItem, overdueIn } from '../../client/src/dueItem.js';
import type { DueAnswer, DueNode } from '../../server/src/protocol/due.js';

const range = { start: { line: 5, character: 13 }, end: { line: 5, character: 23 } };
const item = (daysLeft: number, owner: string | null = 'Mira Voss'): DueNode => ({
  id: `#POL-${daysLeft}`,
  what: 'Review',
  title: 'Access [x](command:y)',
  about: 'POL-1',
  owner,
  day: '2026-09-15',
  daysLeft,
  path: 'policies/access.md',
  place: { uri: 'file:///a/policies/access.md', range },
});
const answer = (more: number, ...days: number[]): DueAnswer => ({ items: days.map(it => item(it)), more });
const periods = (some: DueAnswer) =>
  dueChildren(null, some).map(line => [
    dueItem(line).label,
    dueChildren(line, some).map(it => (it.type === 'item' ? it.value.daysLeft : null)),
  ]);

test('what is overdue, due within 30 days and within 90 stands apart', () => {
  expect(periods(answer(0, -40, -1, 0, 30, 31, 90))).toEqual([
    ['Overdue', [-40, -1]],
    ['Within 30 days', [0, 30]],
    ['Within 90 days', [31, 90]],
  ]);
  expect(overdueIn(answer(0, -40, -1, 0))).toBe(2);
});

test('a period that holds nothing is not shown, and what is not listed is counted', () => {
  expect(periods(answer(0, 12))).toEqual([['Within 30 days', [12]]]);
  expect(periods(answer(900, 12)).at(-1)).toEqual(['and 900 more', []]);
});

test.each([
  [-1, 'Review · 1 day overdue · Mira Voss', 'warning'],
  [0, 'Review · today · Mira Voss', 'calendar'],
  [14, 'Review · in 14 days · Mira Voss', 'calendar'],
])('%d days left: %s', (days, description, codicon) => {
  const line = dueItem({ type: 'item', id: 'x', value: item(days) });
  expect([line.description, line.icon?.codicon]).toEqual([description, codicon]);
  expect(line.opens?.range).toBe(range);
  expect(line.tooltip).not.toContain('[x](command:y)');
});

test('an item of which nobody is named as owner says so', () => {
  const line = dueItem({ type: 'item', id: 'x', value: item(3, null) });
  expect([line.description, line.tooltip?.includes('Nobody is named.')]).toEqual([
    'Review · in 3 days',
    true,
  ]);
});
