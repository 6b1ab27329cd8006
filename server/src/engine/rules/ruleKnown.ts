import { keySpanAt, pointerTo } from '../syntax/metadataTree.js';
import { nearest } from '../text/nearest.js';
import { defineRule, type RuleContext } from './defineRule.js';

export const ruleKnown = defineRule({
  meta: {
    code: 'rule-known',
    severity: 'error',
    summary: 'Every rule that isms.yaml sets is there.',
    rationale: 'A severity for a rule that does not exist changes nothing, and nobody notices.',
    outcomes: [],
    examples: {
      bad: '=== isms.yaml ===\norganization: Tallyhop\nrules:\n  id-uniqe: off\n',
      good: '=== isms.yaml ===\norganization: Tallyhop\nrules:\n  yaml-valid: warning\n',
    },
  },
  on: ['settings'],
  reads: [],

  check(context) {
    checkCodes(context, '/rules');
    const overrides = context.entry.get('/overrides');
    if (Array.isArray(overrides))
      for (const index of overrides.keys()) checkCodes(context, `/overrides/${index}/rules`);
  },
});

function checkCodes({ entry, ruleOptions, report }: RuleContext<never>, pointer: string): void {
  const rules = entry.get(pointer);
  if (typeof rules !== 'object' || rules === null || Array.isArray(rules)) return;
  for (const code of Object.keys(rules)) {
    const place = keySpanAt(entry.node, pointerTo(pointer, code));
    if (ruleOptions.has(code) || !place) continue;
    const meant = nearest(code, [...ruleOptions.keys()]);
    const fix =
      meant === null ? {} : { fix: { title: `Write '${meant}'`, edits: [{ ...place, text: meant }] } };
    report(
      place,
      `There is no rule '${code}'${meant === null ? '' : `; did you mean '${meant}'?`}${meant === null ? '.' : ''}`,
      fix,
    );
  }
}
