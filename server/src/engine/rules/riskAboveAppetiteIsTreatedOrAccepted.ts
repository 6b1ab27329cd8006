import type { Located } from '../facts/documentFacts.js';
import { textAt } from '../facts/valueAt.js';
import { type CriteriaDocument, criteriaInForce } from '../risk/criteriaInForce.js';
import { acceptanceLimit } from '../risk/riskCriteria.js';
import { levelOf } from '../risk/riskLevels.js';
import { defineRule, type EntryView, type Lookups } from './defineRule.js';

const criteria = `=== risks/criteria.yaml ===
id: CRI-001
status: approved
acceptance:
  - {up_to: 4, by: [risk-owner]}
`;

export const riskAboveAppetiteIsTreatedOrAccepted = defineRule({
  meta: {
    code: 'risk-above-appetite-is-treated-or-accepted',
    severity: 'error',
    summary:
      'Every risk above the acceptance limit has a measure in the treatment plan or is accepted in writing.',
    rationale:
      'A risk that is too high and that nobody treats or answers for is the first thing an auditor looks for: it means that the criteria have no consequences.',
    outcomes: ['RT-O1', 'RT-O6'],
    examples: {
      bad: `=== risks/register/R-008.yaml ===
id: R-008
status: analysed
level: 12
${criteria}`,
      good: `=== risks/register/R-008.yaml ===
id: R-008
status: in-treatment
level: 12
treatment: {options: [modify], plan_items: [RTP-05]}
=== risks/treatment-plan.yaml ===
id: RTP-PLAN
items:
  - id: RTP-05
    risks: [R-008]
    status: running
${criteria}`,
    },
  },
  on: ['risk'],
  reads: ['documents', 'definitions', 'references'],

  check({ entry, facts, once, report }) {
    const inForce = criteriaInForce(facts.documents('risk-criteria'), once);
    const limit = inForce && acceptanceLimit(inForce);
    if (inForce === null || limit === null || isOpenOrOver(entry)) return;
    const level = levelOf(entry, 'current', inForce);
    if (level === null || level <= limit || isAccepted(entry, facts)) return;
    const items = itemsOf(entry, facts);
    const problem = problemOf(entry, items, inForce, limit);
    if (problem === null) return;
    report(
      entry.number('/level') === null ? '/id' : '/level',
      `Level ${level} is above the acceptance limit ${limit}; ${problem}.`,
      { related: [{ fact: inForce.fact, message: 'the limit' }] },
    );
  },
});

type Facts = Lookups<'definitions' | 'references'>;

/** Closed, or still looked into: nothing has to be decided about it now. */
const isOpenOrOver = (entry: EntryView): boolean =>
  entry.text('/status') === 'closed' || entry.text('/evaluation/decision') === 'analyse-further';

/** Whether an acceptance in force is about this risk; whether it is a good one is looked at where it is written. */
function isAccepted(entry: EntryView, facts: Facts): boolean {
  const named = entry.text('/acceptance');
  const ids = referringIds(entry, facts, 'risk-acceptance');
  return [...(named === null ? [] : [named]), ...ids]
    .flatMap(id => facts.definitions(id))
    .some(({ type, values }) => type === 'risk-acceptance' && !isOver(values['status']));
}

const isOver = (status: unknown): boolean => status === 'expired' || status === 'revoked';

/** The items of the treatment plan that the risk names, or that name the risk. */
function itemsOf(entry: EntryView, facts: Facts): readonly Located<'definitions'>[] {
  const ids = new Set([
    ...entry.texts('/treatment/plan_items'),
    ...referringIds(entry, facts, 'treatment-item'),
  ]);
  return [...ids].flatMap(id => facts.definitions(id)).filter(({ type }) => type === 'treatment-item');
}

const referringIds = ({ id }: EntryView, facts: Facts, type: string): readonly string[] =>
  id === null
    ? []
    : facts
        .references(id)
        .filter(({ fromType }) => fromType === type)
        .map(({ from }) => from);

/** What is missing; `null` where the risk is under treatment. */
function problemOf(
  entry: EntryView,
  items: readonly Located<'definitions'>[],
  criteria: CriteriaDocument,
  limit: number,
): string | null {
  if (items.length === 0) return 'it has neither a measure in the treatment plan nor an acceptance';
  const kept = items.filter(({ values }) => textAt(values, '/status') !== 'dropped');
  if (kept.length === 0) return 'all its measures are dropped, and it has no acceptance';
  const isOverWith = kept.every(({ values }) => textAt(values, '/status') === 'done');
  const residual = levelOf(entry, 'residual', criteria);
  if (!isOverWith || entry.text('/residual/status') !== 'reached' || residual === null || residual <= limit)
    return null;
  return `its measures are done, ${residual} remains, and it has no acceptance`;
}
