import { reportProblems } from '../tailoring/reportProblems.js';
import { defineRule } from './defineRule.js';

export const shapingFileFound = defineRule({
  meta: {
    code: 'shaping-file-found',
    severity: 'error',
    summary: 'Own catalogue files and schemas that isms.yaml names are there.',
    rationale: 'Without the file the ISMS is judged by another model than the one the team agreed on.',
    outcomes: ['GOV-O6'],
    examples: {
      bad: '=== isms.yaml ===\norganization: Tallyhop\nmodel:\n  edition: 0.1.0-draft\n  extends: [model/own.yaml]\n',
      good: `=== isms.yaml ===
organization: Tallyhop
model:
  edition: 0.1.0-draft
  extends: [model/own.yaml]
=== model/own.yaml ===
decision: {reason: Couriers carry information., by: mira.voss, on: 2026-03-30}
`,
    },
  },
  on: ['settings'],
  reads: [],

  check(context) {
    reportProblems('shaping-file-found', context);
  },
});
