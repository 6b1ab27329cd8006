import { defineRule } from './defineRule.js';
import { ahead, dueOptions, dueState } from './dueDays.js';

export const exclusionInTime = defineRule({
  meta: {
    code: 'exclusion-in-time',
    severity: 'warning',
    summary: 'An outcome that is left out for a time is decided on again when the time is over.',
    rationale: 'The reason was good until that day. Is it still?',
    outcomes: ['GOV-O6'],
    timed: true,
    options: { lead_days: dueOptions.lead_days },
    examples: {
      bad: '=== isms.yaml ===\norganization: Tallyhop\ntailoring:\n  exclude:\n    - outcome: CRM-O3\n      until: 2026-05-04\n',
      good: '=== isms.yaml ===\norganization: Tallyhop\ntailoring:\n  exclude:\n    - outcome: CRM-O3\n      until: 2027-05-04\n',
    },
  },
  on: ['settings'],
  reads: [],

  check({ entry, asOf, options, report }) {
    const list = entry.get('/tailoring/exclude');
    for (let index = 0; Array.isArray(list) && index < list.length; index++) {
      const at = `/tailoring/exclude/${index}`;
      const until = entry.text(`${at}/until`);
      // Once it is over, the outcome counts: there is no grace.
      const state = dueState(until, asOf, { ...options, grace_days: 0 });
      if (state === null) continue;
      const outcome = entry.text(`${at}/outcome`) ?? 'The outcome';
      const message =
        state === 'over'
          ? `${outcome} was left out until ${until}; it counts again.`
          : `${outcome} is left out until ${until}; decide anew.`;
      report(`${at}/until`, message, ahead(state));
    }
  },
});
