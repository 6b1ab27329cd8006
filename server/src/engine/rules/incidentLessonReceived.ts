import type { Fix } from '../check/diagnostic.js';
import { appendItems, neededFields } from '../entries/editList.js';
import { textAt, textsAt } from '../facts/valueAt.js';
import { shapeAt } from '../schema/shapeAt.js';
import { defineRule, type EntryView } from './defineRule.js';

export const incidentLessonReceived = defineRule({
  meta: {
    code: 'incident-lesson-received',
    severity: 'error',
    summary:
      'Every closed incident names who received its lesson, and the risk that received it refers back.',
    rationale:
      'An auditor asks what is different since. A lesson that arrives nowhere will be paid for again.',
    outcomes: ['INC-O7', 'RA-O7'],
    examples: {
      bad: `=== incidents/records/INC-2026-002.md ===
---
id: INC-2026-002
type: incident
status: closed
---
`,
      good: `=== incidents/records/INC-2026-002.md ===
---
id: INC-2026-002
type: incident
status: closed
lessons:
  - {text: Contractors could create storage by hand., receiver: RA, ref: R-008}
---
=== risks/register/R-008.yaml ===
id: R-008
incidents: [INC-2026-002]
`,
    },
  },
  on: ['incident-record'],
  reads: ['definitions'],

  check({ entry, facts, report }) {
    if (entry.text('/type') !== 'incident' || entry.text('/status') !== 'closed') return;
    const lessons = entry.list('/lessons');
    if (!lessons.some(lesson => textAt(lesson, '/receiver') !== null))
      report('/status', 'This incident is closed, but nobody received a lesson from it.', lessonFix(entry));
    for (const [index, lesson] of lessons.entries()) {
      const key = textAt(lesson, '/ref');
      const risk = facts.definitions(key ?? '').find(({ type }) => type === 'risk');
      if (!risk || entry.id === null || textsAt(risk.values, '/incidents').includes(entry.id)) continue;
      report(`/lessons/${index}/ref`, `'${key}' does not refer back to '${entry.id}' among its incidents.`, {
        related: [{ fact: risk, message: 'the risk' }],
      });
    }
  },
});

function lessonFix(entry: EntryView): { readonly fix?: Fix } {
  const shape = shapeAt(entry.shape, '/lessons')?.items;
  const edits = appendItems(entry, '/lessons', [neededFields(shape, {})]);
  return edits ? { fix: { title: 'Add a lesson', edits } } : {};
}
