import { defineRule } from './defineRule.js';

export const modelEditionAgrees = defineRule({
  meta: {
    code: 'model-edition-agrees',
    severity: 'warning',
    summary: 'The edition of the process reference model that the team agreed on is the one in use.',
    rationale: 'Outcomes and conditions differ between editions: a state is only comparable within one.',
    outcomes: [],
    examples: {
      bad: "=== isms.yaml ===\norganization: Tallyhop\nmodel:\n  edition: '0.0.1'\n",
      good: '=== isms.yaml ===\norganization: Tallyhop\n',
    },
  },
  on: ['settings'],
  reads: [],

  check({ entry, model, report }) {
    const agreed = entry.text('/model/edition');
    const { edition } = model.data.catalogue;
    if (agreed === null || agreed === edition) return;
    const place = entry.span('/model/edition');
    report(
      '/model/edition',
      `The team agreed on edition '${agreed}' of the model, but '${edition}' is in use.`,
      { fix: { title: `Agree on '${edition}'`, edits: [{ ...place, text: edition }] } },
    );
  },
});
