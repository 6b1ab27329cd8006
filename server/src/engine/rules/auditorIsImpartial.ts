import type { Related } from '../check/diagnostic.js';
import { textAt, textsAt } from '../facts/valueAt.js';
import { defineRule, type EntryView, type Lookups } from './defineRule.js';

type Reads = 'documents' | 'definitions';

export const auditorIsImpartial = defineRule({
  meta: {
    code: 'auditor-is-impartial',
    severity: 'error',
    summary: 'No auditor owns anything that the audit looks at.',
    rationale: 'Nobody finds fault with their own work. An auditor from outside compares the names first.',
    outcomes: ['AUD-O3'],
    examples: {
      bad: `=== audits/reports/AUD-2026-1.md ===
---
id: AUD-2026-1
processes: [INC]
auditors:
  - {person: aylin.demir, impartiality: I look at it with fresh eyes.}
---
=== isms/processes/incidents.md ===
---
id: PRD-INC
process: INC
owner: aylin.demir
---
`,
      good: `=== audits/reports/AUD-2026-1.md ===
---
id: AUD-2026-1
processes: [INC]
auditors:
  - {person: katrin.oelze, impartiality: I have no part in running the ISMS.}
---
=== isms/processes/incidents.md ===
---
id: PRD-INC
process: INC
owner: aylin.demir
---
`,
    },
  },
  on: ['audit-report'],
  reads: ['documents', 'definitions'],

  check({ entry, facts, report }) {
    for (const [index, auditor] of entry.list('/auditors').entries()) {
      const person = textAt(auditor, '/person');
      const stake = person === null ? null : stakeOf(person, entry, facts);
      if (stake)
        report(`/auditors/${index}/person`, `'${person}' audits here and ${stake.what}.`, {
          related: stake.related,
        });
    }
  },
});

/** What ties a person to what is audited; `null` for nothing that documents show. */
function stakeOf(
  person: string,
  entry: EntryView,
  facts: Lookups<Reads>,
): { readonly what: string; readonly related: readonly Related[] } | null {
  if (entry.texts('/auditees').includes(person)) return { what: 'is audited as well', related: [] };
  const processes = new Set(entry.texts('/processes'));
  const process = facts
    .documents('process-description')
    .find(
      ({ values }) =>
        textAt(values, '/owner') === person && textsAt(values, '/process').some(id => processes.has(id)),
    );
  if (process)
    return {
      what: `owns '${process.id ?? process.title}'`,
      related: [{ fact: process, message: 'owned here' }],
    };
  const line = entry
    .texts('/controls')
    .flatMap(control => facts.definitions(control))
    .find(({ type, values }) => type === 'control' && textAt(values, '/owner') === person);
  return line
    ? { what: `owns the control '${line.key}'`, related: [{ fact: line, message: 'owned here' }] }
    : null;
}
