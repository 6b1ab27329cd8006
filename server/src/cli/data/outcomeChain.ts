import type { OutcomeCoverage } from '../../engine/index.js';
import type { Places } from '../places.js';
import { isOpen, type OutcomeBrief, outcomeBrief } from './outcomeBrief.js';
import { type ReasonData, reasonData } from './outcomeData.js';

/** An outcome with what is missing; nothing is where it is covered or left out. */
export interface OutcomeChain extends OutcomeBrief {
  readonly reasons: readonly ReasonData[];
}

export function outcomeChain(coverage: OutcomeCoverage, places: Places): OutcomeChain {
  const missing = isOpen(coverage) ? coverage.reasons.filter(({ holds }) => !holds) : [];
  return { ...outcomeBrief(coverage), reasons: missing.map(it => reasonData(it, places)) };
}

/** Where to read on about each outcome that is open. */
export const nextOf = (outcomes: readonly OutcomeBrief[]): readonly string[] =>
  outcomes.filter(isOpen).map(({ id, state }) => `${id} is ${state}: isms explain ${id}`);
