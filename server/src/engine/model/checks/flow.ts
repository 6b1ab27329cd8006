import { type CheckGroup, type Remark, remark } from '../checkGroup.js';
import type { Model, Process } from '../model.js';

/** The graph of information items closes: each connection is written on both sides and joins all processes. */
export const flow: CheckGroup = {
  id: 'flow',
  checks: [
    endsKnown,
    writtenByReceiver,
    writtenBySupplier,
    genericOnOneSide,
    noOrphanItem,
    noOrphanParty,
    connected,
  ],
};

const all = '*';

interface End {
  readonly process: Process;
  readonly side: 'inputs' | 'outputs';
  readonly item: string;
  readonly other: string;
  readonly steps: readonly (string | number)[];
}

/** Every end of every flow, as the process on this side writes it. */
function* ends({ processes }: Model): Generator<End> {
  for (const [p, process] of processes.entries()) {
    for (const [i, { item, from }] of process.inputs.entries()) {
      for (const [n, other] of from.entries()) {
        yield { process, side: 'inputs', item, other, steps: ['processes', p, 'inputs', i, 'from', n] };
      }
    }
    for (const [i, { item, to }] of process.outputs.entries()) {
      for (const [n, other] of to.entries()) {
        yield { process, side: 'outputs', item, other, steps: ['processes', p, 'outputs', i, 'to', n] };
      }
    }
  }
}

function* endsKnown(model: Model): Generator<Remark> {
  for (const { process, item, other, steps } of ends(model)) {
    const known = model.item(item);
    if (!known) yield remark([...steps.slice(0, 4), 'item'], `'${item}' is no information item.`);
    if (other === process.id) yield remark(steps, `${other} cannot be connected with itself.`);
    if (other === all) {
      if (known && !known.generic)
        yield remark(steps, `'${item}' connects all processes, but it is not marked generic.`);
    } else if (!model.process(other) && !model.externalParty(other)) {
      yield remark(steps, `'${other}' is neither a process nor an external party.`);
    }
  }
}

function* writtenByReceiver(model: Model): Generator<Remark> {
  for (const { process, side, item, other, steps } of ends(model)) {
    const receiver = side === 'outputs' ? model.process(other) : null;
    if (receiver && !receiver.inputs.some(input => input.item === item && input.from.includes(process.id))) {
      yield remark(
        steps,
        `${process.id} gives '${item}' to ${other}, but ${other} does not list it as input from ${process.id}.`,
      );
    }
  }
}

function* writtenBySupplier(model: Model): Generator<Remark> {
  for (const { process, side, item, other, steps } of ends(model)) {
    const supplier = side === 'inputs' ? model.process(other) : null;
    if (
      supplier &&
      !supplier.outputs.some(output => output.item === item && output.to.includes(process.id))
    ) {
      yield remark(
        steps,
        `${process.id} takes '${item}' from ${other}, but ${other} does not list it as output to ${process.id}.`,
      );
    }
  }
}

function* genericOnOneSide(model: Model): Generator<Remark> {
  const owners = new Map<string, string>();
  for (const { process, item, other, steps } of ends(model)) {
    if (!model.item(item)?.generic) continue;
    const owner = owners.get(item) ?? process.id;
    owners.set(item, owner);
    if (other !== all || owner !== process.id) {
      yield remark(steps, `'${item}' is generic, so only one process writes it down, once for all others.`);
    }
  }
}

function* noOrphanItem(model: Model): Generator<Remark> {
  const flowing = new Set([...ends(model)].map(({ item }) => item));
  for (const [index, { id }] of model.data.information_items.entries()) {
    if (!flowing.has(id))
      yield remark(['information_items', index, 'id'], `No process supplies or receives '${id}'.`);
  }
}

function* noOrphanParty(model: Model): Generator<Remark> {
  const connected = new Set([...ends(model)].map(({ other }) => other));
  for (const [index, { id }] of model.data.external_parties.entries()) {
    if (!connected.has(id))
      yield remark(['external_parties', index, 'id'], `No process is connected with '${id}'.`);
  }
}

/** The first process is the governance interface; the rest hangs together with it in both directions. */
function* connected(model: Model): Generator<Remark> {
  const start = model.process('GOV');
  if (!start) return;
  const forward = new Map(
    model.processes.map(process => [process.id, process.outputs.flatMap(({ to }) => to)]),
  );
  const backward = new Map(
    model.processes.map(process => [process.id, process.inputs.flatMap(({ from }) => from)]),
  );
  const reached = reachable(start.id, forward);
  const reaching = reachable(start.id, backward);
  for (const [index, { id }] of model.processes.entries()) {
    if (!reached.has(id))
      yield remark(['processes', index, 'inputs'], `Nothing that leaves ${start.id} ever reaches ${id}.`);
    if (!reaching.has(id))
      yield remark(['processes', index, 'outputs'], `Nothing that leaves ${id} ever reaches ${start.id}.`);
  }
}

function reachable(start: string, next: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const found = new Set([start]);
  for (const id of found) {
    for (const other of next.get(id) ?? []) {
      if (next.has(other)) found.add(other);
    }
  }
  return found;
}
