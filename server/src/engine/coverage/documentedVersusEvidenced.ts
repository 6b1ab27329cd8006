import type { Model } from '../model/model.js';
import type { OutcomeCoverage } from './coverageBook.js';

/** Of the outcomes that apply, how many are said to be so, and how many are shown. */
export interface DocumentedVersusEvidenced {
  readonly applicable: number;
  /** A policy, procedure or description speaks of it, whatever else there is. */
  readonly documented: number;
  /** A register, a record or another document that is no mere intent shows it, in whatever state. */
  readonly evidenced: number;
}

export function documentedVersusEvidenced(
  outcomes: readonly OutcomeCoverage[],
  model: Model,
): DocumentedVersusEvidenced {
  const isIntent = (kind: string | undefined): boolean => model.kind(kind ?? '')?.intent === true;
  const counted = outcomes.filter(({ state }) => state !== 'excluded');
  return {
    applicable: counted.length,
    documented: counted.filter(({ evidence }) => evidence.some(it => isIntent(it.evidence?.kind))).length,
    evidenced: counted.filter(({ evidence, outcome }) =>
      evidence.some(
        it => !isIntent(it.evidence?.kind) || outcome.indicators.suffices?.includes(it.evidence?.kind ?? ''),
      ),
    ).length,
  };
}
