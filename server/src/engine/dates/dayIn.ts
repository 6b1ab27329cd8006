import { dayOf } from './day.js';
import { instantOf } from './moment.js';

/** The day of a date, or of a time with a zone in UTC; `null` for what is neither. */
export function dayIn(text: string | null): string | null {
  const instant = text === null ? null : instantOf(text);
  return instant === null ? null : dayOf(new Date(instant));
}
