/** How many sentences a text has; a text that does not end with a stop counts as none. */
export function sentences(text: string): number {
  const trimmed = text.trim();
  if (!/[.?!]$/.test(trimmed)) return 0;
  return trimmed.split(/[.?!](?=\s|$)/).filter(part => part.trim() !== '').length;
}
