import { defineRule } from './defineRule.js';

export const findingHasNonconformity = defineRule({
  meta: {
    code: 'finding-has-nonconformity',
    severity: 'error',
    summary: 'Every finding of an audit that is a nonconformity has a record in the improvement process.',
    rationale:
      'The next auditor begins with the findings of the last one. A finding that nobody took up is worse than one that was never made.',
    outcomes: ['AUD-O7', 'CIM-O1'],
    examples: {
      bad: `=== audits/reports/AUD-2026-1.md ===
---
id: AUD-2026-1
findings:
  - {id: AUD-2026-1-F1, kind: nonconformity-minor}
---
`,
      good: `=== audits/reports/AUD-2026-1.md ===
---
id: AUD-2026-1
findings:
  - {id: AUD-2026-1-F1, kind: nonconformity-minor, nonconformity: NC-2026-001}
---
`,
    },
  },
  on: ['audit-finding'],
  reads: ['references'],

  check({ entry, facts, report }) {
    const kind = entry.text('/kind');
    if (kind === null || !kind.startsWith('nonconformity') || entry.text('/nonconformity') !== null) return;
    const isTakenUp =
      entry.id !== null && facts.references(entry.id).some(({ fromType }) => fromType === 'nonconformity');
    if (!isTakenUp) report('/kind', `No nonconformity is recorded for '${entry.id ?? 'this finding'}'.`);
  },
});
