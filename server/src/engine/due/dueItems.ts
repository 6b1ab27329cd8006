import { cadenceOf, type FinishedRecord } from '../coverage/cadence.js';
import type { OutcomeCoverage } from '../coverage/coverageBook.js';
import { addDays, addMonths, daysBetween } from '../dates/day.js';
import type { DocumentState, Engine, Unit } from '../engine.js';
import type { Span } from '../text/span.js';
import type { DueDate } from './dueDates.js';
import { StandIns } from './standIns.js';

/** Something that falls due, with its place. */
export interface DueItem extends Span {
  readonly uri: string;
  /** The path of its document from the root. */
  readonly path: string;
  /** What falls due: `Review`, `Measure`. */
  readonly what: string;
  /** What it is about, as people call it. */
  readonly title: string;
  /** The id of the entry, document or outcome; `null` where it has none. */
  readonly id: string | null;
  /** Who has to see to it. */
  readonly owner: DueOwner | null;
  /** `YYYY-MM-DD` */
  readonly day: string;
  /** Days from the day that counts as today; negative: overdue. */
  readonly daysLeft: number;
  /** The same for the same thing as long as it keeps its id (without one: its file) and field, whatever its day. */
  readonly key: string;
}

export interface DueOwner {
  /** As written in the document. */
  readonly id: string;
  /** The name of the person or role; the same as the id where nothing defines it. */
  readonly name: string;
}

/** What is overdue or falls due within so many days of the day that counts as today; by day, then path and place. */
export function dueItems(engine: Engine, within: number): readonly DueItem[] {
  const items = [...writtenDown(engine, within)];
  for (const outcome of engine.coverage()) {
    const expected = expectedRecord(engine, outcome);
    if (expected && expected.daysLeft <= within) items.push(expected);
  }
  return withOwnKeys(items).sort(
    (a, b) => a.daysLeft - b.daysLeft || compare(a.path, b.path) || a.start - b.start,
  );
}

/** By the days that stand in documents. */
function* writtenDown(engine: Engine, within: number): Generator<DueItem> {
  const { asOf } = engine.setup;
  const standIns = new StandIns(engine);
  for (const document of engine.documents()) {
    for (const unit of document.units) {
      for (const date of unit.due) {
        const left = daysBetween(asOf, date.day);
        const counts = left !== null && left <= within && !isOver(date, asOf);
        if (counts && !standIns.replace(document, unit, date))
          yield itemOf(engine, document, unit, date, left);
      }
    }
  }
}

const isOver = ({ ends }: DueDate, asOf: string): boolean => ends !== null && ends < asOf;

function itemOf(
  engine: Engine,
  document: DocumentState,
  { id, base }: Unit,
  date: DueDate,
  daysLeft: number,
): DueItem {
  const { uri, path, evidence } = document;
  const owner = date.owner ?? evidence?.owner ?? null;
  return {
    uri,
    path,
    start: base + date.start,
    end: base + date.end,
    what: date.due.as,
    title: date.title ?? id ?? evidence?.title ?? path,
    id,
    owner: owner === null ? null : ownerOf(engine, owner),
    day: date.day,
    daysLeft,
    key: `${id ?? path}/${date.field}`,
  };
}

function ownerOf(engine: Engine, id: string): DueOwner {
  const [definition] = engine.lookup('definitions', id);
  return { id, name: definition?.title ?? id };
}

/** When an outcome becomes thin unless another record is finished, or since when it is. */
function expectedRecord(engine: Engine, { outcome, state, evidence }: OutcomeCoverage): DueItem | null {
  const { asOf } = engine.setup;
  const cadence = state === 'excluded' ? null : cadenceOf(outcome, evidence, engine.setup);
  if (!cadence) return null;
  const { perYear, expected, counted } = cadence;
  const finished = cadence.finished.toSorted((a, b) => compare(b.date, a.date));
  const last = finished[0];
  const day = last && nextDay(finished, perYear, engine.setup.settings.startedOn);
  // Of what there is none at all, coverage says so: nobody can tell since when.
  if (!last || !day) return null;
  const isThin = counted.length < expected;
  const left = daysBetween(asOf, day) ?? 0;
  const { document, evidence: record } = last;
  const base = document.units[0]?.base ?? 0;
  return {
    uri: document.uri,
    path: document.path,
    start: base + record.place.start,
    end: base + record.place.end,
    what: `Record, ${counted.length} of ${Math.max(expected, Math.floor(perYear))}`,
    title: outcome.title,
    id: outcome.id,
    owner: record.owner === null ? null : ownerOf(engine, record.owner),
    day: isThin && left > 0 ? asOf : day,
    daysLeft: isThin ? Math.min(left, 0) : left,
    key: `${outcome.id}/cadence`,
  };
}

/** The last day on which the finished records, the newest first, are enough. */
function nextDay(
  finished: readonly FinishedRecord[],
  perYear: number,
  startedOn: string | null,
): string | null {
  const asked = Math.floor(perYear);
  const oldest = finished[asked - 1];
  if (asked < 1) return null;
  if (oldest) return dayBefore(addMonths(oldest.date, 12));
  const begin = startedOn ?? finished.at(-1)?.date;
  const next = Math.ceil((365 * (finished.length + 1)) / perYear);
  return begin === undefined ? null : dayBefore(addDays(begin, next));
}

const dayBefore = (day: string | null): string | null => (day === null ? null : addDays(day, -1));

/** Two certificates of one supplier have the same id and field: their order tells them apart. */
function withOwnKeys(items: readonly DueItem[]): DueItem[] {
  const seen = new Map<string, number>();
  return items.map(item => {
    const count = (seen.get(item.key) ?? 0) + 1;
    seen.set(item.key, count);
    return count === 1 ? item : { ...item, key: `${item.key}/${count}` };
  });
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
