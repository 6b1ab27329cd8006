import { reportProblems } from '../tailoring/reportProblems.js';
import { defineRule } from './defineRule.js';

export const ownSchemaUsable = defineRule({
  meta: {
    code: 'own-schema-usable',
    severity: 'error',
    summary: 'The schema of an own kind says only what can be checked.',
    rationale: 'A demand that nobody checks is met by every document.',
    outcomes: ['REC-O2'],
    examples: {
      bad: `=== schemas/z-plan.schema.yaml ===
kind: z-plan
type: object
requierd: [scenario]
properties:
  scenario: {type: string}
  basis: {$ref: 'https://example.org/plan.json'}
=== isms.yaml ===
organization: Tallyhop
model: {edition: 0.1.0-draft, schemas: [schemas/*.schema.yaml]}
`,
      good: `=== schemas/z-plan.schema.yaml ===
kind: z-plan
type: object
required: [scenario]
properties:
  scenario: {type: string}
  basis: {$ref: 'common.schema.json#/$defs/related'}
=== isms.yaml ===
organization: Tallyhop
model: {edition: 0.1.0-draft, schemas: [schemas/*.schema.yaml]}
`,
    },
  },
  on: ['kind-schema'],
  reads: [],

  check(context) {
    reportProblems('own-schema-usable', context);
  },
});
