import type { DueData, DueReport } from '../data/dueReport.js';

/**
 * What falls due as a calendar (RFC 5545), a day each. A thing keeps its UID when its day moves, so that an importing
 * calendar moves it too. `hash` makes the UIDs; what it is made of is no secret, only long.
 */
export function dueCalendar(report: DueReport, hash: (text: string) => string): string {
  const names = report.isms.map(({ name }) => name).filter(name => name !== null);
  const stamp = `${basicDay(report.as_of)}T000000Z`;
  const events = report.isms.flatMap(({ path, name, items }) =>
    items.flatMap(item => event(item, hash(JSON.stringify([name, path, item.key])), stamp)),
  );
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//ISMS-as-code//isms ${text(report.tool.version)}//EN`,
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${text(['Due', ...names].join(' · '))}`,
    ...(events.length > 0 ? events : utc),
    'END:VCALENDAR',
  ]
    .map(line => `${folded(line)}\r\n`)
    .join('');
}

function event(item: DueData, uid: string, stamp: string): readonly string[] {
  const { what, title, id, owner, day, path, start } = item;
  const about = [
    ...(id === null ? [] : [id]),
    ...(owner === null ? [] : [`Owner: ${owner.name}`]),
    `${path}:${start.line}`,
  ];
  return [
    'BEGIN:VEVENT',
    `UID:${uid.slice(0, 40)}@isms-as-code`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${basicDay(day)}`,
    `SUMMARY:${text(`${what}: ${title}`)}`,
    `DESCRIPTION:${text(about.join('\n'))}`,
    `CATEGORIES:${text(what)}`,
    'CLASS:CONFIDENTIAL',
    // A day on which something is due is no day on which nobody has time.
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

/** A calendar has at least one component, also where nothing is due. */
const utc: readonly string[] = [
  'BEGIN:VTIMEZONE',
  'TZID:Etc/UTC',
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  'TZOFFSETFROM:+0000',
  'TZOFFSETTO:+0000',
  'END:STANDARD',
  'END:VTIMEZONE',
];

const basicDay = (day: string): string => day.replaceAll('-', '');

/** A value of type TEXT (RFC 5545, 3.3.11); control characters, which it cannot hold, are left out. */
const text = (value: string): string =>
  value
    .replace(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not stand in a value
    .replace(/[\u0000-\u0009\u000B-\u001F\u007F]/g, ' ')
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\n/g, '\\n');

const mostOctets = 75;

/** A line of at most 75 octets, continued on lines that begin with a space; no character is cut (3.1). */
function folded(line: string): string {
  let out = '';
  let used = 0;
  for (const character of line) {
    const octets = encoder.encode(character).length;
    if (used + octets > mostOctets) {
      out += '\r\n ';
      used = 1;
    }
    out += character;
    used += octets;
  }
  return out;
}

const encoder = new TextEncoder();
