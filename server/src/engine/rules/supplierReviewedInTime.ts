import { isDay } from '../dates/day.js';
import { textAt } from '../facts/valueAt.js';
import type { Json } from '../syntax/metadataTree.js';
import { defineRule } from './defineRule.js';
import { ahead, dueOptions, dueState } from './dueDays.js';

export const supplierReviewedInTime = defineRule({
  meta: {
    code: 'supplier-reviewed-in-time',
    severity: 'warning',
    summary: 'Every supplier that much depends on is reviewed before its date.',
    rationale:
      'An auditor asks what you know of the supplier today. A review that is overdue means that trust has taken the place of knowledge.',
    outcomes: ['OUT-O4'],
    timed: true,
    options: dueOptions,
    examples: {
      bad: `=== suppliers/register.yaml ===
suppliers:
  - id: SUP-01
    criticality: critical
    status: active
    next_review: 2026-04-21
`,
      good: `=== suppliers/register.yaml ===
suppliers:
  - id: SUP-01
    criticality: critical
    status: active
    next_review: 2027-04-21
`,
    },
  },
  on: ['supplier'],
  reads: ['references', 'definitions'],

  check({ entry, facts, asOf, options, report }) {
    const criticality = entry.text('/criticality');
    const due = entry.text('/next_review');
    if (entry.text('/status') !== 'active' || (criticality !== 'critical' && criticality !== 'high')) return;
    const state = dueState(due, asOf, options);
    if (due === null || state === null) return;
    const isReviewed = facts
      .references(entry.id ?? '')
      .filter(({ fromType, field }) => fromType === 'supplier-review' && field === '/supplier')
      .flatMap(({ from }) => facts.definitions(from))
      .some(({ values }) => isReviewAfter(values, due));
    const name = entry.id ?? 'This supplier';
    if (!isReviewed)
      report(
        '/next_review',
        state === 'over'
          ? `'${name}' was to be reviewed by ${due} and is not.`
          : `'${name}' is to be reviewed by ${due}.`,
        ahead(state),
      );
  },
});

function isReviewAfter(values: Readonly<Record<string, Json>>, due: string): boolean {
  const date = textAt(values, '/date');
  return date !== null && isDay(date) && date >= due && textAt(values, '/status') !== 'open';
}
