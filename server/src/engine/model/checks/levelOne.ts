import { type CheckGroup, type Remark, remark } from '../checkGroup.js';
import type { Model, Process } from '../model.js';

/**
 * No description implies more than that the process is performed. A list of words is only a proxy: whether an
 * outcome speaks of the ISMS or of the process itself is for people to say.
 */
export const levelOne: CheckGroup = { id: 'level-1', checks: [noWordOfHigherLevels] };

const higherLevel = new RegExp(
  [
    'standard(?:i[sz]ed)? process(?:es)?',
    'defined process(?:es)?',
    'tailor\\w*',
    'quantitativ\\w*',
    'statistic\\w*',
    'predictab\\w*',
    'innovat\\w*',
    'optimi[sz]\\w*',
    'capability',
    'work products?',
    'process performance',
    'maturity',
  ]
    .map(word => `\\b${word}\\b`)
    .join('|'),
  'i',
);

function* noWordOfHigherLevels({ processes }: Model): Generator<Remark> {
  for (const [p, process] of processes.entries()) {
    for (const { text, steps } of descriptions(process)) {
      const word = higherLevel.exec(text)?.[0];
      if (word) yield remark(['processes', p, ...steps], `'${word}' belongs to a higher level than 1.`);
    }
  }
}

function* descriptions({ purpose, aims, outcomes }: Process) {
  yield { text: purpose, steps: ['purpose'] };
  for (const [n, { text }] of aims.entries()) yield { text, steps: ['aims', n, 'text'] };
  for (const [n, { title, statement }] of outcomes.entries()) {
    yield { text: title, steps: ['outcomes', n, 'title'] };
    yield { text: statement, steps: ['outcomes', n, 'statement'] };
  }
}
