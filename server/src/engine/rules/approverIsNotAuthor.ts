import { defineRule } from './defineRule.js';

export const approverIsNotAuthor = defineRule({
  meta: {
    code: 'approver-is-not-author',
    severity: 'error',
    summary: 'Whoever approves a document is not the one who wrote it.',
    rationale: 'An approval is a second pair of eyes. Whose were they?',
    outcomes: ['REC-O3'],
    examples: {
      bad: '=== policies/access.md ===\n---\nid: POL-1\nauthor: mira.voss\napproved_by: mira.voss\n---\n',
      good: '=== policies/access.md ===\n---\nid: POL-1\nauthor: tomas.riedel\napproved_by: mira.voss\n---\n',
    },
  },
  on: ['head'],
  reads: [],

  check({ entry, report }) {
    const approver = entry.text('/approved_by');
    if (approver !== null && entry.texts('/author').includes(approver))
      report('/approved_by', `'${approver}' approved what '${approver}' wrote.`);
  },
});
