import { defineRule } from './defineRule.js';

export const verifierIsNotImplementer = defineRule({
  meta: {
    code: 'verifier-is-not-implementer',
    severity: 'error',
    summary: 'Nobody verifies an own implementation.',
    rationale: 'Who built it sees what was meant. An auditor asks for a second pair of eyes.',
    outcomes: ['IMPL-O4'],
    examples: {
      bad: `=== implementation/TSK-2026-014.yaml ===
id: TSK-2026-014
implementer: tomas.riedel
verification: {by: tomas.riedel, result: passed}
`,
      good: `=== implementation/TSK-2026-014.yaml ===
id: TSK-2026-014
implementer: tomas.riedel
verification: {by: mira.voss, result: passed}
`,
    },
  },
  on: ['implementation-record'],
  reads: [],

  check({ entry, report }) {
    const by = entry.text('/verification/by');
    if (by === null) return;
    const implementers = entry.texts('/implementer');
    // Where nobody else is named, the owner of the task is who did it.
    const doers = implementers.length > 0 ? implementers : entry.texts('/owner');
    if (doers.includes(by)) report('/verification/by', `'${by}' verified an implementation of their own.`);
  },
});
