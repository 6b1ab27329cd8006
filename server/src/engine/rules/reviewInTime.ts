import { addMonths } from '../dates/day.js';
import { defineRule, type EntryView, type RuleContext } from './defineRule.js';
import { ahead, dueOptions, dueState } from './dueDays.js';

type Context = RuleContext<never, typeof dueOptions>;

export const reviewInTime = defineRule({
  meta: {
    code: 'review-in-time',
    severity: 'warning',
    summary: 'Documents, registers, risks and requirements are looked at again by the day they are due.',
    rationale:
      'Is this still how it is done here? Nobody has looked since the day on which somebody should have.',
    outcomes: ['POL-O5', 'RA-O7', 'REQ-O6', 'REC-O2'],
    timed: true,
    options: dueOptions,
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

function checkDocument(context: Context): void {
  const { entry, asOf, options, report } = context;
  if (entry.text('/next_review') !== null) {
    checkDay(context, '/next_review', 'review', isInForce(entry));
    return;
  }
  const approved = entry.text('/approved_on');
  const months = entry.number('/review_interval');
  const computed = approved === null || months === null ? null : addMonths(approved, months);
  const state = dueState(computed, asOf, options);
  if (state !== null && isInForce(entry))
    report(
      '/review_interval',
      `The review ${tense(state)} due on ${computed}, ${months} months after ${approved}.`,
      ahead(state),
    );
}

function checkDay(
  { entry, asOf, options, report }: Context,
  pointer: string,
  what: string,
  counts: boolean,
): void {
  const due = entry.text(pointer);
  const state = counts ? dueState(due, asOf, options) : null;
  if (state !== null) report(pointer, `The ${what} ${tense(state)} due on ${due}.`, ahead(state));
}

const tense = (state: 'over' | 'soon'): string => (state === 'over' ? 'was' : 'is');

function stillApplies({ entry, asOf }: Context): boolean {
  const until = entry.text('/applies_until');
  return until === null || until >= asOf;
}

/** What is a draft, withdrawn or a template is not due. One risk or supplier in a file of its own has rules of its own. */
function isInForce({ value, types }: EntryView): boolean {
  const status = value['status'];
  return types.length === 1 && value['template'] !== true && (status === undefined || status === 'approved');
}
