import { type CheckGroup, type Remark, remark } from '../checkGroup.js';
import { type Defined, definedIds, type Sort } from '../definedIds.js';
import type { Model } from '../model.js';

/** The form of an id tells what it names and, where it belongs to one, its process. */
export const idForm: CheckGroup = { id: 'id-form', checks: [wellFormed] };

const forms: Readonly<Record<Sort, RegExp>> = {
  process: /^[A-Z]{2,4}$/,
  aim: /^[A-Z]{2,4}-P[1-9]\d*$/,
  outcome: /^[A-Z]{2,4}-O[1-9]\d*$/,
  activity: /^[A-Z]{2,4}-A[1-9]\d*$/,
  metric: /^[A-Z]{2,4}-M[1-9]\d*$/,
  information_item: /^ii-[a-z]+(-[a-z]+)*$/,
  external_party: /^x-[a-z]+(-[a-z]+)*$/,
  evidence_kind: /^[a-z]+(-[a-z]+)*$/,
  role: /^[a-z]+(-[a-z]+)*$/,
  source: /^S\d\d$/,
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
  return forms[sort].test(id) && (process === null || id.startsWith(`${process}-`));
}
