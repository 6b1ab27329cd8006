import { type Model, type OutcomeState, outcomeStates, type Process } from '../engine/index.js';
import type { FlowEnd, FlowItem, ReportFlow } from '../protocol/report.js';
import { shortName } from './shortName.js';

/** In catalogues: all processes. */
const everyone = '*';

/**
 * Who hands what to whom, by supplier in the order of the model, with what comes from outside at the end. Several items
 * between the same two are one flow.
 */
export function flowsOf(model: Model, states: ReadonlyMap<string, OutcomeState>): readonly ReportFlow[] {
  const fromProcesses = model.processes.flatMap(process => {
    const items = process.outputs.map(output => ({
      to: output.to,
      item: itemOf(output.item, output.to, process, model, states),
    }));
    const receivers = [...new Set(process.outputs.flatMap(({ to }) => to))];
    return receivers.map(to =>
      flow(
        endOf(process.id, model),
        endOf(to, model),
        items.filter(it => it.to.includes(to)).map(({ item }) => item),
      ),
    );
  });
  return [...fromProcesses, ...model.processes.flatMap(process => fromOutside(process, model))];
}

function fromOutside({ id, inputs }: Process, model: Model): readonly ReportFlow[] {
  const suppliers = [...new Set(inputs.flatMap(({ from }) => from))];
  return suppliers
    .filter(from => from === everyone || model.externalParty(from) !== null)
    .map(from =>
      flow(
        endOf(from, model),
        endOf(id, model),
        inputs
          .filter(it => it.from.includes(from))
          .map(({ item }) => ({ name: nameOf(item, model), state: null, outcomes: [], receivers: 1 })),
      ),
    );
}

const flow = (from: FlowEnd, to: FlowEnd, items: readonly FlowItem[]): ReportFlow => ({
  from,
  to,
  items,
  state: worst(items.map(({ state }) => state)),
});

function endOf(id: string, model: Model): FlowEnd {
  const process = model.process(id);
  if (process) return { process: id, name: shortName(process.name) };
  return { process: null, name: id === everyone ? 'Every process' : (model.externalParty(id)?.name ?? id) };
}

function itemOf(
  item: string,
  to: readonly string[],
  supplier: Process,
  model: Model,
  states: ReadonlyMap<string, OutcomeState>,
): FlowItem {
  const outcomes = supplier.outcomes.filter(({ items }) => items.includes(item)).map(({ id }) => id);
  return {
    name: nameOf(item, model),
    state: worst(outcomes.map(id => states.get(id) ?? null)),
    outcomes,
    receivers: to.filter(id => model.process(id) !== null).length,
  };
}

const nameOf = (item: string, model: Model): string => model.item(item)?.name ?? item;

/** What is left out says nothing of the rest, so it counts only where there is nothing else. */
function worst(states: readonly (OutcomeState | null)[]): OutcomeState | null {
  const known = states.filter(state => state !== null);
  const counted = known.filter(state => state !== 'excluded');
  const from = counted.length > 0 ? counted : known;
  return from.reduce<OutcomeState | null>(
    (worse, state) => (worse === null || rank(state) > rank(worse) ? state : worse),
    null,
  );
}

const rank = (state: OutcomeState): number => outcomeStates.indexOf(state);
