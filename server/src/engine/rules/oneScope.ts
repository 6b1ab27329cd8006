import { textAt } from '../facts/valueAt.js';
import { defineRule } from './defineRule.js';

export const oneScope = defineRule({
  meta: {
    code: 'one-scope',
    severity: 'error',
    summary: 'One statement of the scope is approved, and no second one beside it.',
    rationale:
      'Everything an auditor looks at follows from the scope. Two approved statements are two systems, or one that nobody has drawn the border of.',
    outcomes: ['GOV-O2'],
    examples: {
      bad: `=== isms/scope.md ===
---
id: SCO-001
status: approved
---
=== isms/scope/2027.md ===
---
id: SCO-002
status: approved
---
`,
      good: `=== isms/scope.md ===
---
id: SCO-001
status: approved
---
=== isms/scope/2027.md ===
---
id: SCO-002
status: draft
---
`,
    },
  },
  on: ['isms-scope'],
  reads: ['documents'],

  check({ entry, facts, report }) {
    if (entry.text('/status') !== 'approved') return;
    const other = facts
      .documents('isms-scope')
      .find(({ uri, values }) => uri !== entry.document.uri && textAt(values, '/status') === 'approved');
    if (other)
      report('/status', `'${other.id ?? other.title}' is an approved statement of the scope as well.`, {
        related: [{ fact: other, message: 'the other one' }],
      });
  },
});
