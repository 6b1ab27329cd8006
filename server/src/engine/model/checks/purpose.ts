import { type CheckGroup, remark } from '../checkGroup.js';
import type { Model } from '../model.js';
import { sentences } from '../sentences.js';

/** Every purpose is said in one or two sentences. */
export const purpose: CheckGroup = { id: 'purpose', checks: [oneOrTwoSentences] };

function* oneOrTwoSentences({ processes }: Model) {
  for (const [index, process] of processes.entries()) {
    const count = sentences(process.purpose);
    if (count < 1 || count > 2) {
      yield remark(
        ['processes', index, 'purpose'],
        `The purpose of ${process.id} has ${count} sentences instead of one or two.`,
      );
    }
  }
}
