import { type CheckGroup, type Remark, remark } from '../checkGroup.js';
import type { Model } from '../model.js';
import { sentences } from '../sentences.js';

/** An outcome says in one sentence what is so when the process works; it asks for nothing. */
export const outcome: CheckGroup = {
  id: 'outcome',
  checks: [neitherFewNorMany, oneSentence, noRequirement, formDeclared],
};

function* neitherFewNorMany({ processes }: Model): Generator<Remark> {
  for (const [index, { id, outcomes }] of processes.entries()) {
    // What an organization adds to a process of the model comes on top.
    const count = outcomes.filter(outcome => !outcome.id.startsWith(`Z${id}-`)).length;
    if (count < 4 || count > 8)
      yield remark(['processes', index, 'outcomes'], `${id} has ${count} outcomes instead of four to eight.`);
  }
}

function* oneSentence({ processes }: Model): Generator<Remark> {
  for (const [p, { outcomes }] of processes.entries()) {
    for (const [o, { id, statement }] of outcomes.entries()) {
      const count = sentences(statement);
      if (count !== 1) {
        yield remark(
          ['processes', p, 'outcomes', o, 'statement'],
          `${id} is said in ${count} sentences instead of one.`,
        );
      }
    }
  }
}

const requirementWord = /\b(shall|must|should|ought to|has to|have to|(?:is|are) (?:required|obliged) to)\b/i;

function* noRequirement({ processes }: Model): Generator<Remark> {
  for (const [p, { outcomes }] of processes.entries()) {
    for (const [o, { id, title, statement }] of outcomes.entries()) {
      for (const [key, text] of Object.entries({ title, statement })) {
        const word = requirementWord.exec(text)?.[0];
        if (word) yield remark(['processes', p, 'outcomes', o, key], `${id} asks for something: '${word}'.`);
      }
    }
  }
}

function* formDeclared({ processes, data: { declaration } }: Model): Generator<Remark> {
  const forms = new Set(Object.keys(declaration.process_outcome_forms));
  for (const [p, { outcomes }] of processes.entries()) {
    for (const [o, { id, nature }] of outcomes.entries()) {
      if (!forms.has(nature)) {
        yield remark(
          ['processes', p, 'outcomes', o, 'nature'],
          `The nature of ${id}, '${nature}', is not among the declared forms.`,
        );
      }
    }
  }
}
