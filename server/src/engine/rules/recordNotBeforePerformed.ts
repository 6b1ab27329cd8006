import { daysBetween } from '../dates/day.js';
import { dayIn } from '../dates/dayIn.js';
import { defineRule } from './defineRule.js';

/** The day of a commit is that of UTC; where people live it may be the next one already. */
const dayOfZones = 1;

export const recordNotBeforePerformed = defineRule({
  meta: {
    code: 'record-not-before-performed',
    severity: 'warning',
    summary: 'No record was committed as done before the day it says it was done on.',
    rationale:
      'A record that was finished before the thing happened shows what somebody intended. An auditor who compares the dates trusts no other record either.',
    outcomes: ['REC-O2'],
    examples: {
      bad: `=== people/training/TRN-2026-01.md === (committed 2026-01-08)
---
id: TRN-2026-01
date: 2026-01-20
status: held
---
`,
      good: `=== people/training/TRN-2026-01.md === (committed 2026-01-08)
---
id: TRN-2026-01
date: 2026-01-20
status: planned
---
`,
    },
  },
  on: ['head'],
  reads: [],
  readsHistory: true,

  check({ entry, model, report }) {
    const { kind, evidence, committed } = entry.document;
    const performed = dayIn(evidence?.date ?? null);
    if (!evidence?.isDone || performed === null || !committed || model.kind(kind)?.nature !== 'record')
      return;
    if ((daysBetween(committed.last, performed) ?? 0) <= dayOfZones) return;
    // What is not committed yet may have been done since.
    if (!entry.document.isAsCommitted()) return;
    const status = evidence.status === null ? 'done' : `'${evidence.status}'`;
    report(
      evidence.datePlace,
      `This record says '${evidence.date}', but was committed as ${status} on ${committed.last} already.`,
    );
  },
});
