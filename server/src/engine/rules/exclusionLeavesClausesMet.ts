import { exclusionsInForce } from '../settings/exclusionsInForce.js';
import { defineRule } from './defineRule.js';

export const exclusionLeavesClausesMet = defineRule({
  meta: {
    code: 'exclusion-leaves-clauses-met',
    severity: 'error',
    summary: 'No outcome is left out on which alone a clause of ISO/IEC 27001:2022 rests.',
    rationale: 'No clause from 4 to 10 may be excluded. Which other outcome shows that this one is met?',
    outcomes: ['GOV-O6'],
    examples: {
      bad: '=== isms.yaml ===\norganization: Tallyhop\ntailoring:\n  exclude:\n    - outcome: AUD-O4\n',
      good: '=== isms.yaml ===\norganization: Tallyhop\ntailoring:\n  exclude:\n    - outcome: CRM-O3\n',
    },
  },
  on: ['settings'],
  reads: [],

  check({ entry, model, asOf, report }) {
    const excluded = exclusionsInForce(entry, asOf);
    const ids = new Set(excluded.map(({ outcome }) => outcome));
    for (const { outcome, at } of excluded) {
      const clauses = (model.outcome(outcome)?.iso27001_2022 ?? []).filter(clause =>
        model.outcomesOfClause(clause).every(({ id }) => ids.has(id)),
      );
      if (clauses.length === 0) continue;
      const named = `${clauses.length === 1 ? 'clause' : 'clauses'} ${clauses.join(', ')}`;
      const others = clauses.flatMap(clause => model.outcomesOfClause(clause)).map(({ id }) => id);
      const alike = [...new Set(others)].filter(id => id !== outcome);
      const also =
        alike.length === 0
          ? ''
          : ` and ${alike.join(', ')}, which ${alike.length === 1 ? 'is' : 'are'} left out as well`;
      report(`${at}/outcome`, `Without ${outcome}${also}, no outcome helps to meet ${named}.`);
    }
  },
});
