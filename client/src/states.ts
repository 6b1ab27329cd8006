import type { OutcomeState, StateCounts } from '../../server/src/protocol/coverage.js';

/** All states of an outcome, the best first. */
export const stateOrder: readonly OutcomeState[] = [
  'covered',
  'partial',
  'stale',
  'thin',
  'suspect',
  'claimed',
  'missing',
  'excluded',
];

/** How a state looks, and what it means. */
export const stateLooks: Record<OutcomeState, { codicon: string; color: string; means: string }> = {
  covered: {
    codicon: 'pass',
    color: 'charts.green',
    means: 'Evidence exists and every check on it holds.',
  },
  partial: {
    codicon: 'warning',
    color: 'list.warningForeground',
    means: 'Evidence exists, but a check on it fails.',
  },
  stale: {
    codicon: 'history',
    color: 'list.warningForeground',
    means: 'Evidence exists, but it is older than it may be.',
  },
  thin: {
    codicon: 'calendar',
    color: 'list.warningForeground',
    means: 'There are fewer records than the period asks for.',
  },
  suspect: {
    codicon: 'git-compare',
    color: 'list.warningForeground',
    means: 'What the evidence was reviewed against has changed since.',
  },
  claimed: {
    codicon: 'comment',
    color: 'list.warningForeground',
    means: 'A policy or procedure says so, but no register or record shows it.',
  },
  missing: { codicon: 'circle-large-outline', color: 'list.errorForeground', means: 'There is no evidence.' },
  excluded: { codicon: 'circle-slash', color: 'disabledForeground', means: 'Tailored out, with a reason.' },
};

/** Whether something is left to do. */
export const isGap = (state: OutcomeState): boolean => state !== 'covered' && state !== 'excluded';

/** The states in which something is left to do. */
export const gapStates: ReadonlySet<OutcomeState> = new Set(stateOrder.filter(isGap));

/** How many outcomes are not covered and not left out. */
export const gapsIn = (counts: StateCounts): number =>
  stateOrder.filter(isGap).reduce((sum, state) => sum + counts[state], 0);

/** Covered outcomes and those that could be: what is tailored out does not count. */
export function coveredOf(counts: StateCounts): { readonly covered: number; readonly of: number } {
  return { covered: counts.covered, of: counts.covered + gapsIn(counts) };
}

/** The states as a list, those that occur: `1 stale, 3 missing`. */
export function countsInWords(counts: StateCounts): string {
  return stateOrder
    .filter(state => counts[state] > 0)
    .map(state => `${counts[state]} ${state}`)
    .join(', ');
}

/** Adds up the counts of several ISMS. */
export function sumOfCounts(all: readonly StateCounts[]): StateCounts {
  const sum = (state: OutcomeState) => all.reduce((total, counts) => total + counts[state], 0);
  return Object.fromEntries(stateOrder.map(state => [state, sum(state)])) as Record<OutcomeState, number>;
}
