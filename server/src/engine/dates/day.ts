/** Whether a text is a calendar day as ISO 8601 writes it, `YYYY-MM-DD`, that exists (no 30 February, no year 0). */
export function isDay(text: string): boolean {
  // Every date of every document is asked about, several times: digits are quicker read than matched.
  if (text.length !== 10 || text.charCodeAt(4) !== hyphen || text.charCodeAt(7) !== hyphen) return false;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7);
  const day = digits(text, 8, 10);
  return year > 0 && month > 0 && month <= 12 && day > 0 && day <= lengthOf(month, year);
}

const hyphen = 45;
const zero = 48;

/** The number that the digits of a stretch of text write; below zero where one of them is none. */
function digits(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - zero;
    if (digit < 0 || digit > 9) return -1;
    number = number * 10 + digit;
  }
  return number;
}

function lengthOf(month: number, year: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
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
