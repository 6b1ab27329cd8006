import type { DatesOnly } from './datesOnly.js';

/** What version control knows of a file. Days as `YYYY-MM-DD`, in UTC. */
export interface Committed {
  /** The day of the first commit with it; `null` where that lies before what is known. */
  readonly first: string | null;
  /** The day of the last commit that changed it. */
  readonly last: string;
  /** The id that git gives to its content as of then. */
  readonly blob: string;
  /** Where the last change moved dates and nothing else. */
  readonly datesOnly?: DatesOnly | null;
}

/** What version control knows, by uri. The host reads it: the engine asks nobody. */
export type History = ReadonlyMap<string, Committed>;

/** Whether the same is known of a file. */
export const isSameCommitted = (a: Committed | null, b: Committed | null): boolean =>
  a?.first === b?.first &&
  a?.last === b?.last &&
  a?.blob === b?.blob &&
  JSON.stringify(a?.datesOnly ?? null) === JSON.stringify(b?.datesOnly ?? null);

/** The first day that is known of any file below a root; `null` where none is. */
export function firstDay(history: History, root: string): string | null {
  let earliest: string | null = null;
  for (const [uri, { first, last }] of history) {
    const day = first ?? last;
    if (uri.startsWith(root) && (earliest === null || day < earliest)) earliest = day;
  }
  return earliest;
}
