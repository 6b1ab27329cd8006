import { isDay } from '../dates/day.js';
import { textAt } from '../facts/valueAt.js';
import { defineRule } from './defineRule.js';
import { ahead, dueOptions, dueState } from './dueDays.js';

export const exceptionNotExpired = defineRule({
  meta: {
    code: 'exception-not-expired',
    severity: 'warning',
    summary: 'No granted exception is past its date without being renewed or ended.',
    rationale:
      'An exception is granted for a time. After that the rule holds again, or somebody decides anew; an auditor asks which of both happened.',
    outcomes: ['POL-O6'],
    timed: true,
    options: dueOptions,
    examples: {
      bad: `=== exceptions/EXC-2026-01.md ===
---
id: EXC-2026-01
status: approved
expires_on: 2026-07-31
---
`,
      good: `=== exceptions/EXC-2026-01.md ===
---
id: EXC-2026-01
status: approved
expires_on: 2026-07-31
renewals:
  - {on: 2026-07-28, by: jonas.behr, until: 2026-10-31}
---
`,
    },
  },
  on: ['exception-record'],
  reads: [],

  check({ entry, asOf, options, report }) {
    const expires = entry.text('/expires_on');
    if (entry.text('/status') !== 'approved' || expires === null) return;
    const ends = [expires, ...entry.list('/renewals').map(it => textAt(it, '/until') ?? '')];
    const last = ends.filter(isDay).sort().at(-1);
    const state = dueState(last ?? null, asOf, options);
    if (state === null) return;
    if (state !== 'over') {
      report('/expires_on', `This exception ends on ${last}; renew it or end it.`, ahead(state));
      return;
    }
    const { start, end } = entry.span('/status');
    report('/expires_on', `This exception ended on ${last} and is still granted.`, {
      fix: { title: "Set its status to 'expired'", edits: [{ start, end, text: 'expired' }] },
    });
  },
});
