import { nearest } from '../engine/words.js';

/** The candidate that a mistyped word was probably meant to be, as a question; `null` when none is near. */
export function didYouMean(word: string, candidates: Iterable<string>): string | null {
  const near = nearest(word, candidates);
  return near === null ? null : `Did you mean '${near}'?`;
}
