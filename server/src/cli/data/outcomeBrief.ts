import type { OutcomeCoverage, OutcomeState } from '../../engine/index.js';

/** An outcome and its state, without what it follows from. */
export interface OutcomeBrief {
  readonly id: string;
  readonly title: string;
  readonly state: OutcomeState;
}

export const outcomeBrief = ({ outcome: { id, title }, state }: OutcomeCoverage): OutcomeBrief => ({
  id,
  title,
  state,
});

/** Whether there is something to do about an outcome. */
export const isOpen = ({ state }: Pick<OutcomeBrief, 'state'>): boolean =>
  state !== 'covered' && state !== 'excluded';
