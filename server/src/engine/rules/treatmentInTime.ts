import { defineRule } from './defineRule.js';
import { ahead, dueOptions, dueState } from './dueDays.js';

export const treatmentInTime = defineRule({
  meta: {
    code: 'treatment-in-time',
    severity: 'warning',
    summary: 'No measure of the treatment plan is past its date without being done or dropped.',
    rationale:
      'An auditor reads the dates of the plan first. A measure that is late without a word means that the risk stays as high as before, and that nobody watches.',
    outcomes: ['RT-O7'],
    timed: true,
    options: dueOptions,
    examples: {
      bad: `=== risks/treatment-plan.yaml ===
id: RTP-PLAN
items:
  - id: RTP-05
    due: 2026-05-31
    status: running
`,
      good: `=== risks/treatment-plan.yaml ===
id: RTP-PLAN
items:
  - id: RTP-05
    due: 2026-05-31
    status: done
`,
    },
  },
  on: ['treatment-item'],
  reads: [],

  check({ entry, asOf, options, report }) {
    const due = entry.text('/due');
    const status = entry.text('/status');
    const state = dueState(due, asOf, options);
    if (state === null || status === 'done' || status === 'dropped') return;
    const was = state === 'over' ? 'was' : 'is';
    report(
      '/due',
      `This measure ${was} due on ${due} and is ${status ?? 'neither done nor dropped'}.`,
      ahead(state),
    );
  },
});
