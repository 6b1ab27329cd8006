import { daysBetween } from '../dates/day.js';
import { defineRule, type EntryView } from './defineRule.js';

interface Step {
  readonly pointer: string;
  readonly name: string;
  /** For urgent changes it may follow what it should have come before. */
  readonly mayFollow: boolean;
}

/** What comes before what. */
const steps: readonly (readonly [Step, Step])[] = [
  [
    { pointer: '/assessment/on', name: 'assessed', mayFollow: true },
    { pointer: '/decision/on', name: 'decided', mayFollow: true },
  ],
  [
    { pointer: '/decision/on', name: 'decided', mayFollow: true },
    { pointer: '/implemented_on', name: 'carried out', mayFollow: false },
  ],
  [
    { pointer: '/implemented_on', name: 'carried out', mayFollow: false },
    { pointer: '/result/confirmed_on', name: 'confirmed', mayFollow: false },
  ],
];

export const changeDatesInOrder = defineRule({
  meta: {
    code: 'change-dates-in-order',
    severity: 'error',
    summary:
      'A change is assessed before it is decided, decided before it is carried out, and then confirmed.',
    rationale:
      'A change that was carried out before anybody decided was not planned. An auditor lays the dates side by side; urgent changes get some days to catch up.',
    outcomes: ['CHG-O2', 'CHG-O3', 'CHG-O4'],
    options: {
      urgent_days: {
        type: 'integer',
        minimum: 0,
        maximum: 366,
        default: 7,
        description: 'So many days later assessment and decision of an urgent change may follow.',
      },
    },
    examples: {
      bad: `=== changes/CHG-2026-009.md ===
---
id: CHG-2026-009
class: normal
assessment: {on: 2026-04-10}
decision: {on: 2026-06-14}
implemented_on: 2026-06-12
---
`,
      good: `=== changes/CHG-2026-009.md ===
---
id: CHG-2026-009
class: normal
assessment: {on: 2026-04-10}
decision: {on: 2026-04-14}
implemented_on: 2026-06-12
---
`,
    },
  },
  on: ['change-record'],
  reads: [],

  check({ entry, options, report }) {
    for (const [first, second] of steps) {
      const days = lateness(entry, first, second, options.urgent_days);
      if (days === null) continue;
      report(
        first.pointer,
        `This change was ${first.name} on ${entry.text(first.pointer)}, after it was ${second.name} on ${entry.text(second.pointer)}.`,
      );
    }
  },
});

/** By how many days a step came too late; `null` where it did not. */
function lateness(entry: EntryView, first: Step, second: Step, urgentDays: number): number | null {
  const changeClass = entry.text('/class');
  // An unplanned change is written down when somebody discovers it.
  if (changeClass === 'unplanned' && first.mayFollow) return null;
  const days = daysBetween(entry.text(second.pointer) ?? '', entry.text(first.pointer) ?? '');
  const allowed = changeClass === 'urgent' && first.mayFollow ? urgentDays : 0;
  return days !== null && days > allowed ? days : null;
}
