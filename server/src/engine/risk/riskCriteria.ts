import { listAt, numberAt, textAt, textsAt, valueAt } from '../facts/valueAt.js';
import type { Json } from '../syntax/metadataTree.js';

/** Criteria for risks as their document gives them; `null` for what cannot be understood. */
export interface RiskCriteria {
  /** Levels of likelihood, ascending. */
  readonly likelihoods: readonly number[] | null;
  readonly consequences: readonly number[] | null;
  readonly combination: Combination | null;
  /** Who may accept what, the lowest limit first. */
  readonly acceptance: readonly AcceptanceRule[];
}

/** A matrix has a row for each likelihood and a column for each consequence, both ascending. */
export type Combination =
  | { readonly type: 'matrix'; readonly rows: readonly (readonly number[])[] }
  | { readonly type: 'product' }
  | { readonly type: 'sum' };

export interface AcceptanceRule {
  readonly id: string | null;
  readonly upTo: number;
  /** Roles and persons that may accept. */
  readonly by: readonly string[];
}

/** Reads criteria from the values of their document. Never throws: the text may be anything. */
export const readRiskCriteria = (values: Json | undefined): RiskCriteria => ({
  likelihoods: readScale(valueAt(values, '/likelihood_scale')),
  consequences: readScale(valueAt(values, '/consequence_scale')),
  combination: readCombination(valueAt(values, '/combination')),
  acceptance: readAcceptance(valueAt(values, '/acceptance')),
});

/** The level that a likelihood and a consequence give; `null` where one is not on its scale or nothing combines them. */
export function riskLevel(
  { likelihoods, consequences, combination }: RiskCriteria,
  likelihood: number | null,
  consequence: number | null,
): number | null {
  if (!combination || likelihood === null || consequence === null) return null;
  const row = likelihoods?.indexOf(likelihood) ?? -1;
  const column = consequences?.indexOf(consequence) ?? -1;
  if (row < 0 || column < 0) return null;
  if (combination.type === 'product') return likelihood * consequence;
  if (combination.type === 'sum') return likelihood + consequence;
  return combination.rows[row]?.[column] ?? null;
}

/** The level above which a risk is treated, or accepted in writing; `null` where the criteria name no limit. */
export const acceptanceLimit = ({ acceptance }: RiskCriteria): number | null => acceptance[0]?.upTo ?? null;

function readScale(list: Json | undefined): readonly number[] | null {
  const levels = listAt(list, '').map(item => numberAt(item, '/level'));
  const known = levels.filter(level => level !== null);
  if (known.length === 0 || known.length < levels.length) return null;
  return [...new Set(known)].sort((a, b) => a - b);
}

function readCombination(combination: Json | undefined): Combination | null {
  const type = textAt(combination, '/type');
  const formula = textAt(combination, '/formula');
  const rows = listAt(combination, '/matrix');
  if (type === 'formula' || (type === null && rows.length === 0))
    return formula === 'product' || formula === 'sum' ? { type: formula } : null;
  if (rows.length === 0) return null;
  return {
    type: 'matrix',
    rows: rows.map(row => listAt(row, '').filter(level => typeof level === 'number')),
  };
}

function readAcceptance(list: Json | undefined): readonly AcceptanceRule[] {
  const rules: AcceptanceRule[] = [];
  for (const item of listAt(list, '')) {
    const upTo = numberAt(item, '/up_to');
    const id = valueAt(item, '/id');
    if (upTo === null) continue;
    const name = typeof id === 'string' || typeof id === 'number' ? String(id) : null;
    rules.push({ id: name, upTo, by: textsAt(item, '/by') });
  }
  return rules.sort((a, b) => a.upTo - b.upTo);
}
