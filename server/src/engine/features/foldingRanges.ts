import type { Engine } from '../engine.js';
import { findFrontMatter } from '../syntax/frontMatter.js';
import type { Span } from '../text/span.js';

/** From the line of `start` to the line of `end`, all but the first line can be hidden. */
export interface Fold extends Span {
  readonly sort: 'comment' | 'block';
}

/**
 * What can be folded in metadata: front matter, and in YAML whatever has lines below it that are indented further, told
 * from the lines alone so that half a line spoils nothing. Sections of Markdown are left to Markdown. `null` for what is
 * no document of the ISMS, so that an editor folds it its own way.
 */
export function foldingRanges(engine: Engine, uri: string): readonly Fold[] | null {
  const document = engine.document(uri);
  if (!document || document.recognition.kind === null) return null;
  const { text, format } = document;
  if (format === 'yaml') return yamlFolds(text, text.startsWith('\uFEFF') ? 1 : 0, text.length);
  const matter = findFrontMatter(text);
  if (!matter || matter.problem) return [];
  const whole: Fold = { sort: 'block', start: 0, end: endOfLine(text, matter.end) };
  return [whole, ...yamlFolds(text, matter.start, matter.end)];
}

interface Line extends Span {
  /** Twice the column, and one more for a dash: the items of a list may stand at the column of its key. */
  readonly level: number;
}

function yamlFolds(text: string, from: number, to: number): readonly Fold[] {
  const folds: Fold[] = [...commentFolds(text, from, to)];
  const open: Line[] = [];
  let last: Line | null = null;
  const closeTo = (level: number) => {
    while ((open.at(-1)?.level ?? -1) >= level) {
      const first = open.pop();
      if (first && last && last.start > first.start)
        folds.push({ sort: 'block', start: first.start, end: last.end });
    }
  };
  for (const line of contentLines(text, from, to)) {
    closeTo(line.level);
    open.push(line);
    last = line;
  }
  closeTo(0);
  return folds.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** Comments of several lines. */
function* commentFolds(text: string, from: number, to: number): Generator<Fold> {
  for (const { 0: lines, index } of text.slice(from, to).matchAll(/(?:^[ \t]*#[^\n]*(?:\n|$)){2,}/gm)) {
    const start = from + index;
    yield { sort: 'comment', start, end: start + lines.trimEnd().length };
  }
}

/** The lines that say something. */
function* contentLines(text: string, from: number, to: number): Generator<Line> {
  for (let start = from; start < to; ) {
    const end = Math.min(endOfLine(text, start), to);
    const [, indent = '', first = ''] = /^([ \t]*)(\S?)/.exec(text.slice(start, end)) ?? [];
    const isDash = first === '-' && /[ \r\n]|^$/.test(text.charAt(start + indent.length + 1));
    if (first !== '' && first !== '#') yield { start, end, level: indent.length * 2 + (isDash ? 1 : 0) };
    start = end + 1;
  }
}

function endOfLine(text: string, from: number): number {
  const newline = text.indexOf('\n', from);
  return newline === -1 ? text.length : newline;
}
