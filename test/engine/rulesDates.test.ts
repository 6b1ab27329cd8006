import { describe, expect, test } from 'vitest';
import { understandDay } from '../../server/src/engine/dates/understandDay.js';
import { allRules } from '../../server/src/engine/rules/index.js';
import { afterFix } from '../support/afterFix.js';
import { annotate, checkedEngine } from '../support/fixture.js';

const rulesOf = (...codes: string[]) => allRules.filter(({ meta }) => codes.includes(meta.code));

function holds(fixture: string, ...codes: string[]): void {
  expect(annotate(fixture, { rules: rulesOf(...codes) })).toBe(fixture);
}

describe('a day as people write it', () => {
  test.each([
    ['2026-1-5', '2026-01-05'],
    ['2026/01/05', '2026-01-05'],
    ['2026.1.5', '2026-01-05'],
    ['20260105', '2026-01-05'],
    ['5 Jan 2026', '2026-01-05'],
    ['5th of January 2026', '2026-01-05'],
    ['05-Jan-2026', '2026-01-05'],
    ['Jan 5, 2026', '2026-01-05'],
    ['January 5th 2026', '2026-01-05'],
    ['Sept. 5, 2026', '2026-09-05'],
    ['05.01.2026', '2026-01-05'],
    ['9. 1. 2023', '2023-01-09'],
    ['5. März 2026', '2026-03-05'],
    ['14/07/2026', '2026-07-14'],
    ['07/14/2026', '2026-07-14'],
    ['05/05/2026', '2026-05-05'],
    ['2026-01-05T10:00:00Z', '2026-01-05'],
  ])('%s is understood', (text, day) => expect(understandDay(text)).toEqual({ day }));

  test('is left open where day and month may be either way round', () =>
    expect(understandDay('01/02/2026')).toEqual({ either: ['2026-02-01', '2026-01-02'] }));

  test.each(['2026-02-30', '0000-00-00', '31.04.2026', 'Feb 30, 2026', '2026-13-01'])(
    '%s does not exist',
    text => expect(understandDay(text)).toHaveProperty('absent'),
  );

  test.each([
    '+12345',
    'soon',
    '2026',
    '2026-05',
    'Q3 2026',
    '05/02/18',
    '08-Oct-25',
    'Ma 5 2026',
    'June 2026',
    '',
  ])('%s is no day', text => expect(understandDay(text)).toBeNull());
});

describe('a date that is not ISO 8601', () => {
  test('is shown at its value, with what to write', () =>
    holds(
      `
=== policies/a.md ===
---
id: P
created_on: 2026-1-5
            ^^^^^^^^ error date-is-iso: '2026-1-5' has to be written 2026-01-05.
changed_on: 20260105
            ^^^^^^^^ error date-is-iso: '20260105' has to be written 2026-01-05.
approved_on: '2026-02-30'
              ^^^^^^^^^^ error date-is-iso: There is no day '2026-02-30'; 2026-02 has 28 days.
valid_from: 01/02/2026
            ^^^^^^^^^^ error date-is-iso: '01/02/2026' may be 2026-02-01 or 2026-01-02; write the one that is meant.
next_review: yearly
             ^^^^^^ error date-is-iso: 'yearly' is no date; a day is written YYYY-MM-DD.
declaration: {on: 0000-00-00, period: {from: +12345, to: TBD}}
                  ^^^^^^^^^^ error date-is-iso: There is no day '0000-00-00'.
                                             ^^^^^^ error date-is-iso: '+12345' is no date; a day is written YYYY-MM-DD.
---
=== risks/register/all.yaml ===
title: Risks
risks: [{id: R-1, last_assessed: May 2026}, {id: R-2, residual: {determined_on: 5 May 2026}}]
                                 ^^^^^^^^ error date-is-iso: 'May 2026' is no date; a day is written YYYY-MM-DD.
                                                                                ^^^^^^^^^^ error date-is-iso: '5 May 2026' has to be written 2026-05-05.
`,
      'date-is-iso',
      'value-has-type',
    ));

  test('of a time is one without its zone', () =>
    holds(
      `
=== incidents/records/INC-1.md ===
---
id: INC-1
occurred_at: 2026-05-04T09:30:00+02:00
detected_at: 2026-05-04T09:30
             ^^^^^^^^^^^^^^^^ error date-is-iso: '2026-05-04T09:30' says no time zone; add Z or one such as +02:00.
reported_at: 2026-05-04 09:40:00Z
             ^^^^^^^^^^^^^^^^^^^^ error date-is-iso: '2026-05-04 09:40:00Z' has to be written 2026-05-04T09:40:00Z.
contained_at: 2026-05-04
              ^^^^^^^^^^ error date-is-iso: '2026-05-04' is no time; write day, time and zone, as in 2026-05-04T09:30:00+02:00.
resolved_at: 2026-05-04T25:00Z
             ^^^^^^^^^^^^^^^^^ error date-is-iso: '2026-05-04T25:00Z' is no time; write day, time and zone, as in 2026-05-04T09:30:00+02:00.
---
`,
      'date-is-iso',
    ));

  test('is mended in its quotes, behind emoji, a byte order mark and Windows line ends', () => {
    const text = (date: string) => `\uFEFF---\r\ntitle: 🗓️🙂\r\nnext_review: "${date}" # 🙂\r\n---\r\n`;
    const files = new Map([['policies/a.md', text('4 May 2027')]]);
    const [found] = checkedEngine(files, { rules: rulesOf('date-is-iso') }).allDiagnostics();
    if (!found) throw new Error('nothing was found');
    expect(text('4 May 2027').slice(found.start, found.end)).toBe('4 May 2027');
    expect(afterFix(files, found).get('policies/a.md')).toBe(text('2027-05-04'));
  });
});

describe('dates that are not in order', () => {
  test('are shown at the later one', () =>
    holds(
      `
=== policies/a.md ===
---
created_on: 2026-05-04
approved_on: 2026-04-05
             ^^^^^^^^^^ error dates-in-order: 'approved_on' (2026-04-05) is before 'created_on' (2026-05-04).
declaration:
  period: {from: 2026-02-01, to: 2026-01-01}
                                 ^^^^^^^^^^ error dates-in-order: 'to' (2026-01-01) is before 'from' (2026-02-01).
valid_from: 2026-04-05
next_review: 2026-04-05
             ^^^^^^^^^^ error dates-in-order: 'next_review' (2026-04-05) is before 'created_on' (2026-05-04).
---
`,
      'dates-in-order',
    ));

  test('may be on one day, and are not judged where one is no date', () =>
    holds(
      `
=== policies/a.md ===
---
created_on: 2026-05-04
approved_on: 2026-05-04
next_review: 2025
---
`,
      'dates-in-order',
    ));
});

describe('a version without quotes', () => {
  test('is a warning where a digit is lost', () =>
    holds(
      `
=== policies/a.md ===
---
version: 1.10
         ^^^^ warning version-is-quoted: Without quotes, 1.10 is the number 1.1: write '1.10'.
---
=== policies/b.md ===
---
version: 2.1
---
=== policies/c.md ===
---
version: "2.0"
---
`,
      'version-is-quoted',
    ));
});
