import { isDay } from './day.js';

/** What a text that is no ISO day may mean. */
export type MeantDay =
  | { readonly day: string }
  /** Day and month may be either way round. */
  | { readonly either: readonly [string, string] }
  /** A calendar day is written, but there is no such day. */
  | { readonly absent: string };

const yearFirst = /^(\d{4})([-/. ])(\d{1,2})\2(\d{1,2})$/;
const digits = /^(\d{4})(\d{2})(\d{2})$/;
const withTime = /^(\d{4})-(\d{2})-(\d{2})[T ]\d{1,2}:\d{2}\S*$/;
const dots = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})$/;
const yearLast = /^(\d{1,2})([-/])(\d{1,2})\2(\d{4})$/;
const dayMonth = /^(\d{1,2})(?:st|nd|rd|th|\.)?[ -](?:of )?(\p{L}+)\.?,?[ -](\d{4})$/u;
const monthDay = /^(\p{L}+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/u;

/** Reads a day as people write it; `null` for what is none, or leaves the century or the day open. */
export function understandDay(written: string): MeantDay | null {
  const text = written.trim().replaceAll(/\s+/g, ' ');
  const [, year = '', , month = '', day = ''] = yearFirst.exec(text) ?? [];
  if (year) return meant(year, month, day);
  const numbers = digits.exec(text) ?? withTime.exec(text);
  if (numbers) return meant(numbers[1], numbers[2], numbers[3]);
  const german = dots.exec(text);
  if (german) return meant(german[3], german[2], german[1]);
  return eitherWay(text) ?? withMonthName(text);
}

function eitherWay(text: string): MeantDay | null {
  const [, first, , second, year] = yearLast.exec(text) ?? [];
  if (first === undefined) return null;
  const days = [isoOf(year, second, first), isoOf(year, first, second)] as const;
  const [dayFirst, monthFirst] = days.map(isDay);
  if (dayFirst && monthFirst && days[0] !== days[1]) return { either: days };
  return monthFirst && !dayFirst ? { day: days[1] } : meant(year, second, first);
}

function withMonthName(text: string): MeantDay | null {
  const dayFirst = dayMonth.exec(text);
  const [, day, name = '', year] = dayFirst ?? [];
  if (dayFirst) return named(year, name, day);
  const monthFirst = monthDay.exec(text);
  return monthFirst ? named(monthFirst[3], monthFirst[1] ?? '', monthFirst[2]) : null;
}

function named(year: string | undefined, name: string, day: string | undefined): MeantDay | null {
  const word = name.toLowerCase();
  const month = word.length < 3 ? -1 : months.findIndex(names => names.some(full => isShortFor(word, full)));
  return month < 0 ? null : meant(year, String(month + 1), day);
}

const isShortFor = (word: string, full: string): boolean =>
  full === word || (word.length <= 4 && full.startsWith(word));

function meant(year = '', month = '', day = ''): MeantDay {
  const iso = isoOf(year, month, day);
  return isDay(iso) ? { day: iso } : { absent: iso };
}

const isoOf = (year = '', month = '', day = ''): string =>
  `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;

/** English and German names. */
const months: readonly (readonly string[])[] = [
  ['january', 'januar', 'jänner'],
  ['february', 'februar'],
  ['march', 'märz'],
  ['april'],
  ['may', 'mai'],
  ['june', 'juni'],
  ['july', 'juli'],
  ['august'],
  ['september'],
  ['october', 'oktober'],
  ['november'],
  ['december', 'dezember'],
];
