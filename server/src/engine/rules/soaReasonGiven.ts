import type { Fix } from '../check/diagnostic.js';
import { insertField } from '../entries/insertField.js';
import { defineRule, type EntryView, type RuleContext } from './defineRule.js';

/** Words that stand where a reason should. */
const empty = /^\W*(?:n\/?a|none|tbd|todo|not applicable|not relevant|not needed|not required)?\W*$/i;

export const soaReasonGiven = defineRule({
  meta: {
    code: 'soa-reason-given',
    severity: 'error',
    summary: 'Every line of the statement of applicability says why the control is taken or left out.',
    rationale:
      'An auditor asks of any line: why? A control that is in because it is in the list, or out because it does not apply, has not been thought about.',
    outcomes: ['RT-O4'],
    options: {
      least_words: {
        type: 'integer',
        minimum: 1,
        maximum: 100,
        default: 1,
        description: 'A reason to leave out a control has at least so many words.',
      },
    },
    examples: {
      bad: `=== risks/soa.yaml ===
id: SOA-001
controls:
  - {control: A.7.4, applicable: false, reason_excluded: n/a}
`,
      good: `=== risks/soa.yaml ===
id: SOA-001
controls:
  - {control: A.7.4, applicable: false, reason_excluded: No own premises with servers; the landlord runs the doors.}
`,
    },
  },
  on: ['soa-line'],
  reads: [],

  check({ entry, options, report }) {
    const control = entry.text('/control');
    if (control === null) return;
    if (entry.get('/applicable') === true) checkTaken(entry, control, report);
    else if (entry.get('/applicable') === false) checkLeftOut(entry, control, options.least_words, report);
  },
});

/** A gap in place of what is missing; nothing where something is there already. */
function adding(entry: EntryView, field: string): { readonly fix?: Fix } {
  const fix = entry.get(`/${field}`) === undefined ? insertField(entry, '', field) : null;
  return fix ? { fix } : {};
}

type Report = RuleContext<never>['report'];

function checkTaken(entry: EntryView, control: string, report: Report): void {
  const reasons = entry.texts('/reasons');
  if (reasons.length === 0)
    report('/control', `'${control}' is applicable, but no reason says why.`, adding(entry, 'reasons'));
  const isDuty = reasons.find(reason => reason === 'law' || reason === 'contract');
  if (reasons.includes('risk') && entry.texts('/risks').length === 0)
    report(
      '/reasons',
      `'${control}' is applicable for reason 'risk', but no risk is named.`,
      adding(entry, 'risks'),
    );
  else if (isDuty && entry.texts('/requirements').length === 0)
    report(
      '/reasons',
      `'${control}' is applicable for reason '${isDuty}', but no requirement is named.`,
      adding(entry, 'requirements'),
    );
}

function checkLeftOut(entry: EntryView, control: string, leastWords: number, report: Report): void {
  const reason = entry.text('/reason_excluded');
  if (reason === null)
    report('/control', `'${control}' is left out, but no reason says why.`, adding(entry, 'reason_excluded'));
  else if (empty.test(reason) || reason.trim().split(/\s+/).length < leastWords)
    report('/reason_excluded', `'${reason}' is no reason to leave out '${control}'.`);
  else if (entry.texts('/reasons').length > 0)
    report('/reasons', `'${control}' is left out, but has reasons to be applicable.`);
}
