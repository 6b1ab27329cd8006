import { addDays, addMonths } from '../dates/day.js';
import { dayIn } from '../dates/dayIn.js';
import type { Located } from '../facts/documentFacts.js';
import { textAt } from '../facts/valueAt.js';
import { defineRule, type EntryView, type Lookups } from './defineRule.js';
import { ahead, dueOptions, dueState } from './dueDays.js';

type Reads = 'definitions' | 'references';

export const retentionNotExceeded = defineRule({
  meta: {
    code: 'retention-not-exceeded',
    severity: 'warning',
    summary: 'No record is kept longer than the records schedule says, unless something puts that on hold.',
    rationale:
      'Why do you still have this? What is kept beyond its time holds data of people, and answers in a dispute, that should not be there any more.',
    outcomes: ['REC-O6'],
    timed: true,
    options: { lead_days: dueOptions.lead_days, grace_days: { ...dueOptions.grace_days, default: 31 } },
    examples: {
      bad: `=== people/training/TRN-2021-01.md ===
---
id: TRN-2021-01
status: held
date: 2021-03-04
---
=== records/schedule.yaml ===
id: SCH-001
lines:
  - {id: RET-01, record_class: training-record, retention: {period: 3 years, starts_with: date of the training}}
`,
      good: `=== people/training/TRN-2021-01.md ===
---
id: TRN-2021-01
status: held
date: 2021-03-04
---
=== records/schedule.yaml ===
id: SCH-001
lines:
  - id: RET-01
    record_class: training-record
    retention: {period: 3 years, starts_with: date of the training}
    hold: A claim that rests on them is before the court.
`,
    },
  },
  on: ['head'],
  reads: ['definitions', 'references'],

  check({ entry, facts, model, asOf, options, report }) {
    const { kind, evidence } = entry.document;
    if (model.kind(kind)?.nature !== 'record' || !evidence?.isDone || evidence.declaration) return;
    const line = lineFor(entry, kind, facts);
    const begins = line && beginOf(line, entry);
    const ends = begins && endOf(begins, line.period);
    const state = dueState(ends, asOf, options);
    if (!line || !ends || state === null) return;
    report(
      evidence.date === null ? '/id' : evidence.datePlace,
      `'${line.name}' keeps these records for ${line.period}; counted from ${begins}, that ${state === 'over' ? 'ended' : 'ends'} on ${ends}.`,
      { related: [{ fact: line.fact, message: 'the line of the schedule' }], ...ahead(state) },
    );
  },
});

interface Line {
  readonly name: string;
  readonly period: string;
  /** The field with the day that the time counts from; `null`: the last day that the record names. */
  readonly field: string | null;
  readonly fact: Located<'definitions'> | Located<'references'>;
}

/** The line that the record names, else the one line for its kind; where several could be meant, none is. */
function lineFor(entry: EntryView, kind: string, facts: Lookups<Reads>): Line | null {
  const named = entry.references.find(({ field }) => field === '/retention')?.key;
  const lines =
    named === undefined
      ? facts
          .references(kind)
          .filter(({ fromType, field }) => fromType === 'retention-line' && field === '/record_class')
      : facts.definitions(named).filter(({ type }) => type === 'retention-line');
  const [only, ...others] = lines;
  if (!only || others.length > 0) return null;
  // A line with an id tells its fields with its definition.
  const values = only.table === 'references' ? (definedBy(only, facts)?.values ?? only.values) : only.values;
  const period = textAt(values, '/retention/period');
  if (period === null || textAt(values, '/hold') !== null) return null;
  const name = only.table === 'references' ? only.from : only.key;
  return { name, period, field: textAt(values, '/retention/field'), fact: only };
}

const definedBy = (
  { from }: Located<'references'>,
  facts: Lookups<Reads>,
): Located<'definitions'> | undefined =>
  facts.definitions(from).find(({ type }) => type === 'retention-line');

/** The day that the time counts from. As long as the record names one to come, it has not begun. */
function beginOf({ field }: Line, entry: EntryView): string | null {
  if (field !== null) return dayIn(entry.text(`/${field}`));
  return entry.document.evidence?.lastDay ?? null;
}

/** The last day of a period such as `5 years`; `null` for one without an end. */
function endOf(day: string, period: string): string | null {
  const [, count = '', unit] = /^(\d{1,5}) (day|month|year)s?$/.exec(period) ?? [];
  if (unit === undefined) return null;
  if (unit === 'day') return addDays(day, Number(count));
  return addMonths(day, Number(count) * (unit === 'year' ? 12 : 1));
}
