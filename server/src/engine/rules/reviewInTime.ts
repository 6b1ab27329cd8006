import { addMonths, isDay } from '../dates/day.js';
import { defineRule, type EntryView } from './defineRule.js';

export const reviewInTime = defineRule({
  meta: {
    code: 'review-in-time',
    severity: 'warning',
    summary: 'Documents and registers are reviewed by the day they are due.',
    rationale:
      'Is this still how it is done here? Nobody has looked since the day on which somebody should have.',
    outcomes: ['POL-O5', 'REC-O2'],
    timed: true,
    examples: {
      bad: '=== policies/access.md ===\n---\nid: POL-1\nstatus: approved\nnext_review: 2026-05-04\n---\n',
      good: '=== policies/access.md ===\n---\nid: POL-1\nstatus: approved\nnext_review: 2027-05-04\n---\n',
    },
  },
  on: ['head'],
  reads: [],

  check({ entry, model, asOf, report }) {
    const nature = model.kind(entry.document.kind)?.nature;
    if (nature === undefined || nature === 'record' || !isInForce(entry)) return;
    const due = entry.text('/next_review');
    if (due !== null) {
      if (isDay(due) && due < asOf) report('/next_review', `The review was due on ${due}.`);
      return;
    }
    const approved = entry.text('/approved_on');
    const months = entry.number('/review_interval');
    const computed = approved === null || months === null ? null : addMonths(approved, months);
    if (computed !== null && computed < asOf)
      report('/review_interval', `The review was due on ${computed}, ${months} months after ${approved}.`);
  },
});

/** What is a draft, withdrawn or a template is not due. One risk or supplier in a file of its own has rules of its own. */
function isInForce({ value, types }: EntryView): boolean {
  const status = value['status'];
  return types.length === 1 && value['template'] !== true && (status === undefined || status === 'approved');
}
