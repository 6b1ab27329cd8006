import { addDays } from './days.js';
import { sentences, topic } from './prose.js';
import { Random } from './random.js';
import type { RiskPlan, World } from './world.js';
import type { YamlMap } from './writeYaml.js';

/** A risk as it stands in a register or in a file of its own; `wordy` ones have long texts. */
export function riskEntry(world: World, risk: RiskPlan, isWordy: boolean): YamlMap {
  const random = new Random(world.seed, risk.id);
  const { id, title, owner, consequence, likelihood, isTreated, item, acceptance } = risk;
  const assessed = addDays(world.asOf, -random.integer(20, 300));
  const level = consequence * likelihood;
  return {
    id,
    title,
    status: isTreated ? 'in-treatment' : acceptance ? 'accepted' : 'analysed',
    approach: 'event-based',
    assets: random.some(world.assetIds, 2),
    risk_source: `${topic(random)} and ${topic(random)}`,
    scenario: sentences(random, isWordy ? 7 : 2),
    affects: random.some(['confidentiality', 'integrity', 'availability'], 2),
    existing_controls: random.some(world.controls, 3),
    consequence: {
      level: consequence,
      category: random.pick(['financial', 'legal', 'customers', 'operation']),
      reasoning: sentences(random, isWordy ? 4 : 1),
    },
    likelihood: { level: likelihood, reasoning: sentences(random, isWordy ? 4 : 1) },
    level,
    confidence: random.pick(['low', 'medium', 'high']),
    risk_owner: owner,
    evaluation: isTreated ? { decision: 'treat', priority: random.integer(1, 50) } : { decision: 'accept' },
    treatment:
      item === null
        ? { options: ['retain'] }
        : { options: ['modify'], controls: risk.controls, plan_items: [item] },
    residual: isTreated ? residualOf(risk) : undefined,
    acceptance: acceptance ?? undefined,
    requirements: random.some(world.requirementIds, 1),
    suppliers: random.chance(0.3) ? random.some(world.supplierIds, 1) : undefined,
    incidents: risk.incidents.length > 0 ? risk.incidents : undefined,
    last_assessed: assessed,
    next_assessment: addDays(assessed, 364),
    assessor: random.pick(world.people),
  };
}

/** What is expected to stay once the plan is carried out. */
export function residualOf({ consequence, likelihood }: RiskPlan): YamlMap & { readonly level: number } {
  const low = Math.max(1, likelihood - 2);
  return { consequence, likelihood: low, level: consequence * low, status: 'expected' };
}
