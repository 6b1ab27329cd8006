/** `'a', 'b' or 'c'`. */
export function choiceOf(words: readonly string[], most = 12): string {
  const shown = words.slice(0, most).map(word => `'${word}'`);
  if (words.length > most) return `${shown.join(', ')} or ${words.length - most} more`;
  const last = shown.pop() ?? '';
  return shown.length === 0 ? last : `${shown.join(', ')} or ${last}`;
}

/** What somebody wrote, on one line and short enough for a message. */
export function clipped(text: string, most = 60): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length <= most ? line : `${line.slice(0, most - 1).trimEnd()}…`;
}

/** A sentence as the part of one that follows a colon: small at its start, unless it starts with a proper name. */
export const continued = (sentence: string): string =>
  /^[A-Z][a-z ]/.test(sentence) && !/^(?:Annex|ISO)/.test(sentence)
    ? sentence.charAt(0).toLowerCase() + sentence.slice(1)
    : sentence;
