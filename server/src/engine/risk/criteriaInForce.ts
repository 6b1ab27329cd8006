import type { Located } from '../facts/documentFacts.js';
import { textAt } from '../facts/valueAt.js';
import type { Once } from '../rules/defineRule.js';
import { type RiskCriteria, readRiskCriteria } from './riskCriteria.js';

/** Criteria together with the document they are written in. */
export interface CriteriaDocument extends RiskCriteria {
  readonly fact: Located<'documents'>;
  /** What a message calls them: the id of their document, or its title. */
  readonly name: string;
}

/**
 * The criteria that risks are judged by: the approved ones, or the only ones there are. `null` where there are none,
 * or several and nothing says which of them counts.
 */
export function criteriaInForce(
  documents: readonly Located<'documents'>[],
  once: Once,
): CriteriaDocument | null {
  const inUse = documents.filter(({ values }) => textAt(values, '/status') !== 'withdrawn');
  const approved = inUse.filter(({ values }) => textAt(values, '/status') === 'approved');
  const candidates = approved.length > 0 ? approved : inUse;
  const fact = candidates[0];
  if (!fact || candidates.length > 1) return null;
  const criteria = once(fact.values, () => readRiskCriteria(fact.values));
  return { ...criteria, fact, name: fact.id ?? fact.title };
}
