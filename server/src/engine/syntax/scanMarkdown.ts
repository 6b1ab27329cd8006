import type { Span } from '../text/span.js';

export interface Heading extends Span {
  readonly level: number;
  readonly title: string;
}

/** The parts of a Markdown body that anything asks about, each with its place. */
export interface MarkdownStructure {
  readonly headings: readonly Heading[];
  /** Stretches of text that are prose: no fenced code, no comments. One for each line. */
  readonly prose: readonly Line[];
}

export interface Line {
  readonly text: string;
  readonly start: number;
}

/** Decides whether a line is the last one of a block whose text is not Markdown. */
type EndsBlock = (line: string) => boolean;

/**
 * Finds headings and prose in Markdown from an offset on. It reads every line once and builds no tree; a test holds it
 * to a real parser. What it leaves out is known: blocks nested in list items.
 */
export function scanMarkdown(text: string, from: number): MarkdownStructure {
  const headings: Heading[] = [];
  const prose: Line[] = [];
  let paragraph: Line | null = null;
  for (const line of markdownLines(text, from)) {
    prose.push(line);
    const heading: Heading | null = atxHeading(line) ?? setextHeading(line, paragraph);
    if (heading) headings.push(heading);
    paragraph = heading ? null : continued(paragraph, line);
  }
  return { headings, prose };
}

/** Fenced code and comments are not Markdown: of each, one empty line is left. */
function* markdownLines(text: string, from: number): Generator<Line> {
  let endsBlock: EndsBlock | null = null;
  for (const line of linesOf(text, from)) {
    if (endsBlock) {
      if (endsBlock(line.text)) endsBlock = null;
      continue;
    }
    endsBlock = opaqueBlock(line.text);
    yield endsBlock || commentLine.test(line.text) ? { text: '', start: line.start } : line;
  }
}

function* linesOf(text: string, from: number): Generator<Line> {
  for (let start = from; start <= text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    yield { text: text.slice(start, text[end - 1] === '\r' && end > start ? end - 1 : end), start };
    start = end + 1;
  }
}

const commentLine = /^ {0,3}<!--.*-->/;
const fenceMark = /^[ \t]*(?:>[ \t]?)*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(`{3,}(?=[^`]*$)|~{3,})/;

function opaqueBlock(firstLine: string): EndsBlock | null {
  const fence = fenceMark.exec(firstLine)?.[1];
  if (fence) return line => /^[ \t>]*(`{3,}|~{3,})[ \t]*$/.exec(line)?.[1]?.startsWith(fence) ?? false;
  if (/^ {0,3}<!--(?!.*-->)/.test(firstLine)) return line => line.includes('-->');
  return null;
}

function atxHeading({ text, start }: Line): Heading | null {
  if (!/^ {0,3}#/.test(text)) return null;
  const marks = /^ {0,3}(#{1,6})(?=[ \t]|$)/.exec(text);
  if (!marks?.[1]) return null;
  const title = text
    .slice(marks[0].length)
    .trim()
    .replace(/(^|[ \t])#+$/, '')
    .trimEnd();
  return { level: marks[1].length, title, start, end: start + text.length };
}

function setextHeading({ text, start }: Line, paragraph: Line | null): Heading | null {
  if (!paragraph) return null;
  const underline = /^ {0,3}(=+|-+)[ \t]*$/.exec(text)?.[1];
  if (!underline) return null;
  return {
    level: underline.startsWith('=') ? 1 : 2,
    title: paragraph.text,
    start: paragraph.start,
    end: start + text.length,
  };
}

const notParagraph = /^(?:[ \t]*$| {4}|\t| {0,3}(?:[-*+][ \t]|\d{1,9}[.)][ \t]|>|\||<[/!?a-zA-Z]))/;

const thematicBreak = /^ {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$/;

function continued(paragraph: Line | null, line: Line): Line | null {
  if (notParagraph.test(line.text) || thematicBreak.test(line.text)) return null;
  return paragraph
    ? { text: `${paragraph.text}\n${line.text.trim()}`, start: paragraph.start }
    : { text: line.text.trim(), start: line.start };
}
