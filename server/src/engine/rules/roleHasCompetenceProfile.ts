import { defineRule } from './defineRule.js';

export const roleHasCompetenceProfile = defineRule({
  meta: {
    code: 'role-has-competence-profile',
    severity: 'warning',
    summary: 'For every role that somebody holds, it is written down what its holder has to be able to do.',
    rationale:
      'An auditor asks why this person is fit for the role. Without a profile there is nothing to hold the person against.',
    outcomes: ['AWA-O1'],
    examples: {
      bad: `=== isms/roles.yaml ===
id: REG-ROLES
roles:
  - {role: incident-manager, holder: aylin.demir}
=== people/competence.yaml ===
id: REG-COMPETENCE
profiles:
  - {role: isms-manager, competence: Runs an ISMS}
`,
      good: `=== isms/roles.yaml ===
id: REG-ROLES
roles:
  - {role: isms-manager, holder: mira.voss}
=== people/competence.yaml ===
id: REG-COMPETENCE
profiles:
  - {role: isms-manager, competence: Runs an ISMS}
`,
    },
  },
  on: ['role-holder'],
  reads: ['references', 'types'],

  check({ entry, facts, report }) {
    const role = entry.text('/role');
    if (role === null || facts.types('competence-profile').length === 0) return;
    if (!facts.references(role).some(({ fromType }) => fromType === 'competence-profile'))
      report('/role', `No competence profile says what '${role}' has to be able to do.`);
  },
});
