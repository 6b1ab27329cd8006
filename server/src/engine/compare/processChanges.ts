import { countStates, type StateCounts } from '../coverage/outcomeState.js';
import type { OutcomeChange, Versions } from './outcomeChanges.js';
import type { Snapshot } from './snapshot.js';

/** A process of which some outcome is in another state than before. */
export interface ProcessChange {
  readonly id: string;
  readonly name: string;
  readonly before: StateCounts;
  readonly after: StateCounts;
}

export function processChanges<Told>(
  { before, after }: Versions<Told>,
  changes: readonly OutcomeChange[],
): readonly ProcessChange[] {
  const ids = new Set(changes.map(({ process }) => process));
  return [...ids].map(id => ({
    id,
    name: nameIn(after, id) ?? nameIn(before, id) ?? id,
    before: countsIn(before, id),
    after: countsIn(after, id),
  }));
}

const ofProcess = <Told>({ outcomes }: Snapshot<Told>, id: string) =>
  [...outcomes.values()].filter(({ process }) => process.id === id);

const nameIn = <Told>(snapshot: Snapshot<Told>, id: string): string | undefined =>
  ofProcess(snapshot, id)[0]?.process.name;

const countsIn = <Told>(snapshot: Snapshot<Told>, id: string): StateCounts =>
  countStates(ofProcess(snapshot, id).map(({ state }) => state));
