/** How far an outcome is shown by the documents, from best to worst; `excluded` stands apart. */
export type OutcomeState =
  | 'covered'
  | 'stale'
  | 'thin'
  | 'suspect'
  | 'partial'
  | 'claimed'
  | 'missing'
  | 'excluded';

export const outcomeStates: readonly OutcomeState[] = [
  'covered',
  'stale',
  'thin',
  'suspect',
  'partial',
  'claimed',
  'missing',
  'excluded',
];

/**
 * Whether an outcome is worse off in one state than in another. Where it is left out there is as little to do as where
 * it is covered: leaving one out makes nothing worse, and taking it back in shows what is open.
 */
export const isWorse = (state: OutcomeState, than: OutcomeState): boolean => rank(state) > rank(than);

const rank = (state: OutcomeState): number => (state === 'excluded' ? 0 : outcomeStates.indexOf(state));

/** How many outcomes are in each state. */
export type StateCounts = Readonly<Record<OutcomeState, number>>;

export function countStates(states: Iterable<OutcomeState>): StateCounts {
  const counts = Object.fromEntries(outcomeStates.map(state => [state, 0])) as Record<OutcomeState, number>;
  for (const state of states) counts[state]++;
  return counts;
}

/** Outcomes that apply: all but the excluded ones. */
export const applicable = (counts: StateCounts): number =>
  outcomeStates.reduce((sum, state) => (state === 'excluded' ? sum : sum + counts[state]), 0);

/** Share of the applicable outcomes that are covered, in whole percent, rounded down; 100 where none applies. */
export function percentCovered(counts: StateCounts): number {
  const all = applicable(counts);
  return all === 0 ? 100 : Math.floor((counts.covered * 100) / all);
}
