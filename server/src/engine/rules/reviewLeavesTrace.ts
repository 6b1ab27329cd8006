import { dayIn } from '../dates/dayIn.js';
import type { Located } from '../facts/documentFacts.js';
import type { DatesOnly } from '../history/datesOnly.js';
import type { Model } from '../model/model.js';
import { listOf, quoted } from '../text/listOf.js';
import { defineRule, type RuleContext } from './defineRule.js';

type Reads = 'definitions' | 'references';

export const reviewLeavesTrace = defineRule({
  meta: {
    code: 'review-leaves-trace',
    severity: 'warning',
    summary: 'Where the dates of a document move on, something else in it has changed, or a record names it.',
    rationale:
      'Was this reviewed, or was the date moved? A review leaves something: a change, a mark of what the document was held against, the record of a meeting.',
    outcomes: ['POL-O5', 'REC-O3'],
    examples: {
      bad: `=== policies/access.md === (committed 2025-05-04 to 2026-05-06, dates alone since 2025-05-04)
---
id: POL-1
status: approved
next_review: 2027-05-04
---
`,
      good: `=== policies/access.md === (committed 2025-05-04 to 2026-05-06, dates alone since 2025-05-04)
---
id: POL-1
status: approved
next_review: 2027-05-04
---
=== isms/decisions/DEC-2026-07.md ===
---
id: DEC-2026-07
date: 2026-05-05
related: [POL-1]
---
`,
    },
  },
  on: ['head'],
  reads: ['definitions', 'references'],
  readsHistory: true,

  check(context) {
    const { entry, model, report } = context;
    const { kind, committed } = entry.document;
    const moved = committed?.datesOnly ?? null;
    if (!moved || !['document', 'register'].includes(model.kind(kind)?.nature ?? '')) return;
    if ((entry.text('/status') ?? 'approved') !== 'approved' || !entry.document.isAsCommitted()) return;
    if (isOnRecord(context, moved)) return;
    const what = moved.fields.length === 1 ? 'this alone has' : `only ${listOf(quoted(moved.fields))} have`;
    report(
      `/${moved.fields[0]}`,
      `Since the commit of ${moved.since}, ${what} changed here, and no record of a review names this document.`,
    );
  },
});

/** Whether a record of since then names the document. */
function isOnRecord({ entry, facts, model }: RuleContext<Reads>, { since }: DatesOnly): boolean {
  return facts
    .references(entry.id ?? '')
    .flatMap(({ from }) => facts.definitions(from))
    .some(record => isRecordAfter(record, since, model));
}

const isRecordAfter = ({ type, values }: Located<'definitions'>, day: string, model: Model): boolean =>
  model.kind(type)?.nature === 'record' &&
  Object.values(values).some(value => typeof value === 'string' && (dayIn(value) ?? '') > day);
