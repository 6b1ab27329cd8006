import type { SyntaxProblem } from './metadataTree.js';

/** Where the YAML of a Markdown file stands, and where its body begins. */
export interface FrontMatter {
  readonly start: number;
  readonly end: number;
  readonly bodyStart: number;
  readonly problem: SyntaxProblem | null;
}

const keyLine = /^[A-Za-z_][\w -]*:(?:\s|$)/;

/**
 * Finds front matter: `---` on the first line (after a byte order mark) up to the next `---` or `...` line. A first
 * `---` that no key follows is a thematic break, and no problem.
 */
export function findFrontMatter(text: string): FrontMatter | null {
  const first = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  if (!text.startsWith('---', first)) return null;
  const start = lineAfter(text, first);
  if (text.slice(first + 3, start).trim() !== '') return null;
  for (let at = start; at < text.length; at = lineAfter(text, at)) {
    if (!text.startsWith('---', at) && !text.startsWith('...', at)) continue;
    const bodyStart = lineAfter(text, at);
    if (text.slice(at + 3, bodyStart).trim() === '') return { start, end: at, bodyStart, problem: null };
  }
  const nextLine = text.slice(start, lineAfter(text, start));
  if (!keyLine.test(nextLine)) return null;
  const end = firstBlankLine(text, start);
  const problem = {
    message: 'This front matter is not closed: a line of --- has to follow it.',
    start: first,
    end: first + 3,
  };
  return { start, end, bodyStart: end, problem };
}

function lineAfter(text: string, from: number): number {
  const newline = text.indexOf('\n', from);
  return newline === -1 ? text.length : newline + 1;
}

function firstBlankLine(text: string, from: number): number {
  for (let at = from; at < text.length; at = lineAfter(text, at)) {
    if (text.slice(at, lineAfter(text, at)).trim() === '') return at;
  }
  return text.length;
}
