import { isDay } from './day.js';

const time = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/i;

/** A time of day on a calendar day, as ISO 8601 writes it. */
export interface Moment {
  /** The same, written with `T`. */
  readonly text: string;
  readonly hasZone: boolean;
}

/** Reads a moment; `null` for what is none. */
export function readMoment(text: string): Moment | null {
  const [all, day = '', hour, minute, second = '0', zone] = time.exec(text) ?? [];
  if (all === undefined || !isDay(day)) return null;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  const [, zoneHour = '0', zoneMinute = '0'] = /(\d{2}):(\d{2})$/.exec(zone ?? '') ?? [];
  if (Number(zoneHour) > 14 || Number(zoneMinute) > 59) return null;
  return { text: all.replace(' ', 'T'), hasZone: zone !== undefined };
}

/** Milliseconds since 1970 of a day (its start in UTC) or a moment with a zone; `null` for anything else. */
export function instantOf(text: string): number | null {
  if (isDay(text)) return Date.parse(text);
  const moment = readMoment(text);
  return moment?.hasZone ? Date.parse(moment.text) : null;
}
