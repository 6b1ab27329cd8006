import { isDay } from '../dates/day.js';
import type { EntryView } from '../rules/defineRule.js';

/** An outcome that `isms.yaml` leaves out, as it is written there. */
export interface WrittenExclusion {
  readonly outcome: string;
  /** JSON pointer to the exclusion. */
  readonly at: string;
}

/** The exclusions of `isms.yaml` that have not run out, whatever else is wrong with them. */
export function exclusionsInForce(
  entry: Pick<EntryView, 'get' | 'text'>,
  asOf: string,
): readonly WrittenExclusion[] {
  const list = entry.get('/tailoring/exclude');
  if (!Array.isArray(list)) return [];
  return list.flatMap((_, index) => {
    const at = `/tailoring/exclude/${index}`;
    const outcome = entry.text(`${at}/outcome`);
    const until = entry.text(`${at}/until`);
    const isOver = until !== null && isDay(until) && until < asOf;
    return outcome === null || isOver ? [] : [{ outcome, at }];
  });
}
