import { daysBetween } from '../dates/day.js';
import { StandIns } from '../due/standIns.js';
import type { DocumentState, Engine, Unit } from '../engine.js';
import type { Entry } from '../entries/entry.js';
import type { FactIn } from '../facts/documentFacts.js';
import { listAt, numberAt, textAt, valueAt } from '../facts/valueAt.js';
import { type CriteriaDocument, criteriaInForce } from '../risk/criteriaInForce.js';
import { computedLevel, type RatedPlace, ratedPlaces } from '../risk/riskLevels.js';
import { valueUnder } from '../schema/validate.js';
import { type Json, type MetadataNode, nodeAt } from '../syntax/metadataTree.js';
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
  const standIns = new StandIns(engine);
  const hints = document.units.flatMap((unit, order) => {
    const entry = entries[order];
    if (!entry || (!unit.isHead && !touches(entry, start, end))) return [];
    return [
      ...(wanted.has('level') ? levelHints(engine, entry, document) : []),
      ...(wanted.has('due') ? dueHints(engine, standIns, unit, document) : []),
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

/** How far away each day is on which something falls due; the day itself, where it follows from an interval. */
function dueHints(engine: Engine, standIns: StandIns, unit: Unit, document: DocumentState): InlayHint[] {
  return unit.due.flatMap((date): InlayHint[] => {
    const days = daysBetween(engine.setup.asOf, date.day);
    if (days === null || standIns.replace(document, unit, date)) return [];
    const end = unit.base + date.end;
    const isWritten = document.text.slice(unit.base + date.start, end).includes(date.day);
    return [
      {
        sort: 'due',
        offset: endOfValue(document.text, end),
        label: isWritten ? inWords(days) : `due ${date.day}, ${inWords(days)}`,
        tooltip: date.due.as,
      },
    ];
  });
}

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
