import type { Clause, Model } from '../model/model.js';
import { lowerFirst } from '../text/lowerFirst.js';
import type { OutcomeCoverage } from './coverageBook.js';
import { countStates, type StateCounts } from './outcomeState.js';

/** A clause of ISO/IEC 27001:2022 with the outcomes that help to meet it. */
export interface ClauseCoverage {
  readonly clause: Clause;
  readonly outcomes: readonly OutcomeCoverage[];
  readonly counts: StateCounts;
  /** `full` only where the model reaches the whole clause and every outcome that applies is covered. */
  readonly reach: 'full' | 'partial' | 'none';
  /** In words, what stays open: gaps of the model itself, and outcomes that are not covered. */
  readonly gaps: readonly string[];
}

/** The clause matrix, in the order of the clauses. */
export function clauseCoverage(
  coverage: readonly OutcomeCoverage[],
  model: Model,
): readonly ClauseCoverage[] {
  const byId = new Map(coverage.map(it => [it.outcome.id, it]));
  return model.clauses.map(clause => {
    const outcomes = model.outcomesOfClause(clause.id).flatMap(({ id }) => byId.get(id) ?? []);
    const open = outcomes.filter(({ state }) => state !== 'covered' && state !== 'excluded');
    const gaps = [
      ...(clause.gap === undefined ? [] : [clause.gap]),
      ...open.map(({ outcome, state }) => `${outcome.id} (${lowerFirst(outcome.title)}) is ${state}.`),
    ];
    const counts = countStates(outcomes.map(({ state }) => state));
    return { clause, outcomes, counts, reach: reachOf(clause, counts, outcomes.length), gaps };
  });
}

function reachOf({ coverage }: Clause, counts: StateCounts, all: number): ClauseCoverage['reach'] {
  if (counts.covered === 0) return 'none';
  return coverage === 'full' && counts.covered + counts.excluded === all ? 'full' : 'partial';
}
