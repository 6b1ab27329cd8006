import { addMonths, daysBetween } from '../dates/day.js';
import type { DocumentState, Engine, Unit } from '../engine.js';
import type { Entry } from '../entries/entry.js';
import type { FactIn } from '../facts/documentFacts.js';
import { listAt, numberAt, textAt, valueAt } from '../facts/valueAt.js';
import { type CriteriaDocument, criteriaInForce } from '../risk/criteriaInForce.js';
import { computedLevel, type RatedPlace, ratedPlaces } from '../risk/riskLevels.js';
import { propertyShape, type Shape } from '../schema/shape.js';
import { valueUnder } from '../schema/validate.js';
import {
  childOf,
  type Json,
  type MapNode,
  type MetadataNode,
  nodeAt,
  type ScalarNode,
} from '../syntax/metadataTree.js';
import type { Span } from '../text/span.js';
import { clipped } from '../text/words.js';

/** A few words that are shown behind a value and are not in the text. */
export interface InlayHint {
  readonly sort: HintSort;
  readonly offset: number;
  readonly label: string;
  /** In full, where the label is not. */
  readonly tooltip: string | null;
}

export type HintSort = 'level' | 'due' | 'title';

/** Longer titles are cut: what is behind a value must not push the next one out of sight. */
const longestTitle = 40;

/** The hints of a stretch of a document, in no order; only entries that reach into the stretch are looked at. */
export function inlayHints(
  engine: Engine,
  uri: string,
  { start, end }: Span,
  wanted: ReadonlySet<HintSort>,
): readonly InlayHint[] {
  const document = engine.document(uri);
  if (!document || document.units.length === 0) return [];
  const entries = engine.entries(uri);
  const hints = document.units.flatMap((unit, order) => {
    const entry = entries[order];
    if (!entry || (!unit.isHead && !touches(entry, start, end))) return [];
    return [
      ...(wanted.has('level') ? levelHints(engine, entry, document) : []),
      ...(wanted.has('due') ? dueHints(engine, entry, document) : []),
      ...(wanted.has('title') ? titleHints(engine, unit, document) : []),
    ];
  });
  return hints.filter(({ offset }) => offset >= start && offset <= end);
}

const touches = ({ base, node }: Entry, start: number, end: number): boolean =>
  base + node.start <= end && base + node.end >= start;

/** What the criteria give, where a level is not written or is another one. */
function levelHints(engine: Engine, entry: Entry, document: DocumentState): InlayHint[] {
  if (!entry.types.includes('risk')) return [];
  const criteria = criteriaInForce(engine.lookup('documents', 'risk-criteria'), (_, make) => make());
  if (!criteria) return [];
  const risk = valueUnder(entry.node, entry.shape);
  return ratedPlaces.flatMap(place => {
    const computed = computedLevel({ get: pointer => valueAt(risk, pointer) }, place, criteria);
    const behind = computed === null ? undefined : levelPlace(entry, place, risk, computed);
    if (computed === null || !behind) return [];
    const band = bandOf(criteria, computed);
    return {
      sort: 'level',
      offset: endOfValue(document.text, entry.base + behind.end),
      label: `level ${computed}${band === null ? '' : ` (${band})`}`,
      tooltip: `What '${criteria.name}' gives for this likelihood and consequence.`,
    };
  });
}

/** Behind which value a computed level is told: the level that differs, else what it follows from. */
function levelPlace(
  { node }: Entry,
  place: RatedPlace,
  risk: Json,
  computed: number,
): MetadataNode | undefined {
  const written = numberAt(risk, place.level);
  if (written !== null) return written === computed ? undefined : nodeAt(node, place.level);
  const parts = [place.likelihood, place.consequence].flatMap(pointer => nodeAt(node, pointer) ?? []);
  return parts.sort((a, b) => b.end - a.end)[0];
}

function bandOf({ fact: { values } }: CriteriaDocument, level: number): string | null {
  const band = listAt(values, '/bands').find(
    it => (numberAt(it, '/from') ?? Infinity) <= level && level <= (numberAt(it, '/to') ?? -Infinity),
  );
  return textAt(band, '/name');
}

/** Days that somebody has to keep, by what schemas call them. */
const dueFields: ReadonlySet<string> = new Set([
  'next_review',
  'next_assessment',
  'review_by',
  'due',
  'reply_due',
  'next_due',
  'next_date',
  'expires_on',
  'valid_until',
  'applies_until',
]);

/** Words of `status` or `state` after which a day need not be kept any more. */
const settled: ReadonlySet<string> = new Set(
  'done dropped closed withdrawn reached missed answered ended expired refused renewed superseded retired held cancelled rejected verified implemented no-incident'.split(
    ' ',
  ),
);

