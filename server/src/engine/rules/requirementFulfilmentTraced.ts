import { insertField } from '../entries/insertField.js';
import type { Located } from '../facts/documentFacts.js';
import { textAt, valueAt } from '../facts/valueAt.js';
import { defineRule, type RuleContext } from './defineRule.js';

export const requirementFulfilmentTraced = defineRule({
  meta: {
    code: 'requirement-fulfilment-traced',
    severity: 'error',
    summary: 'Every requirement that the ISMS takes up leads to what meets it, and that is in force.',
    rationale:
      'An auditor picks a duty and follows it to the rule, control or process that fulfils it. Where the way ends, or ends at a draft, the duty is only known.',
    outcomes: ['REQ-O5'],
    examples: {
      bad: `=== requirements/requirements.yaml ===
id: REG-REQUIREMENTS
requirements:
  - id: REQ-012
    in_isms: true
    fulfilled_by: [POL-006]
=== policies/POL-006.md ===
---
id: POL-006
status: withdrawn
---
`,
      good: `=== requirements/requirements.yaml ===
id: REG-REQUIREMENTS
requirements:
  - id: REQ-012
    in_isms: true
    fulfilled_by: [POL-006]
=== policies/POL-006.md ===
---
id: POL-006
status: approved
---
`,
    },
  },
  on: ['requirement'],
  reads: ['definitions'],

  check(context) {
    const { entry, report } = context;
    if (entry.get('/in_isms') !== true) return;
    const ways = entry.texts('/fulfilled_by');
    if (ways.length === 0) {
      const fix = entry.get('/fulfilled_by') === undefined ? insertField(entry, '', 'fulfilled_by') : null;
      report('/id', `Nothing is named that fulfils '${entry.id ?? 'this requirement'}'.`, fix ? { fix } : {});
    }
    for (const [index, key] of ways.entries()) checkWay(context, key, `/fulfilled_by/${index}`);
  },
});

function checkWay({ entry, facts, report }: RuleContext<'definitions'>, key: string, pointer: string): void {
  const found = facts.definitions(key);
  const problems = found.map(definition => problemOf(definition, entry.text('/fulfilment') === 'met'));
  const problem = problems.every(it => it !== null) ? problems[0] : null;
  const fact = found[0];
  if (problem && fact)
    report(pointer, `'${key}' ${problem}.`, { related: [{ fact, message: 'defined here' }] });
}

/** Why a definition fulfils nothing; `null` where it may. */
function problemOf({ values }: Located<'definitions'>, isMet: boolean): string | null {
  const status = textAt(values, '/status');
  if (valueAt(values, '/applicable') === false) return 'is not applicable and fulfils nothing';
  if (status === 'withdrawn') return 'is withdrawn and fulfils nothing';
  if (isMet && status === 'draft') return 'is a draft, and the requirement counts as met';
  return null;
}
