import { defineRule } from './defineRule.js';
import { ahead, dueOptions, dueState } from './dueDays.js';

export const acceptanceInTime = defineRule({
  meta: {
    code: 'acceptance-in-time',
    severity: 'warning',
    summary: 'Every acceptance in force is looked at again before its date.',
    rationale:
      'A risk is accepted for a time, as things stood. An auditor asks who has looked since, and finds an acceptance that ran out unnoticed.',
    outcomes: ['RT-O6'],
    timed: true,
    options: dueOptions,
    examples: {
      bad: `=== risks/acceptances/ACC-2026-02.md ===
---
id: ACC-2026-02
status: active
review_by: 2026-06-20
---
`,
      good: `=== risks/acceptances/ACC-2026-02.md ===
---
id: ACC-2026-02
status: active
review_by: 2027-06-20
---
`,
    },
  },
  on: ['risk-acceptance'],
  reads: [],

  check({ entry, asOf, options, report }) {
    const reviewBy = entry.text('/review_by');
    const state = dueState(reviewBy, asOf, options);
    if (entry.text('/status') !== 'active' || state === null) return;
    const message =
      state === 'over'
        ? `This acceptance was to be looked at again by ${reviewBy} and is still active.`
        : `This acceptance is to be looked at again by ${reviewBy}.`;
    report('/review_by', message, ahead(state));
  },
});
