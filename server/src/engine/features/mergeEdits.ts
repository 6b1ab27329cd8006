import type { Fix, TextEdit } from '../check/diagnostic.js';
import type { Span } from '../text/span.js';

/**
 * The edits of several fixes as one change, in the order of the text. Of fixes that touch each other, the first one
 * counts, and the others wait for the next time; what several insert at one place is put there one after the other, the
 * same only once.
 */
export function mergeEdits(fixes: readonly Fix[]): readonly TextEdit[] {
  const taken: Stretch[] = [];
  const inserted = new Map<number, string[]>();
  for (const { edits } of fixes) {
    const stretch = stretchOf(edits);
    if (!stretch) continue;
    const texts = stretch.isInsertion ? inserted.get(stretch.start) : undefined;
    const text = edits.map(it => it.text).join('');
    if (texts) {
      if (!texts.includes(text)) texts.push(text);
    } else if (!taken.some(other => touches(other, stretch))) {
      taken.push(stretch);
      if (stretch.isInsertion) inserted.set(stretch.start, [text]);
    }
  }
  const merged = taken.flatMap(({ edits, isInsertion, start, end }) =>
    isInsertion ? [{ start, end, text: (inserted.get(start) ?? []).join('') }] : edits,
  );
  return merged.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** A text after edits that do not overlap. */
export function edited(text: string, edits: readonly TextEdit[]): string {
  let out = '';
  let at = 0;
  for (const { start, end, text: put } of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    out += text.slice(at, start) + put;
    at = end;
  }
  return out + text.slice(at);
}

/** What a fix reaches over, from its first edit to its last. */
interface Stretch extends Span {
  readonly edits: readonly TextEdit[];
  /** It puts text at one place and takes nothing away. */
  readonly isInsertion: boolean;
}

function stretchOf(edits: readonly TextEdit[]): Stretch | null {
  if (edits.length === 0) return null;
  const start = Math.min(...edits.map(it => it.start));
  const end = Math.max(...edits.map(it => it.end));
  return { edits, start, end, isInsertion: start === end };
}

const touches = (one: Span, other: Span): boolean => one.start <= other.end && other.start <= one.end;
