import { addMonths, isDay } from '../dates/day.js';
import { defineRule, type EntryView, type RuleContext } from './defineRule.js';

export const reviewInTime = defineRule({
  meta: {
    code: 'review-in-time',
    severity: 'warning',
    summary: 'Documents, registers, risks and requirements are looked at again by the day they are due.',
    rationale:
      'Is this still how it is done here? Nobody has looked since the day on which somebody should have.',
    outcomes: ['POL-O5', 'RA-O7', 'REQ-O6', 'REC-O2'],
    timed: true,
    examples: {
      bad: '=== policies/access.md ===\n---\nid: POL-1\nstatus: approved\nnext_review: 2026-05-04\n---\n',
      good: '=== policies/access.md ===\n---\nid: POL-1\nstatus: approved\nnext_review: 2027-05-04\n---\n',
    },
  },
  on: ['head', 'risk', 'requirement'],
  reads: [],

  check(context) {
    const { entry, model } = context;
    if (entry.types.includes('risk'))
      checkDay(context, '/next_assessment', 'assessment', entry.text('/status') !== 'closed');
    else if (entry.types.includes('requirement'))
      checkDay(context, '/next_review', 'check', stillApplies(context));
    else if (['document', 'register'].includes(model.kind(entry.document.kind)?.nature ?? ''))
      checkDocument(context);
  },
});

function checkDocument(context: RuleContext<never>): void {
  const { entry, asOf, report } = context;
  if (entry.text('/next_review') !== null) {
    checkDay(context, '/next_review', 'review', isInForce(entry));
    return;
  }
  const approved = entry.text('/approved_on');
  const months = entry.number('/review_interval');
  const computed = approved === null || months === null ? null : addMonths(approved, months);
  if (computed !== null && computed < asOf && isInForce(entry))
    report('/review_interval', `The review was due on ${computed}, ${months} months after ${approved}.`);
}

function checkDay(
  { entry, asOf, report }: RuleContext<never>,
  pointer: string,
  what: string,
  counts: boolean,
): void {
  const due = entry.text(pointer);
  if (counts && due !== null && isDay(due) && due < asOf) report(pointer, `The ${what} was due on ${due}.`);
}

function stillApplies({ entry, asOf }: RuleContext<never>): boolean {
  const until = entry.text('/applies_until');
  return until === null || until >= asOf;
}

/** What is a draft, withdrawn or a template is not due. One risk or supplier in a file of its own has rules of its own. */
function isInForce({ value, types }: EntryView): boolean {
  const status = value['status'];
  return types.length === 1 && value['template'] !== true && (status === undefined || status === 'approved');
}
