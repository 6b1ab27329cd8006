import type { Located } from '../facts/documentFacts.js';
import { criteriaInForce } from '../risk/criteriaInForce.js';
import { ratedPlaces } from '../risk/riskLevels.js';
import { defineRule, type EntryView, type RuleContext } from './defineRule.js';

const criteria = `=== risks/criteria.yaml ===
id: CRI-001
status: approved
likelihood_scale: [{level: 1}, {level: 2}, {level: 3}]
consequence_scale: [{level: 1}, {level: 2}, {level: 3}]
`;

export const scaleLevelKnown = defineRule({
  meta: {
    code: 'scale-level-known',
    severity: 'error',
    summary: 'Every likelihood and consequence is a level of the scales that the risk criteria declare.',
    rationale:
      'A level that no scale explains means nothing: nobody can say what it stands for, nor compare it with another.',
    outcomes: ['RA-O6'],
    examples: {
      bad: `=== risks/register/R-008.yaml ===
id: R-008
likelihood: {level: 5}
consequence: {level: 2.5}
${criteria}`,
      good: `=== risks/register/R-008.yaml ===
id: R-008
likelihood: {level: 3}
consequence: {level: 2}
${criteria}`,
    },
  },
  on: ['risk'],
  reads: ['documents'],

  check({ entry, facts, once, report }) {
    const criteria = criteriaInForce(facts.documents('risk-criteria'), once);
    if (!criteria) return;
    for (const { likelihood, consequence } of ratedPlaces) {
      checkLevel(entry, likelihood, 'Likelihood', { ...criteria, scale: criteria.likelihoods }, report);
      checkLevel(entry, consequence, 'Consequence', { ...criteria, scale: criteria.consequences }, report);
    }
  },
});

interface NamedScale {
  readonly scale: readonly number[] | null;
  readonly name: string;
  readonly fact: Located<'documents'>;
}

function checkLevel(
  entry: EntryView,
  pointer: string,
  what: string,
  { scale, name, fact }: NamedScale,
  report: RuleContext<never>['report'],
): void {
  const level = entry.number(pointer);
  if (level === null || !scale || scale.includes(level)) return;
  report(
    pointer,
    `${what} ${level} is not on the scale of '${name}', which has the levels ${scale.join(', ')}.`,
    {
      related: [{ fact, message: 'the scales' }],
    },
  );
}
