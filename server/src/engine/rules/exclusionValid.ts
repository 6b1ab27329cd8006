import { isDay } from '../dates/day.js';
import { clipped } from '../text/words.js';
import { defineRule, type EntryView } from './defineRule.js';

export const exclusionValid = defineRule({
  meta: {
    code: 'exclusion-valid',
    severity: 'error',
    summary: 'An outcome is left out only for a reason that was approved.',
    rationale:
      'Why does this not apply to you, and who decided so? "Not applicable" is the question, not the answer.',
    outcomes: ['GOV-O6'],
    options: {
      least_words: {
        type: 'integer',
        minimum: 1,
        maximum: 100,
        default: 4,
        description: 'A justification has at least so many words.',
      },
    },
    examples: {
      bad: '=== isms.yaml ===\norganization: Tallyhop\ntailoring:\n  exclude:\n    - outcome: CRM-O3\n      justification: n/a\n      approved_by: mira.voss\n      approved_on: 2026-05-04\n',
      good: '=== isms.yaml ===\norganization: Tallyhop\ntailoring:\n  exclude:\n    - outcome: CRM-O3\n      justification: No customer in the scope sends requests about security.\n      approved_by: mira.voss\n      approved_on: 2026-05-04\n',
    },
  },
  on: ['settings'],
  reads: [],

  check({ entry, asOf, options, report }) {
    for (let index = 0; index < exclusionsIn(entry); index++) {
      const at = `/tailoring/exclude/${index}`;
      const outcome = entry.text(`${at}/outcome`) ?? 'it';
      const reason = entry.text(`${at}/justification`);
      if (reason !== null && isTrivial(reason, options.least_words))
        report(
          `${at}/justification`,
          `'${clipped(reason)}' is no justification: say why no requirement in the scope rests on ${outcome}.`,
        );
      const day = entry.text(`${at}/approved_on`);
      if (day !== null && isDay(day) && day > asOf)
        report(
          `${at}/approved_on`,
          `The exclusion of ${outcome} cannot be approved already: ${day} is still to come.`,
        );
    }
  },
});

function exclusionsIn(entry: EntryView): number {
  const list = entry.get('/tailoring/exclude');
  return Array.isArray(list) ? list.length : 0;
}

/** Words of one sign or two do not make a reason. */
const isTrivial = (reason: string, leastWords: number): boolean =>
  reason.trim().length < 5 * leastWords || reason.trim().split(/\s+/).length < leastWords;
