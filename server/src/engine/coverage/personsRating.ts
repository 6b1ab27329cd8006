import { isDay } from '../dates/day.js';
import type { PersonsRating, Settings } from '../settings/settings.js';

/** What a person said last of a process by a day; `null` where nobody did. Of one day, the later one counts. */
export function personsRating(
  process: string,
  { ratings }: Pick<Settings, 'ratings'>,
  asOf: string,
): PersonsRating | null {
  const said = ratings.filter(it => it.process === process && isDay(it.on) && it.on <= asOf);
  return said.reduce<PersonsRating | null>(
    (last, one) => (last !== null && last.on > one.on ? last : one),
    null,
  );
}
