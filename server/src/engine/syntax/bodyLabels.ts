import type { Span } from '../text/span.js';
import type { Line } from './scanMarkdown.js';

/** A label with its value, as many templates have them under the title. The span is that of the value in the text. */
export interface BodyLabel extends Span {
  /** In lower case. */
  readonly label: string;
  readonly value: string;
}

/** A row of a table with two cells. */
const row = /^\s*\|\s*[*_]*([^|*_:]{2,40}?):?[*_]*\s*\|\s*([^|]*?)\s*\|?\s*$/d;
/** `**Version:** 1.2`, of which several may stand in a line. */
const bold = /\*\*([^*:|]{2,40}?)\s*:?\*\*\s*:?[ \t]+([^|*·•]+)/dg;

const sign = /\*\*|^[ \t]*\|/gm;

/** Whether a closer look at a text from an offset on is worth it: `false` is sure. */
export function mayHoldLabel(text: string, from: number): boolean {
  sign.lastIndex = from;
  return sign.test(text);
}

/** The labels in lines of prose, in their order. */
export const bodyLabels = (lines: readonly Line[]): readonly BodyLabel[] =>
  lines.flatMap(line => {
    const inRow = row.exec(line.text);
    return (inRow ? [inRow] : [...line.text.matchAll(bold)]).flatMap(match => labelOf(match, line));
  });

function labelOf(match: RegExpExecArray, { start }: Line): BodyLabel[] {
  const [, label = '', written = ''] = match;
  const value = written.trim();
  const from = match.indices?.[2]?.[0];
  if (value === '' || from === undefined) return [];
  return [
    { label: label.trim().toLowerCase(), value, start: start + from, end: start + from + value.length },
  ];
}
