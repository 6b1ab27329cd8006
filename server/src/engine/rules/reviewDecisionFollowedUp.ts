import { insertField } from '../entries/insertField.js';
import { clipped } from '../text/words.js';
import { defineRule } from './defineRule.js';

/** What carries a decision on. */
const followers = new Set([
  'change-record',
  'improvement',
  'nonconformity',
  'resource-need',
  'resource-plan',
  'implementation-record',
  'treatment-item',
  'objective',
]);

export const reviewDecisionFollowedUp = defineRule({
  meta: {
    code: 'review-decision-followed-up',
    severity: 'warning',
    summary: 'Every decision of a management review leads to a change, an improvement or resources.',
    rationale:
      'An auditor reads the decisions of the last review and asks for each: where is it now? Minutes alone do not move anything.',
    outcomes: ['GOV-O8'],
    examples: {
      bad: `=== reviews/MR-2026-1.md ===
---
id: MR-2026-1
decisions:
  - {id: MR-2026-1-D1, text: Buy a scan tool., status: open}
---
`,
      good: `=== reviews/MR-2026-1.md ===
---
id: MR-2026-1
decisions:
  - {id: MR-2026-1-D1, text: Buy a scan tool., status: open, ref: IMP-004}
---
`,
    },
  },
  on: ['review-decision'],
  reads: ['references'],

  check({ entry, facts, report }) {
    if (entry.text('/status') === 'dropped' || entry.texts('/ref').length > 0) return;
    const isCarriedOn =
      entry.id !== null && facts.references(entry.id).some(({ fromType }) => followers.has(fromType));
    if (isCarriedOn) return;
    const text = entry.text('/text');
    const decision = text === null ? (entry.id ?? 'this decision') : clipped(text);
    const fix = entry.get('/ref') === undefined ? insertField(entry, '', 'ref') : null;
    report(
      '/id',
      `No change, improvement or resource carries on the decision '${decision}'.`,
      fix ? { fix } : {},
    );
  },
});
