import { daysBetween } from '../dates/day.js';
import { dayIn } from '../dates/dayIn.js';
import { defineRule } from './defineRule.js';

export const recordCommittedInTime = defineRule({
  meta: {
    code: 'record-committed-in-time',
    severity: 'info',
    summary: 'Every record is committed soon after what it tells of.',
    rationale:
      'The date in a record counts, not the day it was filed. But what was written down long after it happened is written from memory, and an auditor asks why.',
    outcomes: ['REC-O2'],
    options: {
      days: {
        type: 'integer',
        minimum: 0,
        maximum: 3660,
        default: 30,
        description: 'So many days may pass between the date of a record and its first commit.',
      },
    },
    examples: {
      bad: `=== people/training/TRN-2026-01.md === (committed 2026-05-01)
---
id: TRN-2026-01
date: 2026-01-20
status: held
---
=== isms.yaml === (committed 2026-01-05)
organization: Example
`,
      good: `=== people/training/TRN-2026-01.md === (committed 2026-01-27 to 2026-05-01)
---
id: TRN-2026-01
date: 2026-01-20
status: held
---
=== isms.yaml === (committed 2026-01-05)
organization: Example
`,
    },
  },
  on: ['head'],
  reads: [],
  readsHistory: true,

  check({ entry, model, options, report }) {
    const { kind, evidence, committed, committedSince } = entry.document;
    const performed = dayIn(evidence?.date ?? null);
    const first = committed?.first ?? null;
    if (!evidence || performed === null || first === null || model.kind(kind)?.nature !== 'record') return;
    // What happened before the ISMS was under version control could not be committed then.
    if (committedSince === null || performed < committedSince) return;
    const days = daysBetween(performed, first) ?? 0;
    if (days <= options.days) return;
    const message = `This record says '${evidence.date}', but was first committed on ${first}, ${days} days later.`;
    report(evidence.datePlace, message);
  },
});
