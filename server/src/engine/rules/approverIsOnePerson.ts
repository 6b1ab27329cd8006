import { isApprover, notOnePerson } from '../model/namesOnePerson.js';
import { clipped } from '../text/words.js';
import { defineRule } from './defineRule.js';

export const approverIsOnePerson = defineRule({
  meta: {
    code: 'approver-is-one-person',
    severity: 'error',
    summary: 'One person approved it, by name.',
    rationale: 'Who looked at it and said yes? A role cannot be asked, and where several approve nobody did.',
    outcomes: ['REC-O3'],
    examples: {
      bad: '=== policies/access.md ===\n---\nid: POL-1\napproved_by: CISO\n---\n',
      good: '=== policies/access.md ===\n---\nid: POL-1\napproved_by: mira.voss\n---\n',
    },
  },
  on: ['any'],
  reads: [],

  check({ entry, model, report }) {
    for (const reference of entry.references) {
      if (!isApprover(reference)) continue;
      const { key, start, end } = reference;
      const named = notOnePerson(key, model);
      if (named === 'role')
        report({ start, end }, `'${clipped(key)}' is a role; name the person who approved it.`);
      if (named === 'several')
        report({ start, end }, `'${clipped(key)}' names more than one; name the person who approved it.`);
    }
  },
});
