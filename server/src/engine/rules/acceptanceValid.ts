import type { Located } from '../facts/documentFacts.js';
import { textAt, textsAt, valueAt } from '../facts/valueAt.js';
import { type CriteriaDocument, criteriaInForce } from '../risk/criteriaInForce.js';
import type { AcceptanceRule } from '../risk/riskCriteria.js';
import { levelOf } from '../risk/riskLevels.js';
import { isPlaceholder } from '../text/placeholders.js';
import { defineRule, type Lookups, type RuleContext } from './defineRule.js';

const risk = `=== risks/register/R-008.yaml ===
id: R-008
level: 12
risk_owner: aylin.demir
residual: {level: 4}
`;

type Reads = 'definitions' | 'documents' | 'references';

export const acceptanceValid = defineRule({
  meta: {
    code: 'acceptance-valid',
    severity: 'error',
    summary:
      'Every acceptance in force is of the level that its risk has, by somebody who may accept that level.',
    rationale:
      'An acceptance moves the answer for a harm to a person. An auditor asks whether this person may give it, and whether what was accepted is what remains.',
    outcomes: ['RT-O6'],
    examples: {
      bad: `=== risks/acceptances/ACC-2026-02.md ===
---
id: ACC-2026-02
status: active
risk: R-008
level: 4
accepted_by: mira.voss
---
${risk}`,
      good: `=== risks/acceptances/ACC-2026-02.md ===
---
id: ACC-2026-02
status: active
risk: R-008
level: 4
accepted_by: aylin.demir
---
${risk}`,
    },
  },
  on: ['risk-acceptance', 'risk'],
  reads: ['definitions', 'documents', 'references'],

  check(context) {
    if (context.entry.types.includes('risk')) checkRisk(context);
    else if (context.entry.text('/status') === 'active') checkAcceptance(context);
  },
});

/** The acceptance that a risk names is one of this risk, and one in force where the risk counts as accepted. */
function checkRisk({ entry, facts, report }: RuleContext<Reads>): void {
  const named = entry.text('/acceptance');
  const acceptance = facts.definitions(named ?? '').find(({ type }) => type === 'risk-acceptance');
  if (!acceptance || entry.id === null) return;
  const related = [{ fact: acceptance, message: 'the acceptance' }];
  const accepted = textAt(acceptance.values, '/risk');
  const status = textAt(acceptance.values, '/status');
  if (accepted !== null && accepted !== entry.id)
    report('/acceptance', `'${named}' accepts '${accepted}', not '${entry.id}'.`, { related });
  else if (entry.text('/status') === 'accepted' && (status === 'expired' || status === 'revoked'))
    report('/acceptance', `'${named}' is ${status}, so nothing accepts '${entry.id}'.`, { related });
}

function checkAcceptance(context: RuleContext<Reads>): void {
  const { entry, facts, once, report } = context;
  const risk = facts.definitions(entry.text('/risk') ?? '').find(({ type }) => type === 'risk');
  const acceptedOn = entry.text('/accepted_on');
  const reviewBy = entry.text('/review_by');
  if (acceptedOn !== null && reviewBy !== null && reviewBy < acceptedOn)
    report('/review_by', `The date to look again, ${reviewBy}, is before the acceptance on ${acceptedOn}.`);
  if (!risk) return;
  const criteria = criteriaInForce(facts.documents('risk-criteria'), once);
  checkLevel(context, risk, criteria);
  checkPerson(context, risk, criteria);
}

function checkLevel(
  { entry, report }: RuleContext<Reads>,
  risk: Located<'definitions'>,
  criteria: CriteriaDocument | null,
): void {
  const level = entry.number('/level');
  const known = (['residual', 'current'] as const)
    .map(name => levelOf({ get: pointer => valueAt(risk.values, pointer) }, name, criteria))
    .filter(it => it !== null);
  if (level === null || known.length === 0 || known.includes(level)) return;
  const [remaining, ...rest] = known;
  const has = rest.length > 0 ? `level ${rest[0]}, and ${remaining} after treatment` : `level ${remaining}`;
  report('/level', `Level ${level} is accepted, but '${risk.key}' has ${has}.`, {
    related: [{ fact: risk, message: 'the risk' }],
  });
}

function checkPerson(
  context: RuleContext<Reads>,
  risk: Located<'definitions'>,
  criteria: CriteriaDocument | null,
): void {
  const person = context.entry.text('/accepted_by');
  if (person === null || isPlaceholder(person)) return;
  if (criteria && criteria.acceptance.length > 0) checkAuthority(context, person, risk, criteria);
  else {
    const owner = textAt(risk.values, '/risk_owner');
    if (owner === null || owner === person) return;
    context.report('/accepted_by', `'${person}' is not the owner of '${risk.key}'; that is '${owner}'.`, {
      related: [{ fact: risk, message: 'the risk' }],
    });
  }
}

/** The criteria say who may accept up to which level. */
function checkAuthority(
  { entry, facts, report }: RuleContext<Reads>,
  person: string,
  risk: Located<'definitions'>,
  { acceptance, name, fact }: CriteriaDocument,
): void {
  const level = entry.number('/level');
  const authority = entry.text('/authority');
  const related = [{ fact, message: 'the criteria' }];
  const named = acceptance.filter(({ id }) => id !== null && id === authority);
  const highest = acceptance.at(-1)?.upTo ?? 0;
  if (level === null) return;
  if (level > highest) {
    report('/level', `Level ${level} may be accepted by nobody: '${name}' allows up to ${highest}.`, {
      related,
    });
    return;
  }
  const allowing = acceptance.filter(({ upTo }) => upTo >= level);
  const fitting = named.length > 0 ? allowing.filter(rule => named.includes(rule)) : allowing;
  if (fitting.length === 0) {
    const limit = named[0]?.upTo;
    report('/authority', `'${authority}' allows up to ${limit}, not level ${level}.`, { related });
    return;
  }
  if (fitting.some(rule => mayAccept(person, rule, risk, facts))) return;
  const by = [...new Set(fitting.flatMap(rule => rule.by))].map(it => `'${it}'`).join(' or ');
  report('/accepted_by', `'${person}' may not accept level ${level}; '${name}' leaves that to ${by}.`, {
    related,
  });
}

/** Where nothing says which roles a person has, the person gets the benefit of the doubt. */
function mayAccept(
  person: string,
  { by }: AcceptanceRule,
  risk: Located<'definitions'>,
  facts: Lookups<Reads>,
): boolean {
  if (by.length === 0 || by.includes(person)) return true;
  const isOwner = textAt(risk.values, '/risk_owner') === person;
  if (by.includes('risk-owner') && isOwner) return true;
  const known = facts.definitions(person).find(({ type }) => type === 'person');
  if (!known) return by.some(role => role !== 'risk-owner');
  const roles = [
    ...textsAt(known.values, '/roles'),
    ...facts
      .references(person)
      .filter(({ fromType }) => fromType === 'role-holder')
      .flatMap(({ values }) => textsAt(values, '/role')),
  ];
  // Owner of some risk is not owner of this one.
  return roles.some(role => role !== 'risk-owner' && by.includes(role));
}
