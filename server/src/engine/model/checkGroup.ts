import type { Model } from './model.js';

/** Something about the model that is not as it has to be. */
export interface Remark {
  /** JSON pointer into the merged model. */
  readonly at: string;
  readonly message: string;
}

/** Checks that answer one expectation on a model; the id is what a conformity statement refers to. */
export interface CheckGroup {
  readonly id: string;
  readonly checks: readonly ((model: Model) => Iterable<Remark>)[];
}

/** A remark on the part of the model that the steps lead to. */
export function remark(steps: readonly (string | number)[], message: string): Remark {
  return { at: steps.map(step => `/${pointerStep(step)}`).join(''), message };
}

const pointerStep = (step: string | number): string =>
  String(step).replaceAll('~', '~0').replaceAll('/', '~1');
