import type { FactIn } from '../facts/documentFacts.js';

/** What only the model defines: no document can. */
const modelTypes: ReadonlySet<string> = new Set(['process', 'outcome', 'clause', 'kind']);

/** Whether a reference can only lead into the model, so that a rule for its type looks after it. */
export const isModelReference = ({ types }: Pick<FactIn<'references'>, 'types'>): boolean =>
  types.every(type => modelTypes.has(type));

/** References that can only lead to a part of the model of this type. */
export const modelReferences = (
  references: readonly FactIn<'references'>[],
  type: string,
): readonly FactIn<'references'>[] =>
  references.filter(reference => reference.types[0] === type && isModelReference(reference));
