import { criteriaInForce } from '../risk/criteriaInForce.js';
import { levelOf } from '../risk/riskLevels.js';
import { defineRule } from './defineRule.js';

/** Fields of a risk that name what brings it down. */
const measures = ['/treatment/controls', '/treatment/plan_items', '/changes'];

export const riskLoweredOnlyWithMeasure = defineRule({
  meta: {
    code: 'risk-lowered-only-with-measure',
    severity: 'error',
    summary: 'A risk is expected to be lower only where a measure brings it down.',
    rationale:
      'An auditor asks what makes the remaining risk smaller. Without a control, a measure of the plan or a change, it is a wish.',
    outcomes: ['RT-O7', 'RT-O2'],
    examples: {
      bad: `=== risks/register/R-008.yaml ===
id: R-008
level: 12
residual: {level: 4}
`,
      good: `=== risks/register/R-008.yaml ===
id: R-008
level: 12
treatment: {options: [modify], controls: [A.8.9]}
residual: {level: 4}
`,
    },
  },
  on: ['risk'],
  reads: ['documents', 'references'],

  check({ entry, facts, once, report }) {
    const criteria = criteriaInForce(facts.documents('risk-criteria'), once);
    const before = levelOf(entry, 'current', criteria);
    const after = levelOf(entry, 'residual', criteria);
    if (before === null || after === null || after >= before) return;
    if (measures.some(pointer => entry.texts(pointer).length > 0)) return;
    const isTreated =
      entry.id !== null && facts.references(entry.id).some(({ fromType }) => fromType === 'treatment-item');
    if (isTreated) return;
    report(
      '/residual/level',
      `Level ${after} after treatment is below the present level ${before}, but no control, measure or change brings it down.`,
    );
  },
});
