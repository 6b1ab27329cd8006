import { addMonths, daysBetween, isDay } from '../dates/day.js';
import type { Located } from '../facts/documentFacts.js';
import { numberAt, textAt, valueAt } from '../facts/valueAt.js';
import type { Json } from '../syntax/metadataTree.js';
import { listOf } from '../text/listOf.js';
import { defineRule, type EntryView, type Lookups } from './defineRule.js';

type Reads = 'references' | 'definitions' | 'types';

/** Months of a period, for frequencies that follow the calendar. */
const monthsOf: Readonly<Record<string, number>> = {
  monthly: 1,
  quarterly: 3,
  'half-yearly': 6,
  yearly: 12,
};

/** Days without any value that are too many, for frequencies that do not. */
const mostDays: Readonly<Record<string, number>> = { daily: 7, weekly: 21 };

export const metricHasValues = defineRule({
  meta: {
    code: 'metric-has-values',
    severity: 'warning',
    summary: 'Every metric in force has a value for each period that is due.',
    rationale:
      'A metric that is not measured tells nothing. An auditor asks for the row of values and sees the holes.',
    outcomes: ['PER-O2'],
    timed: true,
    options: {
      grace_days: {
        type: 'integer',
        minimum: 0,
        maximum: 366,
        default: 31,
        description: 'So many days after the end of a period its value may still be worked out.',
      },
    },
    examples: {
      bad: `=== metrics/definitions/MET-01.yaml ===
id: MET-01
status: approved
frequency: quarterly
valid_from: 2026-01-01
=== metrics/values/2026.yaml ===
values:
  - {metric: MET-01, period: 2026-Q1, measured_on: 2026-04-03, value: 2}
`,
      good: `=== metrics/definitions/MET-01.yaml ===
id: MET-01
status: approved
frequency: quarterly
valid_from: 2026-01-01
=== metrics/values/2026.yaml ===
values:
  - {metric: MET-01, period: 2026-Q1, measured_on: 2026-04-03, value: 2}
  - {metric: MET-01, period: 2026-Q2, measured_on: 2026-07-02, value: 0}
`,
    },
  },
  on: ['metric'],
  reads: ['references', 'definitions', 'types'],

  check({ entry, facts, asOf, options, report }) {
    const frequency = entry.text('/frequency') ?? '';
    if (entry.text('/status') !== 'approved' || facts.types('measured-value').length === 0) return;
    const values = valuesOf(entry, facts);
    const days = mostDays[frequency];
    if (days !== undefined) {
      const last = lastDay(entry, values, asOf);
      const since = last === null ? null : daysBetween(last, asOf);
      if (since !== null && since > days)
        report('/frequency', `The last value of this ${frequency} metric is ${since} days old.`);
      return;
    }
    const missing = periodsDue(entry, monthsOf[frequency] ?? 0, asOf, options.grace_days).filter(
      period => !values.some(value => isOf(value, period)),
    );
    if (missing.length > 0)
      report('/frequency', `This metric has no value for ${listOf(missing.map(({ name }) => name))}.`);
  },
});

type Value = Readonly<Record<string, Json>>;

interface Period {
  readonly name: string;
  readonly from: string;
  /** The first day after it. */
  readonly end: string;
  readonly months: number;
}

/** What was measured; a value that is left empty was not. */
function valuesOf({ id }: EntryView, facts: Lookups<Reads>): readonly Value[] {
  if (id === null) return [];
  return facts
    .references(id)
    .filter(({ fromType, field }) => fromType === 'measured-value' && field === '/metric')
    .flatMap(reference => [...statedBy(reference, facts)])
    .filter(value => numberAt(value, '/value') !== null || numberAt(value, '/numerator') !== null);
}

/** A value with an id of its own tells its fields with its definition, one without it with its reference. */
function* statedBy({ from, values }: Located<'references'>, facts: Lookups<Reads>): Generator<Value> {
  if (Object.keys(values).length > 0) yield values;
  else for (const { type, values: own } of facts.definitions(from)) if (type === 'measured-value') yield own;
}

/** The last day on which something was measured; the first day of the metric where nothing was. */
function lastDay(entry: EntryView, values: readonly Value[], asOf: string): string | null {
  const until = entry.text('/valid_until');
  if (until !== null && until < asOf) return null;
  const days = values.map(value => textAt(value, '/measured_on') ?? '').filter(isDay);
  return [...days, firstDay(entry) ?? ''].filter(isDay).sort().at(-1) ?? null;
}

const firstDay = (entry: EntryView): string | null => entry.text('/valid_from') ?? entry.text('/approved_on');

/** The whole periods of the last twelve months whose value is due. */
function periodsDue(entry: EntryView, months: number, asOf: string, grace: number): readonly Period[] {
  const first = firstDay(entry);
  const until = entry.text('/valid_until');
  if (months === 0 || first === null || !isDay(first)) return [];
  const periods: Period[] = [];
  let from: string | null = `${Number(asOf.slice(0, 4)) - 1}-01-01`;
  while (from !== null && from < asOf) {
    const end = addMonths(from, months);
    if (end === null) break;
    const isDue = from >= first && (daysBetween(end, asOf) ?? 0) > grace;
    const isRecent = (addMonths(end, 12) ?? '') >= asOf;
    if (isDue && isRecent && (until === null || end <= until))
      periods.push({ name: nameOf(from, months), from, end, months });
    from = end;
  }
  return periods;
}

/** The name that a period has in measurements: `2026`, `2026-H1`, `2026-Q2`, `2026-05`. */
function nameOf(from: string, months: number): string {
  const year = from.slice(0, 4);
  const month = Number(from.slice(5, 7));
  if (months === 12) return year;
  if (months === 1) return from.slice(0, 7);
  return `${year}-${months === 3 ? 'Q' : 'H'}${(month - 1) / months + 1}`;
}

/** Whether a value is one of a period: by the period it names, else by the day on which it was measured. */
function isOf(value: Value, { from, end, months }: Period): boolean {
  const named = namedPeriod(String(valueAt(value, '/period') ?? ''));
  if (named) return named.from >= from && named.from < end && named.months <= months;
  const measured = textAt(value, '/measured_on');
  return measured !== null && measured >= from && measured < end;
}

const periodName = /^(\d{4})(?:-(?:Q([1-4])|H([12])|(\d{2})))?$/;

/** The first day and the months of a period by its name; `null` for a name of another form. */
function namedPeriod(name: string): { readonly from: string; readonly months: number } | null {
  const [found, year, quarter, half, month] = periodName.exec(name) ?? [];
  if (found === undefined) return null;
  const months = quarter ? 3 : half ? 6 : month ? 1 : 12;
  const first = month ? Number(month) : (Number(quarter ?? half ?? 1) - 1) * months + 1;
  return { from: `${year}-${String(first).padStart(2, '0')}-01`, months };
}