function dueHints(engine: Engine, entry: Entry, document: DocumentState): InlayHint[] {
  const own = entry.isHead ? (engine.schemaOf(document)?.evidence.due ?? null) : null;
  const ownDay = own === null ? undefined : childOf(entry.node, own);
  const hints = [...daysIn(entry.node, entry.shape)].flatMap(({ name, day }): InlayHint[] => {
    const days = dueFields.has(name) || day === ownDay ? daysBetween(engine.setup.asOf, day.source) : null;
    const offset = endOfValue(document.text, entry.base + day.end);
    return days === null ? [] : [{ sort: 'due', offset, label: inWords(days), tooltip: null }];
  });
  return [...hints, ...intervalHint(entry, document)];
}

interface NamedDay {
  readonly name: string;
  readonly day: ScalarNode;
}

/** The days of an entry with the names of their fields; those of what is settled are left out. */
function* daysIn(node: MetadataNode, shape: Shape | undefined): Generator<NamedDay> {
  if (node.type === 'list') for (const item of node.items) yield* daysIn(item, shape?.items);
  if (node.type !== 'map' || !shape || isSettled(node)) return;
  for (const { key, value } of node.pairs) {
    const inner = propertyShape(shape, key.source);
    if (value.type !== 'scalar') yield* daysIn(value, inner);
    else if (inner?.format === 'date') yield { name: key.source, day: value };
  }
}

/** When a review is due that is given by an interval alone. */
function intervalHint({ node, base, isHead }: Entry, { text }: DocumentState): InlayHint[] {
  const interval = childOf(node, 'review_interval');
  if (!isHead || interval?.type !== 'scalar' || typeof interval.value !== 'number') return [];
  const next = childOf(node, 'next_review');
  const last = childOf(node, 'approved_on');
  if ((next && next.end > next.start) || last?.type !== 'scalar') return [];
  const due = addMonths(last.source, Math.round(interval.value));
  const offset = endOfValue(text, base + interval.end);
  return due === null ? [] : [{ sort: 'due', offset, label: `due ${due}`, tooltip: null }];
}

const isSettled = (map: MapNode): boolean =>
  ['status', 'state', 'done_on'].some(name => {
    const value = childOf(map, name);
    return value?.type === 'scalar' && (name === 'done_on' ? value.source !== '' : settled.has(value.source));
  });

/** How far away a day is: days up to two months, months after that. */
function inWords(days: number): string {
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days < 0) return days === -1 ? '1 day overdue' : `${distance(-days)} overdue`;
  return `in ${distance(days)}`;
}

const distance = (days: number): string =>
  days <= 60 ? `${days} days` : `${Math.round(days / 30.44)} months`;

/** Titles behind ids. Where several stand on one line, nothing is put between them: hover tells. */
function titleHints(engine: Engine, { base, facts }: Unit, { text }: DocumentState): InlayHint[] {
  const found = facts.filter(
    (fact): fact is FactIn<'references'> | FactIn<'definitions'> =>
      fact.table === 'references' || (fact.table === 'definitions' && fact.type === 'control'),
  );
  const lines = new Map<number, number>();
  const lineOf = (fact: Span): number => text.lastIndexOf('\n', base + fact.start - 1);
  for (const fact of found) lines.set(lineOf(fact), (lines.get(lineOf(fact)) ?? 0) + 1);
  return found.flatMap(fact => {
    const title = lines.get(lineOf(fact)) === 1 ? titleFor(engine, fact) : null;
    if (title === null || isSaying(text, lineOf(fact), title)) return [];
    return {
      sort: 'title',
      offset: endOfValue(text, base + fact.end),
      label: clipped(title, longestTitle),
      tooltip: title.length > longestTitle ? title : null,
    };
  });
}

/** What an id stands for; `null` where nobody says so, or the id says as much. */
function titleFor(engine: Engine, fact: FactIn<'references'> | FactIn<'definitions'>): string | null {
  const { key } = fact;
  if (fact.table === 'definitions') return fact.title === key ? modelTitle(engine, key, ['control']) : null;
  if (fact.types.includes('person') || fact.types.includes('kind')) return null;
  const defined = engine.lookup('definitions', key).find(({ title }) => title !== key);
  return modelTitle(engine, key, fact.types) ?? defined?.title ?? null;
}

function modelTitle({ setup: { model } }: Engine, id: string, types: readonly string[]): string | null {
  const may = (type: string): boolean => types.includes(type) || types.includes('any');
  return (
    (may('outcome') ? model.outcome(id)?.title : null) ??
    (may('process') ? model.process(id)?.name : null) ??
    (may('control') ? model.control(id)?.label : null) ??
    (may('clause') ? model.clause(id)?.title : null) ??
    null
  );
}

/** Whether the line says it already, in a comment perhaps. */
const isSaying = (text: string, lineStart: number, title: string): boolean => {
  const end = text.indexOf('\n', lineStart + 1);
  return text.slice(lineStart + 1, end < 0 ? text.length : end).includes(title);
};

/** Behind the quote that closes a value. */
const endOfValue = (text: string, end: number): number => (/["']/.test(text.charAt(end)) ? end + 1 : end);
