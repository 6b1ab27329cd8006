import { criteriaInForce } from '../risk/criteriaInForce.js';
import { levelOf } from '../risk/riskLevels.js';
import { defineRule } from './defineRule.js';

export const residualNotAboveRisk = defineRule({
  meta: {
    code: 'residual-not-above-risk',
    severity: 'error',
    summary: 'No risk is higher after its treatment than before.',
    rationale:
      'A treatment that raises the risk is a mistake or a slip of the pen. Either way an auditor stops at this line.',
    outcomes: ['RT-O7'],
    examples: {
      bad: `=== risks/register/R-008.yaml ===
id: R-008
level: 12
residual: {level: 16}
`,
      good: `=== risks/register/R-008.yaml ===
id: R-008
level: 12
residual: {level: 4}
`,
    },
  },
  on: ['risk'],
  reads: ['documents'],

  check({ entry, facts, once, report }) {
    const criteria = criteriaInForce(facts.documents('risk-criteria'), once);
    const before = levelOf(entry, 'current', criteria);
    const after = levelOf(entry, 'residual', criteria);
    if (before === null || after === null || after <= before) return;
    report('/residual/level', `Level ${after} after treatment is above the present level ${before}.`);
  },
});
