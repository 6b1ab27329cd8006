import { appendItems, neededFields } from '../entries/editList.js';
import { shapeAt } from '../schema/shapeAt.js';
import { listOf, quoted } from '../text/listOf.js';
import { defineRule } from './defineRule.js';

/** How many kinds a message names. */
const most = 5;

export const recordsScheduleComplete = defineRule({
  meta: {
    code: 'records-schedule-complete',
    severity: 'warning',
    summary: 'The records schedule has a line for every kind of document that is kept.',
    rationale:
      'An auditor points at any file and asks how long it is kept, and why. What is on no schedule is kept by chance.',
    outcomes: ['REC-O6'],
    examples: {
      bad: `=== records/schedule.yaml ===
id: SCH-001
lines:
  - {record_class: policy}
=== incidents/records/INC-2026-002.md ===
---
id: INC-2026-002
---
`,
      good: `=== records/schedule.yaml ===
id: SCH-001
lines:
  - {record_class: incident-record}
  - {record_class: records-schedule}
=== incidents/records/INC-2026-002.md ===
---
id: INC-2026-002
---
`,
    },
  },
  on: ['records-schedule'],
  reads: ['documents', 'references'],

  check({ entry, facts, model, report }) {
    if (entry.text('/status') === 'withdrawn') return;
    const missing = model.kinds.filter(
      ({ id }) =>
        facts.documents(id).length > 0 &&
        !facts.references(id).some(({ field }) => field === '/record_class'),
    );
    if (missing.length === 0) return;
    const kinds = listOf(quoted(missing.map(({ id }) => id)), most);
    const shape = shapeAt(entry.shape, '/lines')?.items;
    const items = missing.map(({ id }) => neededFields(shape, { record_class: id }));
    const edits = appendItems(entry, '/lines', items);
    report(
      '/lines',
      `Documents of these kinds are kept, but have no line in the schedule: ${kinds}.`,
      edits
        ? { fix: { title: missing.length === 1 ? 'Add a line' : `Add ${missing.length} lines`, edits } }
        : {},
    );
  },
});
