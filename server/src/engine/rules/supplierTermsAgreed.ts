import type { Located } from '../facts/documentFacts.js';
import { textAt, valueAt } from '../facts/valueAt.js';
import { listOf } from '../text/listOf.js';
import { defineRule, type EntryView, type RuleContext } from './defineRule.js';

/** What has to be agreed with every supplier that much depends on. */
const needed: Readonly<Record<string, string>> = {
  confidentiality: 'confidentiality',
  measures: 'security measures',
  incident_notice_hours: 'notice of incidents',
};

export const supplierTermsAgreed = defineRule({
  meta: {
    code: 'supplier-terms-agreed',
    severity: 'warning',
    summary: 'With every supplier that much depends on, security is agreed in a contract in force.',
    rationale:
      'An auditor asks what the supplier has to do, and where that is written. What was not agreed cannot be asked for when it matters.',
    outcomes: ['OUT-O3'],
    examples: {
      bad: `=== suppliers/register.yaml ===
suppliers:
  - id: SUP-01
    criticality: critical
    status: active
    security_terms: {confidentiality: true, measures: false}
`,
      good: `=== suppliers/register.yaml ===
suppliers:
  - id: SUP-01
    criticality: critical
    status: active
    security_terms: {confidentiality: true, measures: true, incident_notice_hours: 24}
`,
    },
  },
  on: ['supplier'],
  reads: ['definitions'],

  check(context) {
    const { entry, facts } = context;
    const criticality = entry.text('/criticality');
    if (entry.text('/status') !== 'active' || (criticality !== 'critical' && criticality !== 'high')) return;
    const agreement = facts
      .definitions(entry.text('/contract/ref') ?? '')
      .find(({ type }) => type === 'supplier-agreement');
    const supplier = agreement && textAt(agreement.values, '/supplier');
    const isOfAnother = Boolean(supplier && entry.id !== null && supplier !== entry.id);
    if (agreement) checkAgreement(context, agreement, isOfAnother);
    checkTerms(context, isOfAnother ? undefined : agreement);
  },
});

function checkAgreement(
  { entry, report }: RuleContext<'definitions'>,
  agreement: Located<'definitions'>,
  isOfAnother: boolean,
): void {
  const related = [{ fact: agreement, message: 'the agreement' }];
  const status = textAt(agreement.values, '/status');
  const supplier = textAt(agreement.values, '/supplier');
  const name = agreement.key;
  if (isOfAnother)
    report('/contract/ref', `'${name}' is the agreement with '${supplier}', not with '${entry.id}'.`, {
      related,
    });
  else if (status === 'draft' || status === 'ended')
    report(
      '/contract/ref',
      `'${name}' is ${status === 'draft' ? 'a draft' : 'at its end'}, but the supplier is active.`,
      {
        related,
      },
    );
}

function checkTerms(
  { entry, report }: RuleContext<'definitions'>,
  agreement: Located<'definitions'> | undefined,
): void {
  const agreed = agreement && valueAt(agreement.values, '/security_terms');
  if (entry.get('/security_terms') === undefined && agreed === undefined) return;
  const missing = Object.keys(needed).filter(
    term => !isAgreed(entry.get(`/security_terms/${term}`)) && !isAgreed(valueAt(agreed, `/${term}`)),
  );
  const place = placeOf(entry, missing);
  if (missing.length > 0)
    report(place, `Not agreed with this supplier: ${listOf(missing.map(term => needed[term] ?? term))}.`);
  if (entry.get('/information/personal_data') === true && entry.get('/data_processing_agreement') === false)
    report('/data_processing_agreement', 'Personal data is processed without a data processing agreement.');
}

const isAgreed = (term: unknown): boolean => term === true || typeof term === 'number';

/** The term that is said not to be agreed, else the terms as a whole. */
const placeOf = (entry: EntryView, missing: readonly string[]): string => {
  const said = missing.find(term => entry.get(`/security_terms/${term}`) !== undefined);
  if (said !== undefined) return `/security_terms/${said}`;
  return entry.get('/security_terms') === undefined ? '/id' : '/security_terms';
};
