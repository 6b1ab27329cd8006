/** `1 file`, `2 files`, `1 entry`, `2 entries`, `2 days` */
export const counted = (count: number, noun: string): string =>
  `${count} ${count === 1 ? noun : /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`}`;

/** `a`, `a and b`, `a, b and c` */
export const listed = (items: readonly string[], word = 'and'): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1)}`;

export const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`;
