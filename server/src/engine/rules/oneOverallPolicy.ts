import { textAt } from '../facts/valueAt.js';
import { defineRule } from './defineRule.js';

export const oneOverallPolicy = defineRule({
  meta: {
    code: 'one-overall-policy',
    severity: 'error',
    summary: 'One overall policy is approved, and no second one beside it.',
    rationale:
      'The overall policy is where top management says what it wants. An auditor who finds two asks which one counts.',
    outcomes: ['POL-O2'],
    examples: {
      bad: `=== policies/POL-001.md ===
---
id: POL-001
level: overall
status: approved
---
=== policies/POL-100.md ===
---
id: POL-100
level: overall
status: approved
---
`,
      good: `=== policies/POL-001.md ===
---
id: POL-001
level: overall
status: withdrawn
---
=== policies/POL-100.md ===
---
id: POL-100
level: overall
status: approved
---
`,
    },
  },
  on: ['policy'],
  reads: ['documents'],

  check({ entry, facts, report }) {
    if (entry.text('/level') !== 'overall' || entry.text('/status') !== 'approved') return;
    const other = facts
      .documents('policy')
      .find(
        ({ uri, values }) =>
          uri !== entry.document.uri &&
          textAt(values, '/level') === 'overall' &&
          textAt(values, '/status') === 'approved',
      );
    if (other)
      report('/level', `'${other.id ?? other.title}' is an approved overall policy as well.`, {
        related: [{ fact: other, message: 'the other one' }],
      });
  },
});
