import type { Fix } from '../check/diagnostic.js';
import { daysInMonth, isDay } from '../dates/day.js';
import { readMoment } from '../dates/moment.js';
import { understandDay } from '../dates/understandDay.js';
import { eachScalar } from '../schema/scalars.js';
import { isPlaceholder } from '../text/placeholders.js';
import { clipped } from '../text/words.js';
import { defineRule } from './defineRule.js';

export const dateIsIso = defineRule({
  meta: {
    code: 'date-is-iso',
    severity: 'error',
    summary: 'Every date is a calendar day that exists, written YYYY-MM-DD; every time says its zone.',
    rationale:
      'When was this approved, and when is it due? A date that can be read in two ways answers neither, and nothing can be counted from it.',
    outcomes: ['REC-O2', 'REC-O3'],
    examples: {
      bad: '=== policies/access.md ===\n---\nid: POL-1\napproved_on: 4 May 2026\n---\n',
      good: '=== policies/access.md ===\n---\nid: POL-1\napproved_on: 2026-05-04\n---\n',
    },
  },
  on: ['any'],
  reads: [],

  check({ entry, report }) {
    eachScalar(entry.node, entry.shape, ({ source, value, start, end }, shape) => {
      const judge = shape?.format === undefined ? undefined : judges[shape.format];
      if (!judge || source === '' || typeof value === 'boolean' || value === null) return;
      const wrong = judge(source.trim());
      if (!wrong || isPlaceholder(source)) return;
      const { message, right } = wrong;
      const fix: Fix | null =
        right === null
          ? null
          : { title: `Write ${right}`, edits: [{ start, end, text: right }], isSafe: true };
      report({ start, end }, message, fix ? { fix } : {});
    });
  },
});

interface Wrong {
  readonly message: string;
  readonly right: string | null;
}

const judges: Readonly<Record<string, (text: string) => Wrong | null>> = {
  date: wrongDay,
  'date-time': wrongTime,
};

function wrongDay(text: string): Wrong | null {
  if (isDay(text)) return null;
  const written = clipped(text);
  const meant = understandDay(text);
  if (!meant) return { message: `'${written}' is no date; a day is written YYYY-MM-DD.`, right: null };
  if ('day' in meant) return { message: `'${written}' has to be written ${meant.day}.`, right: meant.day };
  if ('absent' in meant)
    return { message: `There is no day '${written}'${lastDayOf(meant.absent)}.`, right: null };
  const [one, other] = meant.either;
  return { message: `'${written}' may be ${one} or ${other}; write the one that is meant.`, right: null };
}

function lastDayOf(day: string): string {
  const month = day.slice(0, 7);
  const count = daysInMonth(month);
  return count === null || Number(day.slice(8)) <= count ? '' : `; ${month} has ${count} days`;
}

function wrongTime(text: string): Wrong | null {
  const moment = readMoment(text);
  const written = clipped(text);
  if (!moment) {
    const example = isDay(text) ? `${text}T09:30:00+02:00` : '2026-05-04T09:30:00+02:00';
    return { message: `'${written}' is no time; write day, time and zone, as in ${example}.`, right: null };
  }
  if (!moment.hasZone)
    return { message: `'${written}' says no time zone; add Z or one such as +02:00.`, right: null };
  return moment.text === text
    ? null
    : { message: `'${written}' has to be written ${moment.text}.`, right: moment.text };
}
