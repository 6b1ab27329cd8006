import type { ModelData, Process } from '../model/model.js';
import type { Place, Places } from './places.js';

type Flow = { item: string; from?: string[]; to?: string[] };
type Side = 'inputs' | 'outputs';
const endsOf = { inputs: 'from', outputs: 'to' } as const;
const otherSide = { inputs: 'outputs', outputs: 'inputs' } as const;

/**
 * Writes what was added on the other side as well, where that is a process of the model, which nobody can edit: a flow
 * at its other end, and a clause that an added outcome cites. What the model does not supply stays open.
 */
export function closeFlows(data: ModelData, places: Places): void {
  for (const process of data.processes) {
    for (const end of addedEnds(process, places)) mirror(data, places, end);
    citeClauses(process, data, places);
  }
}

/** An end of a flow, as one process writes it. */
interface End {
  readonly process: string;
  readonly side: Side;
  readonly item: string;
  readonly other: string;
  readonly place: Place | null;
}

/** The ends that files have written into a process. */
function addedEnds(process: Process, places: Places): readonly End[] {
  return (['inputs', 'outputs'] as const).flatMap(side =>
    (process[side] as unknown as Flow[]).flatMap(({ item, [endsOf[side]]: ends = [] }) =>
      ends.flatMap((other, index) =>
        places.has(ends, index)
          ? [{ process: process.id, side, item, other, place: places.find(ends, `/${index}`) }]
          : [],
      ),
    ),
  );
}

function mirror(data: ModelData, places: Places, { process, side, item, other, place }: End): void {
  const partner = other.startsWith('Z') ? undefined : data.processes.find(({ id }) => id === other);
  if (!partner) return;
  const back = otherSide[side];
  const flows = partner[back] as unknown as Flow[];
  const known = flows.find(flow => flow.item === item);
  // A process of the model supplies no more than it did; it may receive more.
  if (!known && back === 'outputs') return;
  const flow = known ?? { item, from: [] };
  if (!known) flows.push(flow);
  const ends = flow[endsOf[back]] ?? [];
  if (ends.includes(process) || ends.includes('*')) return;
  if (place) places.note(ends, ends.length, place);
  ends.push(process);
}

function citeClauses(process: Process, { clauses }: ModelData, places: Places): void {
  const cited = process.iso27001_2022 as string[];
  for (const [o, outcome] of process.outcomes.entries()) {
    const isTouched = places.has(process.outcomes, o) || places.has(outcome, 'iso27001_2022');
    for (const clause of isTouched ? outcome.iso27001_2022 : [])
      if (!cited.includes(clause) && clauses.some(({ id }) => id === clause)) cited.push(clause);
  }
}
