import { criteriaInForce } from '../risk/criteriaInForce.js';
import { computedLevel, ratedPlaces } from '../risk/riskLevels.js';
import { defineRule } from './defineRule.js';

const criteria = `=== risks/criteria.yaml ===
id: CRI-001
status: approved
likelihood_scale: [{level: 1}, {level: 2}, {level: 3}, {level: 4}]
consequence_scale: [{level: 1}, {level: 2}, {level: 3}, {level: 4}]
combination: {type: formula, formula: product}
`;

export const riskLevelFollowsCriteria = defineRule({
  meta: {
    code: 'risk-level-follows-criteria',
    severity: 'error',
    summary: 'Every level of risk is the one that the risk criteria give.',
    rationale:
      'An auditor works one level out again. A level that was typed by feeling cannot be repeated, and makes every comparison between risks doubtful.',
    outcomes: ['RA-O6'],
    examples: {
      bad: `=== risks/register/R-008.yaml ===
id: R-008
likelihood: {level: 3}
consequence: {level: 4}
level: 15
${criteria}`,
      good: `=== risks/register/R-008.yaml ===
id: R-008
likelihood: {level: 3}
consequence: {level: 4}
level: 12
${criteria}`,
    },
  },
  on: ['risk'],
  reads: ['documents'],

  check({ entry, facts, once, report }) {
    const inForce = criteriaInForce(facts.documents('risk-criteria'), once);
    if (!inForce) return;
    for (const place of ratedPlaces) {
      const written = entry.number(place.level);
      const computed = computedLevel(entry, place, inForce);
      if (written === null || computed === null || written === computed) continue;
      const likelihood = entry.number(place.likelihood);
      const consequence = entry.number(place.consequence);
      const { start, end } = entry.span(place.level);
      report(
        place.level,
        `Level ${written} does not follow from likelihood ${likelihood} and consequence ${consequence}: '${inForce.name}' gives ${computed}.`,
        {
          related: [{ fact: inForce.fact, message: 'the criteria' }],
          fix: {
            title: `Write ${computed}`,
            edits: [{ start, end, text: String(computed) }],
            isSafe: true,
          },
        },
      );
    }
  },
});
