import type { Model } from '../model/model.js';
import { defineRule } from './defineRule.js';

/** Types that the model defines; other rules look after them. */
const modelTypes = new Set(['process', 'outcome', 'clause', 'kind']);

export const referenceResolves = defineRule({
  meta: {
    code: 'reference-resolves',
    severity: 'error',
    summary: 'Every id that is referred to is defined, and is of the right type.',
    rationale: 'A reference that leads nowhere is evidence that cannot be shown.',
    outcomes: ['REC-O2'],
    examples: {
      bad: '=== risks/acceptances/ACC-1.md ===\n---\nid: ACC-1\nrisk: R-009\n---\n',
      good: '=== risks/acceptances/ACC-1.md ===\n---\nid: ACC-1\nrisk: R-009\n---\n=== risks/register/R-009.yaml ===\nid: R-009\n',
    },
  },
  on: ['any'],
  reads: ['definitions', 'types'],

  check({ entry, facts, model, report }) {
    for (const { key, start, end, types } of entry.references) {
      if (types.every(type => modelTypes.has(type)) || inModel(key, types, model)) continue;
      const found = facts.definitions(key);
      if (found.some(({ type }) => types.includes('any') || types.includes(type))) continue;
      const wrong = found[0];
      if (wrong) {
        const related = [{ fact: wrong, message: 'defined here' }];
        report({ start, end }, `'${key}' is ${article(wrong.type)}, not ${listOf(types)}.`, { related });
      } else if (!types.includes('person') || facts.types('person').length > 0) {
        // Where nobody is listed as a person, names are only names.
        report(
          { start, end },
          `Nothing defines '${key}'${types.includes('any') ? '' : ` (${listOf(types)})`}.`,
        );
      }
    }
  },
});

/** Whether the model has the id: what may be anything may be a part of the model as well. */
function inModel(key: string, types: readonly string[], model: Model): boolean {
  const isAny = types.includes('any');
  return Object.entries(modelLookups).some(
    ([type, has]) => (isAny || types.includes(type)) && has(model, key),
  );
}

const modelLookups: Readonly<Record<string, (model: Model, key: string) => boolean>> = {
  process: (model, key) => model.process(key) !== null,
  outcome: (model, key) => model.outcome(key) !== null,
  clause: (model, key) => model.clause(key) !== null,
  control: (model, key) => model.control(key) !== null,
  role: (model, key) => model.role(key) !== null,
  kind: (model, key) => model.kind(key) !== null,
};

const listOf = (types: readonly string[]): string => types.map(article).join(' or ');

const article = (type: string): string =>
  `${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type.replaceAll('-', ' ')}`;
