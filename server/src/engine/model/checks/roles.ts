import { type CheckGroup, remark } from '../checkGroup.js';
import type { Model } from '../model.js';

/** The roles that take part are known, and exactly one of them is accountable. */
export const roles: CheckGroup = { id: 'roles', checks: [rolesKnown, oneAccountable, everyRoleTakesPart] };

function* rolesKnown(model: Model) {
  for (const [p, process] of model.processes.entries()) {
    for (const [n, { role }] of process.roles.entries()) {
      if (!model.role(role)) yield remark(['processes', p, 'roles', n, 'role'], `'${role}' is no role.`);
    }
  }
}

function* oneAccountable({ processes }: Model) {
  for (const [p, { id, roles }] of processes.entries()) {
    const accountable = roles.filter(({ raci }) => raci.includes('A')).length;
    if (accountable !== 1) {
      yield remark(['processes', p, 'roles'], `${id} has ${accountable} accountable roles instead of one.`);
    }
  }
}

function* everyRoleTakesPart({ processes, roles }: Model) {
  const taking = new Set(processes.flatMap(process => process.roles.map(({ role }) => role)));
  for (const [n, { id }] of roles.entries()) {
    if (!taking.has(id)) yield remark(['roles', n, 'id'], `The role '${id}' takes part in no process.`);
  }
}
