import { type CheckGroup, remark } from '../checkGroup.js';
import type { Declaration, Model } from '../model.js';

/** The model says for what and for whom it is made, and what was done to agree on it. */
export const declaration: CheckGroup = { id: 'declaration', checks: [everythingSaid, consensusAnswered] };

const texts = [
  'domain',
  'context_of_use',
  'relationship_to_context',
  'relationships_between_processes',
  'uniqueness',
  'measurement_limit',
] as const satisfies readonly (keyof Declaration)[];

function* everythingSaid({ data: { declaration } }: Model) {
  for (const key of texts) {
    if (declaration[key].trim() === '')
      yield remark(['declaration', key], `The declaration leaves '${key}' empty.`);
  }
  if (declaration.community.of_interest.trim() === '') {
    yield remark(['declaration', 'community', 'of_interest'], 'No community of interest is named.');
  }
}

function* consensusAnswered({ data: { declaration } }: Model) {
  const { consensus_actions: actions, consensus_statement: statement } = declaration.community;
  if (actions.length === 0 && statement.trim() === '') {
    yield remark(
      ['declaration', 'community', 'consensus_statement'],
      'Neither an action to reach consensus is listed, nor is it said that none was taken.',
    );
  }
}
