import { insertField } from '../entries/insertField.js';
import { textAt } from '../facts/valueAt.js';
import { defineRule, type EntryView } from './defineRule.js';

export const nonconformityClosedWithEffectCheck = defineRule({
  meta: {
    code: 'nonconformity-closed-with-effect-check',
    severity: 'error',
    summary: 'A nonconformity is closed only when its cause is known and its actions have worked.',
    rationale:
      'An auditor picks a closed case and asks what caused it and how you know that it will not come back. A tick on the last action is no answer.',
    outcomes: ['CIM-O4', 'CIM-O2'],
    examples: {
      bad: `=== improvement/nonconformities/NC-2026-003.md ===
---
id: NC-2026-003
status: closed
cause: {method: five whys, text: no rules for contractors}
---
`,
      good: `=== improvement/nonconformities/NC-2026-003.md ===
---
id: NC-2026-003
status: closed
cause: {method: five whys, text: no rules for contractors}
effect_check: {due: 2026-08-31, by: jonas.behr, checked_on: 2026-08-28, result: worked}
---
`,
    },
  },
  on: ['nonconformity'],
  reads: [],

  check({ entry, report }) {
    if (entry.text('/status') !== 'closed' || entry.get('/declaration') !== undefined) return;
    if (entry.text('/cause/text') === null) {
      const fix =
        entry.get('/cause') === undefined
          ? insertField(entry, '', 'cause')
          : insertField(entry, '/cause', 'text');
      report('/status', 'This case is closed, but no cause is named.', fix ? { fix } : {});
    }
    const problem = effectProblem(entry);
    if (problem) report(problem.pointer, problem.message);
    const open = entry.document
      .entries('corrective-action')
      .find(action => textAt(action, '/done_on') === null);
    if (open)
      report(
        '/status',
        `This case is closed, but action '${textAt(open, '/id') ?? 'without id'}' is not done.`,
      );
  },
});

/** Actions that were taken have to be checked; where none were needed, the reason for that is enough. */
function effectProblem(entry: EntryView): { readonly pointer: string; readonly message: string } | null {
  const result = entry.text('/effect_check/result');
  const checkedOn = entry.text('/effect_check/checked_on');
  const closedOn = entry.text('/closed_on');
  if (result === 'did-not-work')
    return { pointer: '/effect_check/result', message: 'This case is closed, but its actions did not work.' };
  if (result === null)
    return entry.text('/no_actions_reason') === null
      ? {
          pointer: '/status',
          message: 'This case is closed, but nobody has checked whether its actions work.',
        }
      : null;
  return checkedOn !== null && closedOn !== null && closedOn < checkedOn
    ? {
        pointer: '/closed_on',
        message: `This case was closed on ${closedOn}, before its check on ${checkedOn}.`,
      }
    : null;
}
