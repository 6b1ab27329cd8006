import { isDay } from '../dates/day.js';
import { defineRule } from './defineRule.js';

export const exclusionInTime = defineRule({
  meta: {
    code: 'exclusion-in-time',
    severity: 'warning',
    summary: 'An outcome that is left out for a time is decided on again when the time is over.',
    rationale: 'The reason was good until that day. Is it still?',
    outcomes: ['GOV-O6'],
    timed: true,
    examples: {
      bad: '=== isms.yaml ===\norganization: Tallyhop\ntailoring:\n  exclude:\n    - outcome: CRM-O3\n      until: 2026-05-04\n',
      good: '=== isms.yaml ===\norganization: Tallyhop\ntailoring:\n  exclude:\n    - outcome: CRM-O3\n      until: 2027-05-04\n',
    },
  },
  on: ['settings'],
  reads: [],

  check({ entry, asOf, report }) {
    const list = entry.get('/tailoring/exclude');
    for (let index = 0; Array.isArray(list) && index < list.length; index++) {
      const at = `/tailoring/exclude/${index}`;
      const until = entry.text(`${at}/until`);
      if (until === null || !isDay(until) || until >= asOf) continue;
      const outcome = entry.text(`${at}/outcome`) ?? 'The outcome';
      report(`${at}/until`, `${outcome} was left out until ${until}; it counts again.`);
    }
  },
});
