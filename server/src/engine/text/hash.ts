/** FNV-1a over UTF-16 units, 32 bits. Another seed gives another hash of the same text. */
export function hash(text: string, seed = 0x811c9dc5): number {
  let value = seed;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
}

/** A second seed: with both, a text has 64 bits. */
export const otherSeed = 0x9747b28c;

/** A number in hexadecimal with so many digits. */
export const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');
