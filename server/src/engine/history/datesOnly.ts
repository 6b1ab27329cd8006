/** A document whose dates moved, and nothing else of it. */
export interface DatesOnly {
  /** The fields that say something else, in the order of the text. */
  readonly fields: readonly string[];
  /** The day of the commit that brought the dates of before; since then the rest has been as it is. */
  readonly since: string;
}

/** What a document was as of a commit. `day` as `YYYY-MM-DD`. */
export interface Revision {
  readonly day: string;
  readonly text: string;
}

/**
 * Whether the last revision of a document differs from those before it in the dates of its review alone: where the text
 * was changed first and dated later, it does not. The newest revision comes first; `isWhole`: the last is where the
 * document began.
 */
export function datesOnly(revisions: readonly Revision[], isWhole: boolean): DatesOnly | null {
  const [now, before, ...earlier] = revisions.map(({ day, text }) => ({ day, ...partsOf(text) }));
  if (!now || !before || now.rest !== before.rest) return null;
  const fields = [...now.dates.keys()].filter(field => now.dates.get(field) !== before.dates.get(field));
  if (fields.length === 0) return null;
  let first = before;
  for (const revision of earlier) {
    if (written(revision.dates) !== written(before.dates)) return { fields, since: first.day };
    if (revision.rest !== now.rest) return null;
    first = revision;
  }
  return isWhole ? { fields, since: first.day } : null;
}

/** A line of the metadata of the document itself that a review moves on. */
const dateLine =
  /^(next_review|approved_on|reviewed_on|last_review|last_reviewed|changed_on|version)[ \t]*:(.*)$/;

/** The dates of a review and all the rest. How lines end, and blanks at their end, is of no matter. */
function partsOf(text: string): { readonly dates: ReadonlyMap<string, string>; readonly rest: string } {
  const dates = new Map<string, string>();
  const rest: string[] = [];
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const end =
    lines[0]?.trimEnd() === '---'
      ? lines.findIndex((line, index) => index > 0 && /^(?:---|\.\.\.)\s*$/.test(line))
      : lines.length;
  for (const [index, line] of lines.entries()) {
    const [, field, value = ''] = (index < end ? dateLine.exec(line) : null) ?? [];
    if (field === undefined) rest.push(line.trimEnd());
    else dates.set(field, value.trim());
  }
  return { dates, rest: rest.join('\n').trimEnd() };
}

const written = (dates: ReadonlyMap<string, string>): string => JSON.stringify([...dates].sort());
