import { textAt, textsAt } from '../facts/valueAt.js';
import { defineRule, type RuleContext } from './defineRule.js';

export const treatmentAndRiskAgree = defineRule({
  meta: {
    code: 'treatment-and-risk-agree',
    severity: 'warning',
    summary: 'A risk and the measures that treat it name each other.',
    rationale:
      'An auditor goes from the risk to the measure and back again. Where only one side knows of the other, one of both is out of date.',
    outcomes: ['RT-O5'],
    examples: {
      bad: `=== risks/register/R-008.yaml ===
id: R-008
treatment: {options: [modify], plan_items: [RTP-05]}
=== risks/treatment-plan.yaml ===
id: RTP-PLAN
items:
  - id: RTP-05
    risks: [R-011]
`,
      good: `=== risks/register/R-008.yaml ===
id: R-008
treatment: {options: [modify], plan_items: [RTP-05]}
=== risks/treatment-plan.yaml ===
id: RTP-PLAN
items:
  - id: RTP-05
    risks: [R-008]
`,
    },
  },
  on: ['risk', 'treatment-item'],
  reads: ['definitions'],

  check(context) {
    if (context.entry.types.includes('risk')) checkRisk(context);
    else checkItem(context);
  },
});

function checkRisk({ entry, facts, report }: RuleContext<'definitions'>): void {
  for (const [index, key] of entry.texts('/treatment/plan_items').entries()) {
    const item = facts.definitions(key).find(({ type }) => type === 'treatment-item');
    if (!item || entry.id === null || textsAt(item.values, '/risks').includes(entry.id)) continue;
    report(`/treatment/plan_items/${index}`, `'${key}' does not name '${entry.id}' among its risks.`, {
      related: [{ fact: item, message: 'the measure' }],
    });
  }
}

function checkItem({ entry, facts, report }: RuleContext<'definitions'>): void {
  if (entry.text('/status') === 'dropped') return;
  for (const [index, key] of entry.texts('/risks').entries()) {
    const risk = facts.definitions(key).find(({ type }) => type === 'risk');
    if (!risk || entry.id === null || textAt(risk.values, '/status') === 'closed') continue;
    if (textsAt(risk.values, '/treatment/plan_items').includes(entry.id)) continue;
    report(`/risks/${index}`, `'${key}' does not name '${entry.id}' among its measures.`, {
      related: [{ fact: risk, message: 'the risk' }],
    });
  }
}
