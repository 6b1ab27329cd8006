import { reportProblems } from '../tailoring/reportProblems.js';
import { defineRule } from './defineRule.js';

export const ownIdBeginsWithZ = defineRule({
  meta: {
    code: 'own-id-begins-with-z',
    severity: 'error',
    summary: 'What the team adds to the model has an id that begins with Z.',
    rationale:
      'A later edition of the model may give the same id to something else. What then did last year’s record show?',
    outcomes: ['GOV-O6'],
    examples: {
      bad: `=== model/own.yaml ===
decision: {reason: Couriers carry information., by: mira.voss, on: 2026-03-30}
roles:
  - {id: courier, name: Courier, description: Carries media between the sites.}
=== isms.yaml ===
organization: Tallyhop
model: {edition: 0.1.0-draft, extends: [model/own.yaml]}
`,
      good: `=== model/own.yaml ===
decision: {reason: Couriers carry information., by: mira.voss, on: 2026-03-30}
roles:
  - {id: z-courier, name: Courier, description: Carries media between the sites.}
=== isms.yaml ===
organization: Tallyhop
model: {edition: 0.1.0-draft, extends: [model/own.yaml]}
`,
    },
  },
  on: ['catalogue'],
  reads: [],

  check(context) {
    reportProblems('own-id-begins-with-z', context);
  },
});
