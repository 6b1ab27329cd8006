import type { Located } from '../facts/documentFacts.js';
import { textAt } from '../facts/valueAt.js';
import { defineRule, type RuleContext } from './defineRule.js';

export const implementedIsVerified = defineRule({
  meta: {
    code: 'implemented-is-verified',
    severity: 'error',
    summary: 'A control counts as implemented only after a check has passed.',
    rationale:
      'An auditor takes a line that says implemented and asks who has looked. Without a check the word says what was hoped for.',
    outcomes: ['IMPL-O5', 'IMPL-O4'],
    examples: {
      bad: `=== risks/soa.yaml ===
id: SOA-001
controls:
  - {control: A.8.9, applicable: true, status: implemented}
`,
      good: `=== risks/soa.yaml ===
id: SOA-001
controls:
  - {control: A.8.9, applicable: true, status: implemented, evidence: [TSK-2026-014]}
=== implementation/TSK-2026-014.yaml ===
id: TSK-2026-014
status: verified
verification: {by: mira.voss, on: 2026-04-12, result: passed}
`,
    },
  },
  on: ['soa-line', 'implementation-record'],
  reads: ['definitions'],

  check(context) {
    if (context.entry.types.includes('soa-line')) checkLine(context);
    else checkRecord(context);
  },
});

function checkLine({ entry, facts, report }: RuleContext<'definitions'>): void {
  if (entry.text('/status') !== 'implemented' || entry.get('/applicable') === false) return;
  const records = entry
    .texts('/evidence')
    .flatMap(id => facts.definitions(id))
    .filter(({ type }) => type === 'implementation-record');
  if (records.some(record => resultOf(record)?.startsWith('passed') === true)) return;
  const failed = records.find(record => resultOf(record) === 'failed');
  const control = entry.text('/control') ?? 'this control';
  if (failed)
    report('/status', `'${control}' is implemented, but its check in '${failed.key}' failed.`, {
      related: [{ fact: failed, message: 'the check' }],
    });
  else if (entry.text('/verified_on') === null)
    report('/status', `'${control}' is implemented, but no check of it has passed.`);
}

const resultOf = ({ values }: Located<'definitions'>): string | null =>
  textAt(values, '/verification/result');

function checkRecord({ entry, report }: RuleContext<'definitions'>): void {
  if (entry.text('/status') === 'verified' && entry.text('/verification/result') === 'failed')
    report('/status', `This record counts as verified, but its check failed.`);
}
