import { isDay } from '../dates/day.js';
import type { Located } from '../facts/documentFacts.js';
import { textAt } from '../facts/valueAt.js';
import { defineRule, type EntryView, type Lookups } from './defineRule.js';

type Reads = 'documents' | 'references';

export const overdueTreatmentReachesReview = defineRule({
  meta: {
    code: 'overdue-treatment-reaches-review',
    severity: 'warning',
    summary: 'A measure that was overdue when management met is taken up in the minutes.',
    rationale:
      'The measure was late, and management met: was it told? An auditor lays the treatment plan beside the minutes. What nobody takes upwards stays late.',
    outcomes: ['RT-O7', 'GOV-O7'],
    examples: {
      bad: `=== risks/treatment-plan.yaml ===
id: RTP-PLAN
items:
  - {id: RTP-05, risks: [R-008], due: 2026-05-31, status: running}
=== reviews/2026-06.md ===
---
id: MR-2026-1
status: approved
date: 2026-06-20
inputs:
  - {topic: f, source: [R-014]}
---
`,
      good: `=== risks/treatment-plan.yaml ===
id: RTP-PLAN
items:
  - {id: RTP-05, risks: [R-008], due: 2026-05-31, status: running}
=== reviews/2026-06.md ===
---
id: MR-2026-1
status: approved
date: 2026-06-20
inputs:
  - {topic: f, source: [RTP-05]}
---
`,
    },
  },
  on: ['treatment-item'],
  reads: ['documents', 'references'],

  check({ entry, facts, report }) {
    const due = entry.text('/due');
    const status = entry.text('/status');
    if (due === null || !isDay(due) || status === 'done' || status === 'dropped') return;
    const reviews = facts.documents('management-review').filter(review => isHeldAfter(review, due));
    if (reviews.length === 0) return;
    const named = namedIn(entry, facts);
    if (reviews.some(({ uri }) => named.has(uri))) return;
    const [first] = reviews.toSorted((a, b) => (dateOf(a) < dateOf(b) ? -1 : 1));
    if (!first) return;
    report(
      '/due',
      `This measure was due on ${due} and is ${status ?? 'neither done nor dropped'}, but the review of ${dateOf(first)} does not name it or its risks.`,
      { related: [{ fact: first, message: 'the minutes' }] },
    );
  },
});

const dateOf = ({ values }: Located<'documents'>): string => textAt(values, '/date') ?? '';

const isHeldAfter = (review: Located<'documents'>, day: string): boolean =>
  isDay(dateOf(review)) && dateOf(review) > day && textAt(review.values, '/status') === 'approved';

/** The documents that name the measure or a risk of it. */
const namedIn = (entry: EntryView, facts: Lookups<Reads>): ReadonlySet<string> =>
  new Set(
    [entry.id ?? '', ...entry.texts('/risks')].flatMap(id => facts.references(id).map(({ uri }) => uri)),
  );
