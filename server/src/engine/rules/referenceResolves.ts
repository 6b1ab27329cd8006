import type { Fix } from '../check/diagnostic.js';
import type { FactIn } from '../facts/documentFacts.js';
import { controlMeant, isControlOf2013 } from '../model/controlNumber.js';
import { inModel } from '../model/inModel.js';
import type { Model } from '../model/model.js';
import { isModelReference } from '../model/modelReferences.js';
import { isApprover, notOnePerson } from '../model/namesOnePerson.js';
import { nearest } from '../text/nearest.js';
import { defineRule } from './defineRule.js';

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
    for (const reference of entry.references) {
      const { key, start, end, types } = reference;
      if (isSaidElsewhere(reference, model) || inModel(key, types, model)) continue;
      const found = facts.definitions(key);
      if (found.some(({ type }) => types.includes('any') || types.includes(type))) continue;
      const wrong = found[0];
      if (wrong) {
        const related = [{ fact: wrong, message: 'defined here' }];
        report({ start, end }, `'${key}' is ${article(wrong.type)}, not ${listOf(types)}.`, { related });
      } else if (!types.includes('person') || facts.types('person').length > 0) {
        // Where nobody is listed as a person, names are only names.
        const { message, fix } = absence(reference, model);
        report({ start, end }, message, fix ? { fix } : {});
      }
    }
  },
});

function absence(
  { key, types, start, end }: FactIn<'references'>,
  model: Model,
): { readonly message: string; readonly fix: Fix | null } {
  const nothing = `Nothing defines '${key}'${types.includes('any') ? '' : ` (${listOf(types)})`}`;
  const meant = meantInModel(key, types, model);
  if (meant === null) return { message: `${nothing}.`, fix: null };
  const isSafe = types.includes('control') && controlMeant(key, model) === meant;
  const fix: Fix = {
    title: `Write '${meant}'`,
    edits: [{ start, end, text: meant }],
    ...(isSafe ? { isSafe } : {}),
  };
  return { message: `${nothing}; did you mean '${meant}'?`, fix };
}

/** Other rules say more of it. */
const isSaidElsewhere = (reference: FactIn<'references'>, model: Model): boolean =>
  isModelReference(reference) ||
  (reference.types.includes('control') && isControlOf2013(reference.key, reference.types.length > 1)) ||
  (isApprover(reference) && notOnePerson(reference.key, model) !== null);

/** Of the ids that the model gives, the one that was most likely meant. */
function meantInModel(key: string, types: readonly string[], model: Model): string | null {
  const control = types.includes('control') ? controlMeant(key, model) : null;
  return (
    control ??
    (types.includes('role')
      ? nearest(
          key,
          model.roles.map(({ id }) => id),
        )
      : null)
  );
}

const listOf = (types: readonly string[]): string => types.map(article).join(' or ');

const article = (type: string): string =>
  `${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type.replaceAll('-', ' ')}`;
