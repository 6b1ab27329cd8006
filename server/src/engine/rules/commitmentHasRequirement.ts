import { insertField } from '../entries/insertField.js';
import { textAt, valueAt } from '../facts/valueAt.js';
import { clipped } from '../text/words.js';
import { defineRule } from './defineRule.js';

export const commitmentHasRequirement = defineRule({
  meta: {
    code: 'commitment-has-requirement',
    severity: 'warning',
    summary: 'Everything promised to a customer is a requirement that the ISMS takes up.',
    rationale:
      'An auditor picks a clause of a contract and asks who knows of it. A promise that sales alone know of will be broken by operation.',
    outcomes: ['CRM-O3', 'REQ-O2'],
    examples: {
      bad: `=== customers/register.yaml ===
id: REG-CUSTOMERS
customers:
  - id: C-17
    commitments:
      - {text: Notice of incidents within 24 hours}
=== requirements/requirements.yaml ===
id: REG-REQUIREMENTS
requirements:
  - {id: REQ-021, in_isms: true}
`,
      good: `=== customers/register.yaml ===
id: REG-CUSTOMERS
customers:
  - id: C-17
    commitments:
      - {text: Notice of incidents within 24 hours, requirement: REQ-021}
=== requirements/requirements.yaml ===
id: REG-REQUIREMENTS
requirements:
  - {id: REQ-021, in_isms: true}
`,
    },
  },
  on: ['customer'],
  reads: ['definitions', 'types'],

  check({ entry, facts, report }) {
    if (facts.types('requirement').length === 0) return;
    for (const [index, commitment] of entry.list('/commitments').entries()) {
      const text = clipped(textAt(commitment, '/text') ?? 'something');
      const key = textAt(commitment, '/requirement');
      const requirement = facts.definitions(key ?? '').find(({ type }) => type === 'requirement');
      if (key === null) {
        const fix = insertField(entry, `/commitments/${index}`, 'requirement');
        report(
          `/commitments/${index}/text`,
          `'${text}' is promised, but is no requirement of the register.`,
          fix ? { fix } : {},
        );
      } else if (requirement && valueAt(requirement.values, '/in_isms') === false)
        report(
          `/commitments/${index}/requirement`,
          `'${text}' is promised, but '${key}' is left out of the ISMS.`,
          { related: [{ fact: requirement, message: 'the requirement' }] },
        );
    }
  },
});
