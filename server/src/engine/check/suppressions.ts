import type { Span } from '../text/span.js';
import type { Finding, Fix } from './diagnostic.js';

/**
 * A comment that silences findings: `isms-ignore CODE, CODE: reason` those of its line (when something stands before
 * it) or of the next line, `isms-ignore-file CODE: reason` those of the whole file.
 */
export interface Suppression extends Span {
  readonly codes: readonly string[];
  readonly reason: string | null;
  /** Findings that start in here are silenced. */
  readonly covers: Span;
  /** Where another code may be written. */
  readonly codesEnd: number;
  /** Where a colon and the reason belong, a colon that is there included. */
  readonly reasonAt: Span;
  /** What goes when the comment goes: its line where it stands alone, else the blanks before it, too. */
  readonly removable: Span;
}

const marker =
  /(<!--|#)[ \t]*isms-ignore(-file)?[ \t]+([a-z][a-z0-9-]*(?:[ \t]*,[ \t]*[a-z][a-z0-9-]*)*)[ \t]*(?::[ \t]*(.*?))?[ \t]*(-->|$)/gm;

/** The suppressions of a text, in its order. */
export function suppressionsIn(text: string): readonly Suppression[] {
  if (!text.includes('isms-ignore')) return [];
  return [...text.matchAll(marker)].flatMap(match => {
    const [whole, opening, file, codes = '', reason = '', closing] = match;
    if ((opening === '<!--') !== (closing === '-->')) return [];
    const start = match.index;
    const codesEnd = start + whole.indexOf(codes) + codes.length;
    const colon = /^[ \t]*:/.exec(whole.slice(codesEnd - start))?.[0] ?? '';
    return {
      start,
      end: start + whole.trimEnd().length,
      codes: codes.split(',').map(code => code.trim()),
      reason: reason.trim() === '' ? null : reason.trim(),
      removable: removableAt(text, start, start + whole.trimEnd().length),
      codesEnd,
      reasonAt: { start: codesEnd, end: codesEnd + colon.length },
      covers: file ? { start: 0, end: text.length + 1 } : coveredLine(text, start, start + whole.length),
    };
  });
}

/** A finding that is not reported, and by which comment. */
export interface Suppressed<Found extends Finding> {
  readonly finding: Found;
  readonly by: Suppression;
}

/** What is left of the findings, and what is to be said of the suppressions. Offsets are those of the text. */
export function withoutSuppressed<Found extends Finding>(
  findings: readonly Found[],
  suppressions: readonly Suppression[],
): {
  readonly left: readonly Found[];
  readonly suppressed: readonly Suppressed<Found>[];
  readonly remarks: readonly Finding[];
} {
  if (suppressions.length === 0) return { left: findings, suppressed: [], remarks: [] };
  const used = new Set<string>();
  const left: Found[] = [];
  const suppressed: Suppressed<Found>[] = [];
  for (const finding of findings) {
    const { code, start } = finding;
    const order = suppressions.findIndex(
      ({ codes, covers }) => codes.includes(code) && covers.start <= start && start < covers.end,
    );
    const by = suppressions[order];
    if (by) {
      used.add(`${order} ${code}`);
      suppressed.push({ finding, by });
    } else left.push(finding);
  }
  return {
    left,
    suppressed,
    remarks: suppressions.flatMap((one, index) => [...remarksOn(one, code => used.has(`${index} ${code}`))]),
  };
}

function* remarksOn(one: Suppression, isUsed: (code: string) => boolean): Generator<Finding> {
  const { start, end, codes, reason, reasonAt } = one;
  const place = { start, end, related: [] };
  if (reason === null)
    yield {
      ...place,
      code: 'suppression-has-reason',
      message: `Say why '${codes.join(', ')}' is ignored here: add a colon and the reason.`,
      fix: {
        title: 'Add a reason',
        edits: [{ ...reasonAt, text: `: ${reasonToCome}` }],
      },
    };
  const unused = codes.filter(code => !isUsed(code));
  for (const code of unused)
    yield {
      ...place,
      code: 'suppression-is-used',
      message: `There is no finding '${code}' to ignore here.`,
      fix: unused.length === codes.length ? withoutComment(one) : null,
    };
}

/** What stands for the reason of a suppression until somebody writes it. */
export const reasonToCome = '<why this may stay>';

/** The comment goes; blanks before it, too, so that the line ends where it did before. */
const withoutComment = ({ removable }: Suppression): Fix => ({
  title: 'Remove the comment',
  edits: [{ start: removable.start, end: removable.end, text: '' }],
  isSafe: true,
});

/** The line of a comment that stands behind something, else the line after it. */
function coveredLine(text: string, start: number, end: number): Span {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', end);
  if (text.slice(lineStart, start).trim() !== '')
    return { start: lineStart, end: lineEnd < 0 ? text.length + 1 : lineEnd + 1 };
  if (lineEnd < 0) return { start: end, end };
  const nextEnd = text.indexOf('\n', lineEnd + 1);
  return { start: lineEnd + 1, end: nextEnd < 0 ? text.length + 1 : nextEnd + 1 };
}

function removableAt(text: string, start: number, end: number): Span {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const newline = text.indexOf('\n', end);
  const before = text.slice(lineStart, start);
  const after = text.slice(end, newline < 0 ? text.length : newline);
  if (before.replace('\uFEFF', '').trim() === '' && after.trim() === '')
    return {
      start: lineStart + (before.startsWith('\uFEFF') ? 1 : 0),
      end: newline < 0 ? text.length : newline + 1,
    };
  return { start: start - (before.length - before.trimEnd().length), end };
}
