import { criteriaProblems } from '../risk/criteriaProblems.js';
import { defineRule } from './defineRule.js';

export const criteriaComplete = defineRule({
  meta: {
    code: 'criteria-complete',
    severity: 'error',
    summary:
      'Risk criteria give one level for every likelihood and consequence, and one band for every level.',
    rationale:
      'An auditor picks a pair of levels and asks what follows. Where the matrix has a hole, falls where it should rise, or two bands claim the same level, the answer is a matter of taste.',
    outcomes: ['RA-O1'],
    examples: {
      bad: `=== risks/criteria.yaml ===
id: CRI-001
likelihood_scale: [{level: 1}, {level: 2}, {level: 3}]
consequence_scale: [{level: 1}, {level: 2}, {level: 3}]
combination: {type: formula, formula: product}
bands:
  - {from: 1, to: 3, name: low}
  - {from: 5, to: 9, name: high}
`,
      good: `=== risks/criteria.yaml ===
id: CRI-001
likelihood_scale: [{level: 1}, {level: 2}, {level: 3}]
consequence_scale: [{level: 1}, {level: 2}, {level: 3}]
combination: {type: formula, formula: product}
bands:
  - {from: 1, to: 4, name: low}
  - {from: 5, to: 9, name: high}
`,
    },
  },
  on: ['risk-criteria'],
  reads: [],

  check({ entry, report }) {
    for (const { pointer, message } of criteriaProblems(entry.value)) report(pointer, message);
  },
});
