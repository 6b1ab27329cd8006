import { hash, hex, otherSeed } from '../text/hash.js';

/**
 * A short mark of what a text says, `<8 hex>.<16 hex>.<words>`. The first part is exact over what turns a meaning round:
 * numbers, ids, negations and modal words, in their order. The second is a SimHash (Charikar 2002) over pairs of words, so
 * a typo moves few of its bits. The third counts the words. White space, case, punctuation and emphasis do not count.
 */
export function contentFingerprint(text: string): string {
  const words = wordsOf(text);
  const telling = words.filter(word => tellingWords.has(word) || /\d/.test(word));
  return `${hex(hash(telling.join(' ')), 8)}.${simHash(words)}.${words.length}`;
}

/** Of 64 bits, so many may differ between two texts that say the same. */
const mostBitsApart = 10;

/** Whether two fingerprints are those of texts that say the same; `false` for what is no fingerprint. */
export function isSameContent(one: string, other: string): boolean {
  const [telling, words = '', count = ''] = one.split('.');
  const [otherTelling, otherWords = '', otherCount = ''] = other.split('.');
  if (!isFingerprint(one) || !isFingerprint(other) || telling !== otherTelling) return false;
  const mostWordsApart = Math.max(2, Number(count) / 50);
  return (
    Math.abs(Number(count) - Number(otherCount)) <= mostWordsApart &&
    bitsApart(words, otherWords) <= mostBitsApart
  );
}

/** Whether a text has the form of a fingerprint. */
export const isFingerprint = (text: string): boolean => /^[0-9a-f]{8}\.[0-9a-f]{16}\.\d+$/.test(text);

/** Words that a meaning hangs on, in the languages that an ISMS is most often written in. */
const tellingWords = new Set(
  (
    'not no never none nobody without except unless only must shall should may can cannot required forbidden prohibited allowed ' +
    'nicht kein keine keiner nie niemals ohne außer nur muss müssen soll sollen darf dürfen kann verboten erlaubt ' +
    'ne pas jamais sans sauf doit peut interdit não nunca sem exceto deve pode proibido'
  ).split(' '),
);

const wordsOf = (text: string): readonly string[] =>
  text.toLowerCase().match(/[\p{L}\p{N}]+(?:[-._][\p{L}\p{N}]+)*/gu) ?? [];

function simHash(words: readonly string[]): string {
  const weights = new Int32Array(64);
  for (let at = 0; at < words.length; at++) {
    const pair = `${words[at]} ${words[at + 1] ?? ''}`;
    const low = hash(pair);
    const high = hash(pair, otherSeed);
    for (let bit = 0; bit < 32; bit++) {
      weights[bit] = (weights[bit] ?? 0) + ((low >>> bit) & 1 ? 1 : -1);
      weights[bit + 32] = (weights[bit + 32] ?? 0) + ((high >>> bit) & 1 ? 1 : -1);
    }
  }
  const half = (from: number): number => {
    let value = 0;
    for (let bit = 0; bit < 32; bit++) if ((weights[from + bit] ?? 0) > 0) value |= 1 << bit;
    return value >>> 0;
  };
  return hex(half(32), 8) + hex(half(0), 8);
}

function bitsApart(one: string, other: string): number {
  let count = 0;
  for (let at = 0; at < one.length; at++) {
    let bits = Number.parseInt(one.charAt(at), 16) ^ Number.parseInt(other.charAt(at), 16);
    for (; bits > 0; bits >>= 1) count += bits & 1;
  }
  return count;
}
