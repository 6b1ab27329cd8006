import { LineIndex, type ReviewMarks, type TextEdit } from '../../engine/index.js';
import type { Style } from '../style.js';

export interface ReviewData {
  readonly path: string;
  /** The document before anything was written. */
  readonly text: string;
  readonly marks: ReviewMarks | null;
  readonly isDryRun: boolean;
}

/** What `isms review` did, or would do: which marks, and in a dry run the lines. */
export function reviewText({ path, text, marks, isDryRun }: ReviewData, { paint }: Style): string {
  if (!marks) return `${path}: no mark is out of date.\n`;
  const done = isDryRun ? 'would be ' : '';
  const said = [
    ...(marks.refreshed.length > 0 ? [`${done}refreshed: ${marks.refreshed.join(', ')}`] : []),
    ...(marks.added.length > 0 ? [`${done}added: ${marks.added.join(', ')}`] : []),
  ];
  const lines = [`${paint(path, 'bold')}: ${said.join('; ')}`];
  if (isDryRun) {
    for (const { line, gone, put } of changedLines(text, marks.edits)) {
      lines.push(`line ${line}`);
      lines.push(...gone.map(it => paint(`- ${it}`, 'red')), ...put.map(it => paint(`+ ${it}`, 'green')));
    }
  }
  return `${lines.join('\n')}\n`;
}

/** A text once edits that do not overlap have been applied. */
export function textAfter(text: string, edits: readonly TextEdit[]): string {
  let after = text;
  for (const { start, end, text: put } of fromTheBack(edits))
    after = after.slice(0, start) + put + after.slice(end);
  return after;
}

/** Of two edits at one place, the later one stands behind the earlier one. */
const fromTheBack = (edits: readonly TextEdit[]): readonly TextEdit[] =>
  [...edits].sort((a, b) => a.start - b.start).reverse();

interface LineChange {
  /** Where it begins in the text as it was, counted from 1. */
  readonly line: number;
  readonly gone: readonly string[];
  readonly put: readonly string[];
}

/** The lines that edits change, from the top; lines that stay what they are are not among them. */
function changedLines(text: string, edits: readonly TextEdit[]): readonly LineChange[] {
  const lines = new LineIndex(text);
  return fromTheBack(edits)
    .toReversed()
    .map(edit => {
      const first = lines.positionAt(edit.start).line;
      const from = lines.offsetAt({ line: first, character: 0 });
      const to = lines.offsetAt({ line: lines.positionAt(edit.end).line + 1, character: 0 });
      const gone = linesOf(text.slice(from, to));
      const put = linesOf(text.slice(from, edit.start) + edit.text + text.slice(edit.end, to));
      const kept = gone.every((it, at) => it === put[at]) ? gone.length : 0;
      return { line: first + 1 + kept, gone: gone.slice(kept), put: put.slice(kept) };
    });
}

const linesOf = (text: string): readonly string[] => text.replace(/\r?\n$/, '').split(/\r?\n/);
