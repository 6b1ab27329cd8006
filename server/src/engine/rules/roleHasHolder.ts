import { textAt } from '../facts/valueAt.js';
import { defineRule, type RuleContext } from './defineRule.js';

type Reads = 'references' | 'definitions';

/** Roles that somebody has for a thing, which names them itself, or that everybody has. */
const heldByThing = new Set([
  'process-owner',
  'risk-owner',
  'asset-owner',
  'control-owner',
  'policy-owner',
  'account-manager',
  'line-manager',
  'personnel',
]);

export const roleHasHolder = defineRule({
  meta: {
    code: 'role-has-holder',
    severity: 'error',
    summary: 'Every role that documents rely on is held by somebody who is there.',
    rationale:
      'A duty of a role without a holder is nobody’s duty. An auditor asks for the name and then speaks with the person.',
    outcomes: ['GOV-O5'],
    examples: {
      bad: `=== isms/roles.yaml ===
id: REG-ROLES
title: Roles
roles:
  - {role: top-management, holder: jonas.behr}
=== policies/POL-001.md ===
---
id: POL-001
owner: isms-manager
---
`,
      good: `=== isms/roles.yaml ===
id: REG-ROLES
title: Roles
roles:
  - {role: isms-manager, holder: mira.voss}
=== policies/POL-001.md ===
---
id: POL-001
owner: isms-manager
---
`,
    },
  },
  on: ['role-assignment', 'own-role', 'role-holder'],
  reads: ['references', 'definitions'],

  check(context) {
    const type = context.entry.types[0];
    if (type === 'role-assignment') checkModelRoles(context);
    else if (type === 'own-role') checkOwnRole(context);
    else checkHolder(context);
  },
});

function checkModelRoles({ facts, model, report }: RuleContext<Reads>): void {
  for (const { id } of model.roles) {
    if (heldByThing.has(id)) continue;
    const references = facts.references(id);
    if (references.some(isHolding)) continue;
    const duties = references.filter(({ fromType }) => fromType !== 'competence-profile');
    if (duties.length === 0) continue;
    const documents = new Set(duties.map(({ uri }) => uri)).size;
    report(
      '/title',
      `Nobody holds the role '${id}', which ${documents === 1 ? 'a document relies' : `${documents} documents rely`} on.`,
      { related: duties.slice(0, 5).map(fact => ({ fact, message: 'relied on here' })) },
    );
  }
}

function checkOwnRole({ entry, facts, report }: RuleContext<Reads>): void {
  if (entry.id !== null && !facts.references(entry.id).some(isHolding))
    report('/id', `Nobody holds the role '${entry.id}'.`);
}

function checkHolder({ entry, facts, asOf, report }: RuleContext<Reads>): void {
  const holder = entry.text('/holder');
  const person = facts.definitions(holder ?? '').find(({ type }) => type === 'person');
  const leftOn = person ? textAt(person.values, '/left_on') : null;
  if (person && leftOn !== null && leftOn < asOf)
    report('/holder', `'${holder}' left on ${leftOn} and cannot hold '${entry.text('/role') ?? 'a role'}'.`, {
      related: [{ fact: person, message: 'the person' }],
    });
}

const isHolding = ({ fromType, field }: { readonly fromType: string; readonly field: string }): boolean =>
  (fromType === 'role-holder' && field === '/role') || (fromType === 'person' && field === '/roles');
