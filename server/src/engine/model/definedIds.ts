import type { Model } from './model.js';

export type Sort =
  | 'process'
  | 'aim'
  | 'outcome'
  | 'activity'
  | 'metric'
  | 'information_item'
  | 'external_party'
  | 'evidence_kind'
  | 'role'
  | 'source'
  | 'control'
  | 'clause';

export interface Defined {
  readonly sort: Sort;
  readonly id: string;
  /** The process it belongs to, where it belongs to one. */
  readonly process: string | null;
  readonly steps: readonly (string | number)[];
}

/** Everything in the model that has an id. */
export function* definedIds({ data }: Model): Generator<Defined> {
  for (const [p, process] of data.processes.entries()) {
    const steps = ['processes', p] as const;
    yield { sort: 'process', id: process.id, process: null, steps: [...steps, 'id'] };
    for (const [list, sort] of ofProcess) {
      for (const [n, { id }] of process[list].entries()) {
        yield { sort, id, process: process.id, steps: [...steps, list, n, 'id'] };
      }
    }
  }
  for (const [list, sort] of ofModel) {
    for (const [n, { id }] of data[list].entries()) yield { sort, id, process: null, steps: [list, n, 'id'] };
  }
}

const ofProcess = [
  ['aims', 'aim'],
  ['outcomes', 'outcome'],
  ['activities', 'activity'],
  ['metrics', 'metric'],
] as const;

const ofModel = [
  ['information_items', 'information_item'],
  ['external_parties', 'external_party'],
  ['evidence_kinds', 'evidence_kind'],
  ['roles', 'role'],
  ['sources', 'source'],
  ['controls', 'control'],
  ['clauses', 'clause'],
] as const;
