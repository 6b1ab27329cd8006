import { reportProblems } from '../tailoring/reportProblems.js';
import { defineRule } from './defineRule.js';

export const modelHoldsTogether = defineRule({
  meta: {
    code: 'model-holds-together',
    severity: 'error',
    summary: 'With what the team adds to it and changes in it, the model is still whole.',
    rationale:
      'Who brings about this outcome, who receives that report, what does this condition look at? After tailoring the questions have answers as before.',
    outcomes: ['GOV-O6'],
    examples: {
      bad: `=== model/own.yaml ===
decision: {reason: Risks are ranked by the board., by: mira.voss, on: 2026-03-30}
processes:
  - id: RA
    outcomes:
      - {id: RA-O4, serves: [RA-P9]}
=== isms.yaml ===
organization: Tallyhop
model: {edition: 0.1.0-draft, extends: [model/own.yaml]}
`,
      good: `=== model/own.yaml ===
decision: {reason: Risks are ranked by the board., by: mira.voss, on: 2026-03-30}
processes:
  - id: RA
    outcomes:
      - {id: RA-O4, title: Risks are ranked by the board}
=== isms.yaml ===
organization: Tallyhop
model: {edition: 0.1.0-draft, extends: [model/own.yaml]}
`,
    },
  },
  on: ['catalogue', 'wording'],
  reads: [],

  check(context) {
    reportProblems('model-holds-together', context);
  },
});
