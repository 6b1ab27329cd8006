import { addMonths, isDay } from '../dates/day.js';
import { defineRule, type EntryView } from './defineRule.js';

export const nextReviewFitsInterval = defineRule({
  meta: {
    code: 'next-review-fits-interval',
    severity: 'warning',
    summary: 'The next review is no later than the interval between reviews allows.',
    rationale: 'Two rules for one review: which of them is kept?',
    outcomes: ['POL-O5'],
    examples: {
      bad: '=== policies/access.md ===\n---\nid: POL-1\napproved_on: 2026-05-04\nreview_interval: 12\nnext_review: 2028-05-04\n---\n',
      good: '=== policies/access.md ===\n---\nid: POL-1\napproved_on: 2026-05-04\nreview_interval: 12\nnext_review: 2027-05-31\n---\n',
    },
  },
  on: ['head'],
  reads: [],

  check({ entry, report }) {
    const next = entry.text('/next_review');
    const months = entry.number('/review_interval');
    const last = lastReviewOf(entry);
    const latest = last === null || months === null ? null : addMonths(last, Math.round(months));
    // Within the month it is due, any day is fine.
    if (next === null || !isDay(next) || latest === null || next.slice(0, 7) <= latest.slice(0, 7)) return;
    const { start, end } = entry.span('/next_review');
    report(
      '/next_review',
      `The next review on ${next} is more than ${months} months after ${last}; it would be due on ${latest}.`,
      { fix: { title: `Write ${latest}`, edits: [{ start, end, text: latest }] } },
    );
  },
});

/** The last day on which somebody looked at it. */
const lastReviewOf = (entry: EntryView): string | null =>
  ['/approved_on', '/reviewed_on', '/last_review', '/last_reviewed']
    .map(field => entry.text(field))
    .filter(day => day !== null && isDay(day))
    .sort()
    .at(-1) ?? null;
