import { type CheckGroup, type Remark, remark } from '../checkGroup.js';
import { type Defined, definedIds } from '../definedIds.js';
import type { Model } from '../model.js';

/** Nothing has the id, the name or the number of something else, and no id that was given up comes back. */
export const idUnique: CheckGroup = {
  id: 'id-unique',
  checks: [idsUnique, namesUnique, numbersUnique, withdrawnStaysWithdrawn],
};

function* idsUnique(model: Model): Generator<Remark> {
  yield* repeated(definedIds(model), ({ id }) => `The id '${id}' is given twice.`);
}

function* namesUnique({ processes }: Model): Generator<Remark> {
  const names = processes.map(({ name }, index) => ({ id: name, steps: ['processes', index, 'name'] }));
  yield* repeated(names, ({ id }) => `Two processes have the name '${id}'.`);
}

function* numbersUnique({ processes }: Model): Generator<Remark> {
  const numbers = processes.map(({ clause }, index) => ({
    id: clause,
    steps: ['processes', index, 'clause'],
  }));
  yield* repeated(numbers, ({ id }) => `Two processes have the number ${id}.`);
}

function* withdrawnStaysWithdrawn(model: Model): Generator<Remark> {
  const withdrawn = new Set(model.data.catalogue.withdrawn_ids.map(({ id }) => id));
  for (const { id, steps } of definedIds(model)) {
    if (withdrawn.has(id)) yield remark(steps, `The id '${id}' was given up and cannot be used again.`);
  }
}

function* repeated(
  all: Iterable<Pick<Defined, 'id' | 'steps'>>,
  say: (one: { id: string }) => string,
): Generator<Remark> {
  const seen = new Set<string>();
  for (const one of all) {
    if (seen.has(one.id)) yield remark(one.steps, say(one));
    seen.add(one.id);
  }
}
