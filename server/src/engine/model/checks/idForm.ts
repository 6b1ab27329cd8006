import { type CheckGroup, type Remark, remark } from '../checkGroup.js';
import { type Defined, definedIds, type Sort } from '../definedIds.js';
import type { Model } from '../model.js';

/** The form of an id tells what it names and, where it belongs to one, its process. */
export const idForm: CheckGroup = { id: 'id-form', checks: [wellFormed, ownApart] };

const forms: Readonly<Record<Sort, RegExp>> = {
  process: /^[A-Z]{2,4}$/,
  aim: /^Z?[A-Z]{2,4}-P[1-9]\d*$/,
  outcome: /^Z?[A-Z]{2,4}-O[1-9]\d*$/,
  activity: /^Z?[A-Z]{2,4}-A[1-9]\d*$/,
  metric: /^Z?[A-Z]{2,4}-M[1-9]\d*$/,
  information_item: /^ii-[a-z]+(-[a-z]+)*$/,
  external_party: /^x-[a-z]+(-[a-z]+)*$/,
  evidence_kind: /^[a-z]+(-[a-z]+)*$/,
  role: /^[a-z]+(-[a-z]+)*$/,
  source: /^[SZ]\d\d$/,
  control: /^A\.[1-9]\d*\.[1-9]\d*$/,
  clause: /^[1-9]\d*(\.[1-9]\d*){1,2}$/,
};

function* wellFormed(model: Model): Generator<Remark> {
  for (const defined of definedIds(model)) {
    if (!isWellFormed(defined)) {
      yield remark(
        defined.steps,
        `'${defined.id}' is not how the id of this ${defined.sort.replace('_', ' ')} is formed.`,
      );
    }
  }
}

function isWellFormed({ sort, id, process }: Defined): boolean {
  const isOfProcess = process === null || id.startsWith(`${process}-`) || id.startsWith(`Z${process}-`);
  return forms[sort].test(id) && isOfProcess;
}

/** `ZRA-O1` is what an organization added to RA; an own process ZRA would have the same ids. */
function* ownApart({ processes }: Model): Generator<Remark> {
  const ids = new Set(processes.map(({ id }) => id));
  for (const [p, { id }] of processes.entries()) {
    if (id.startsWith('Z') && ids.has(id.slice(1)))
      yield remark(
        ['processes', p, 'id'],
        `'${id}' would be mixed up with what is added to ${id.slice(1)}; choose another id.`,
      );
  }
}
