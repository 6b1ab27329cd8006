import { instantOf, readMoment } from '../dates/moment.js';
import { defineRule } from './defineRule.js';

export const noticeInTime = defineRule({
  meta: {
    code: 'notice-in-time',
    severity: 'warning',
    summary: 'Every notice of an incident that has to be sent is sent before its limit.',
    rationale:
      'Limits for notices are law or contract. An auditor and an authority both compare two times, and ask for the reason where the second is later.',
    outcomes: ['INC-O5'],
    timed: true,
    options: {
      hours_before: {
        type: 'integer',
        minimum: 0,
        maximum: 720,
        default: 0,
        description: 'A notice has to be sent at least so many hours before its limit.',
      },
    },
    examples: {
      bad: `=== incidents/records/INC-2026-002.md ===
---
id: INC-2026-002
notices:
  - to: Customer C-17
    limit: 2026-05-05T09:42:00+02:00
    decision: send
    sent_at: 2026-05-06T08:00:00+02:00
---
`,
      good: `=== incidents/records/INC-2026-002.md ===
---
id: INC-2026-002
notices:
  - to: Customer C-17
    limit: 2026-05-05T09:42:00+02:00
    decision: send
    sent_at: 2026-05-04T14:42:00+02:00
---
`,
    },
  },
  on: ['notice'],
  reads: [],

  check({ entry, asOf, options, report }) {
    const limit = momentOf(entry.text('/limit'));
    if (limit === null || entry.text('/decision') !== 'send') return;
    const latest = limit - options.hours_before * 3_600_000;
    const hours = options.hours_before === 0 ? '' : `${options.hours_before} hours before `;
    const to = entry.text('/to') ?? 'nobody named';
    const written = entry.text('/limit');
    const sentAt = entry.text('/sent_at');
    const sent = momentOf(sentAt);
    if (sent !== null && sent > latest)
      report('/sent_at', `The notice to '${to}' was sent at ${sentAt}, after ${hours}its limit ${written}.`);
    // The whole day of the limit is left to it: only days are known of today.
    else if (sentAt === null && latest < Date.parse(asOf))
      report('/limit', `The notice to '${to}' had to be sent by ${hours}${written} and is not.`);
  },
});

/** Only a time with its zone says when a notice was late; days and other texts are looked at elsewhere. */
const momentOf = (text: string | null): number | null =>
  text !== null && readMoment(text)?.hasZone ? instantOf(text) : null;
