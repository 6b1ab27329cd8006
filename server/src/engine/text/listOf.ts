/** `a, b and c`; of a list longer than `most` the first ones: `a, b and 7 more`. */
export function listOf(words: readonly string[], most = 12): string {
  const shown = words.length > most ? [...words.slice(0, most), `${words.length - most} more`] : words;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

/** Each word in quotes, as it is written in a document. */
export const quoted = (words: readonly string[]): readonly string[] => words.map(word => `'${word}'`);
