import { printable } from '../textWidth.js';

/** A text that is to be read as it stands, whatever signs are in it. */
export const plain = (text: string): string =>
  printable(text).replace(/[\\`*_[\]<>|~&]|^(?:#|[-+]|\d+\.)(?= )/g, sign => `\\${sign}`);

/** The same for a comment: nobody is called by it, and no other issue is pointed at. */
export const inert = (text: string): string => plain(text).replace(/[@#](?=[\p{L}\p{N}])/gu, '$&\u200B');

/** A table; the first row is its head. Cells are Markdown already. */
export function markdownTable([head = [], ...rows]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A block of code with a fence that nothing in it can end. */
export function fenced(text: string, language = ''): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text.trimEnd()}\n${fence}`;
}
