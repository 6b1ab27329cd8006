import { defineRule } from './defineRule.js';

/** Ids that look as if they were meant for Annex A: `A.8.9`, `A8.9`, `8.9`, `A.12.1.2`. */
const annexA = /^(?:A\.?)?(\d+(?:\.\d+)+)$/i;

export const soaControlKnown = defineRule({
  meta: {
    code: 'soa-control-known',
    severity: 'error',
    summary: 'Every control of Annex A in the statement of applicability is one of its present edition.',
    rationale:
      'Numbers of an earlier edition are the surest sign that a statement was copied and not made. An auditor sees it at once.',
    outcomes: ['RT-O3'],
    examples: {
      bad: `=== risks/soa.yaml ===
id: SOA-001
controls:
  - {control: A.12.1.2, applicable: true}
`,
      good: `=== risks/soa.yaml ===
id: SOA-001
controls:
  - {control: A.8.32, applicable: true}
`,
    },
  },
  on: ['soa-line'],
  reads: [],

  check({ entry, model, report }) {
    const control = entry.text('/control');
    if (control === null || model.control(control)) return;
    const number = annexA.exec(control)?.[1];
    if (number === undefined) return;
    const meant = `A.${number}`;
    if (!model.control(meant)) {
      report('/control', `'${control}' is no control of Annex A of ISO/IEC 27001:2022.`);
      return;
    }
    const { start, end } = entry.span('/control');
    report('/control', `'${control}' is written '${meant}'.`, {
      fix: { title: `Write ${meant}`, edits: [{ start, end, text: meant }], isSafe: true },
    });
  },
});
