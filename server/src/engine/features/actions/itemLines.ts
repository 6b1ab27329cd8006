import type { DocumentState } from '../../engine.js';
import type { Entry } from '../../entries/entry.js';
import type { Span } from '../../text/span.js';

/** The lines of an entry of a block list. */
export interface ItemLines extends Span {
  /** The column of the dash. */
  readonly column: number;
  /** What stands in them, without the dash and moved to the left edge; no line end at its end. */
  readonly content: string;
}

/** The lines that an entry takes up in a list of dashes; `null` for one in brackets or on the line of something else. */
export function itemLines({ text }: DocumentState, { base, node, isHead }: Entry): ItemLines | null {
  const at = base + node.start;
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const [opening = '', indent = '', gap = ''] = /^( *)-( +)$/.exec(text.slice(start, at)) ?? [];
  if (isHead || opening === '') return null;
  const column = indent.length;
  const end = endOfItem(text, at, column);
  const inner = column + 1 + gap.length;
  const lines = text.slice(at, end).trimEnd().split(/\r?\n/);
  const moved = lines.map((line, number) => (number === 0 ? line : withoutIndent(line, inner)));
  return moved.includes(null) ? null : { start, end, column, content: moved.join('\n') };
}

/** Text further to the right than an edge, moved there; `null` for what stands to the left of it. */
function withoutIndent(line: string, column: number): string | null {
  if (line.trim() === '') return '';
  return line.slice(0, column).trim() === '' ? line.slice(column) : null;
}

/** Where the next line begins that is not of the item any more; comments and blank lines before it are its business. */
function endOfItem(text: string, from: number, column: number): number {
  let end = lineAfter(text, from);
  for (let at = end; at < text.length; at = lineAfter(text, at)) {
    const line = text.slice(at, lineAfter(text, at));
    const indent = line.length - line.trimStart().length;
    if (line.trim() === '') continue;
    if (indent <= column) break;
    end = lineAfter(text, at);
  }
  return end;
}

function lineAfter(text: string, at: number): number {
  const newline = text.indexOf('\n', at);
  return newline < 0 ? text.length : newline + 1;
}
