import type { DocumentState } from '../engine.js';
import { findFrontMatter } from '../syntax/frontMatter.js';
import { scanMarkdown } from '../syntax/scanMarkdown.js';
import type { Span } from '../text/span.js';
import { wordAt } from './wordAt.js';

/** Whether a word can only be meant as an id: `R-001`, `A.5.1` or `mira.voss`, not `customers` and not `4.1`. */
export const isTellingId = (id: string): boolean => /\p{L}/u.test(id) && /[\p{N}.]/u.test(id);

/** Where the text of a document has an id as a word, in order; addresses and paths are other words. */
export function mentionsIn(document: DocumentState, id: string): readonly Span[] {
  const { text, format } = document;
  const found: Span[] = [];
  for (let at = text.indexOf(id); at !== -1; at = text.indexOf(id, at + id.length)) {
    const word = wordAt(text, at);
    const isWhole = word?.start === at && word.end === at + id.length;
    if (isWhole && !inAddress.test(text.charAt(at - 1)) && !inAddress.test(text.charAt(word.end)))
      found.push({ start: at, end: word.end });
  }
  return format === 'yaml' || found.length === 0 ? found : outsideOfCode(text, found);
}

const inAddress = /[@/\\#=]/;

/** Fenced code and comments of Markdown are no text that people read. */
function outsideOfCode(text: string, spans: readonly Span[]): readonly Span[] {
  const bodyStart = findFrontMatter(text)?.bodyStart ?? 0;
  if (spans.every(({ start }) => start < bodyStart)) return spans;
  const { prose } = scanMarkdown(text, bodyStart);
  return spans.filter(
    ({ start, end }) =>
      start < bodyStart || prose.some(line => line.start <= start && end <= line.start + line.text.length),
  );
}
