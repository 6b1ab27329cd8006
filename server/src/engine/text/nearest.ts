/**
 * The one candidate that a mistyped word was most likely meant to be; `null` where none is near or several are equally
 * near. Case, `-`, `_`, blanks and dots between the letters make no difference where letters agree.
 */
export function nearest(
  word: string,
  candidates: Iterable<string>,
  limit: number = usualLimit(word),
): string | null {
  let best: string | null = null;
  let least = limit + 1;
  let isTied = false;
  const letters = lettersOf(word);
  for (const candidate of new Set(candidates)) {
    if (candidate === word) return candidate;
    const distance =
      lettersOf(candidate) === letters ? 0 : editDistance(word.toLowerCase(), candidate.toLowerCase(), least);
    if (distance > limit || distance > least) continue;
    isTied = distance === least;
    if (!isTied) best = candidate;
    least = distance;
  }
  return isTied ? null : best;
}

/** Short words are near to everything. */
const usualLimit = (word: string): number => (word.length < 4 ? 1 : word.length < 9 ? 2 : 3);

const lettersOf = (word: string): string => word.toLowerCase().replaceAll(/[-_. ]/g, '');

/**
 * How many letters have to be put in, left out, exchanged or swapped with their neighbour to make one word of another
 * (Damerau–Levenshtein in its restricted form); `limit + 1` as soon as it is sure to be more than `limit`.
 */
export function editDistance(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) > limit) return limit + 1;
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row++) {
    const next = nextRow(one, other, row, last, before);
    if (Math.min(...next) > limit) return limit + 1;
    before = last;
    last = next;
  }
  return Math.min(last[other.length] ?? 0, limit + 1);
}

function nextRow(
  one: string,
  other: string,
  row: number,
  last: readonly number[],
  before: readonly number[],
): number[] {
  const next = [row];
  for (let column = 1; column <= other.length; column++) {
    const isSame = one[row - 1] === other[column - 1];
    const isSwap =
      row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
    next.push(
      Math.min(
        at(last, column) + 1,
        at(next, column - 1) + 1,
        at(last, column - 1) + (isSame ? 0 : 1),
        isSwap ? at(before, column - 2) + 1 : Number.POSITIVE_INFINITY,
      ),
    );
  }
  return next;
}

const at = (row: readonly number[], index: number): number => row[index] ?? Number.POSITIVE_INFINITY;
