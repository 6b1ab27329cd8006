/**
 * Parts of a summary, one below the other, in so many bytes. A part for which there is no room keeps what stands before
 * its fold; where that is too much as well, only that it is left out is said.
 */
export function within(parts: readonly string[], most: number): string {
  let room = most - parts.length * (bytes(leftOut) + 2);
  const kept = parts.map(part => {
    const versions = [part, `${part.slice(0, Math.max(0, part.indexOf('<details>')))}${leftOut}`, leftOut];
    const fitting = versions.find(it => bytes(it) <= room) ?? leftOut;
    if (fitting !== leftOut) room -= bytes(fitting);
    return fitting;
  });
  return `${kept.join('\n\n')}\n`;
}

const leftOut =
  'There is no room for the rest here; `isms check`, `isms diff` and `isms coverage --gaps` tell it.';
const bytes = (text: string): number => new TextEncoder().encode(text).length;
