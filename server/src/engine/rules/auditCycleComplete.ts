import { textAt, textsAt, valueAt } from '../facts/valueAt.js';
import type { Json } from '../syntax/metadataTree.js';
import { listOf } from '../text/listOf.js';
import { defineRule, type Lookups } from './defineRule.js';

/** How many gaps a message names. */
const most = 8;

const clauses =
  "'4.1', '4.2', '4.3', '4.4', '5.1', '5.2', '5.3', '6', '7', '8', '9.1', '9.2.1', '9.2.2', '9.3', '10.1', '10.2'";

export const auditCycleComplete = defineRule({
  meta: {
    code: 'audit-cycle-complete',
    severity: 'warning',
    summary:
      'Over its period the audit programme looks at every clause, every process and every applicable control of the ISMS.',
    rationale:
      'A part that no audit ever reaches is a part nobody knows. An outside auditor lays the table of the programme over the list of clauses.',
    outcomes: ['AUD-O1'],
    examples: {
      bad: `=== audits/programme.yaml ===
id: AUP-2026
coverage:
  - clauses: [${clauses.replace("'5.2', ", '')}]
    audits: [AUP-2026-A1]
`,
      good: `=== audits/programme.yaml ===
id: AUP-2026
coverage:
  - clauses: [${clauses}]
    audits: [AUP-2026-A1]
`,
    },
  },
  on: ['audit-programme'],
  reads: ['definitions'],

  check({ entry, facts, model, report }) {
    if (entry.text('/status') === 'withdrawn') return;
    const rows = entry.list('/coverage').filter(row => isPlanned(row, facts));
    const listed = rows.flatMap(row => textsAt(row, '/clauses'));
    const covered = (id: string): boolean => listed.some(it => it === id || id.startsWith(`${it}.`));
    const processes = new Set(rows.flatMap(row => textsAt(row, '/processes')));
    const controls = rows.flatMap(row => textsAt(row, '/controls'));
    const gaps = [
      gap(
        listed.length,
        'clause',
        'clauses',
        model.clauses.map(({ id }) => id).filter(id => !covered(id)),
      ),
      gap(
        processes.size,
        'process',
        'processes',
        model.processes.map(({ id }) => id).filter(id => !processes.has(id)),
      ),
      gap(
        controls.length,
        'applicable control',
        'applicable controls',
        model.controls
          .map(({ id }) => id)
          .filter(
            id => isApplicable(id, facts) && !controls.some(it => it === id || id.startsWith(`${it}.`)),
          ),
      ),
    ];
    for (const message of gaps) if (message !== null) report('/coverage', message);
  },
});

/** As the statement of applicability says. */
const isApplicable = (control: string, facts: Lookups<'definitions'>): boolean =>
  facts
    .definitions(control)
    .some(({ type, values }) => type === 'control' && valueAt(values, '/applicable') === true);

/** A row whose audits are all cancelled covers nothing. */
function isPlanned(row: Json, facts: Lookups<'definitions'>): boolean {
  const audits = textsAt(row, '/audits');
  const isCancelled = (id: string): boolean =>
    facts.definitions(id).some(({ values }) => textAt(values, '/status') === 'cancelled');
  return audits.length > 0 && !audits.every(isCancelled);
}

/** What is left out, where the programme goes by clauses, by processes or by controls at all. */
function gap(listed: number, one: string, several: string, missing: readonly string[]): string | null {
  if (listed === 0 || missing.length === 0) return null;
  return `No audit of the programme covers ${missing.length === 1 ? one : several} ${listOf(missing, most)}.`;
}
