const iso = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether a text is a calendar day as ISO 8601 writes it, `YYYY-MM-DD`, that exists (no 30 February, no year 0). */
export function isDay(text: string): boolean {
  const [, year, month, day] = iso.exec(text) ?? [];
  if (year === undefined || year === '0000') return false;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return (
    date.getUTCFullYear() === Number(year) &&
    date.getUTCMonth() === Number(month) - 1 &&
    date.getUTCDate() === Number(day)
  );
}

/** Calendar days from one day to another, negative when the second is earlier; `null` when one is no day. */
export function daysBetween(from: string, to: string): number | null {
  if (!isDay(from) || !isDay(to)) return null;
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** The day `months` calendar months later; the last day of a month that is too short. `null` for what is no day. */
export function addMonths(day: string, months: number): string | null {
  if (!isDay(day)) return null;
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const target = year * 12 + (month - 1) + months;
  const lastDate = new Date(Date.UTC(Math.floor(target / 12), (target % 12) + 1, 0)).getUTCDate();
  return isoDay(Math.floor(target / 12), (target % 12) + 1, Math.min(date, lastDate));
}

/** The day so many days later, earlier when negative; `null` for what is no day, or beyond the year 9999. */
export function addDays(day: string, days: number): string | null {
  if (!isDay(day) || !Number.isInteger(days)) return null;
  const moment = new Date(Date.parse(day) + days * 86_400_000);
  const later = Number.isNaN(moment.getTime()) ? '' : dayOf(moment);
  return isDay(later) ? later : null;
}

/** How many days a month, `YYYY-MM`, has; `null` for what is no month. */
export function daysInMonth(month: string): number | null {
  if (!isDay(`${month}-01`)) return null;
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).getUTCDate();
}

/** The day of a moment in UTC. */
export const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10);

const isoDay = (year: number, month: number, date: number): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
