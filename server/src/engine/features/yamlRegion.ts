import { findFrontMatter } from '../syntax/frontMatter.js';
import type { DocumentFormat } from '../syntax/parseDocument.js';
import type { Span } from '../text/span.js';

/** The stretch of YAML that an offset is in: the whole of a YAML file, the front matter of a Markdown file. */
export function yamlRegion(text: string, format: DocumentFormat, offset: number): Span | null {
  const first = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  if (format === 'yaml') return { start: Math.min(first, offset), end: text.length };
  const matter = findFrontMatter(text);
  if (!matter) return openedJustNow(text, first, offset);
  const { start, end, problem } = matter;
  if (problem)
    return offset >= start && text.slice(end, offset).trim() === '' ? regionTo(start, end, offset) : null;
  return offset >= start && offset < end ? { start, end } : null;
}

const regionTo = (start: number, end: number, offset: number): Span => ({
  start,
  end: Math.max(end, offset),
});

/** A first line of `---` with nothing but blanks up to the cursor: someone begins to write front matter. */
function openedJustNow(text: string, first: number, offset: number): Span | null {
  const opening = /^---[ \t]*\r?\n/.exec(text.slice(first, first + 200))?.[0];
  if (opening === undefined) return null;
  const start = first + opening.length;
  if (offset < start) return null;
  const lineEnd = endOfLine(text, offset);
  const typed = text.slice(start, lineEnd).trim();
  return /^[\w-]*:?$/.test(typed) ? { start, end: lineEnd } : null;
}

function endOfLine(text: string, from: number): number {
  const newline = text.indexOf('\n', from);
  return newline === -1 ? text.length : newline;
}
