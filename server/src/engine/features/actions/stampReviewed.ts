import type { TextEdit } from '../../check/diagnostic.js';
import { addMonths, isDay } from '../../dates/day.js';
import { insertField } from '../../entries/insertField.js';
import { propertyShape } from '../../schema/shape.js';
import { childOf, type MapNode, type ScalarNode } from '../../syntax/metadataTree.js';
import { type Action, type ActionPlace, editOf } from './action.js';
import { inDocument, sourceOf, type UnitEntry, unitAt } from './unitAt.js';

/** Names of the day of the last look and of the next one, as schemas have them. */
const pairs: readonly (readonly [last: string, next: string])[] = [
  ['last_assessed', 'next_assessment'],
  ['last_checked', 'next_review'],
  ['last_review', 'next_review'],
  ['reviewed_on', 'next_review'],
];

/** What is reviewed once a year where nothing says how often. */
const usualMonths = 12;

/** Writes down that a document or entry was looked at today, and when it is to be looked at again. */
export function stampReviewed(place: ActionPlace): readonly Action[] {
  const { engine, document } = place;
  const at = unitAt(engine, document, place.start);
  const isRecord = engine.setup.model.kind(document.recognition.kind ?? '')?.nature === 'record';
  const fields = at && fieldsOf(at, isRecord);
  if (!at || !fields || !isAtFields(place, at)) return [];
  const name = at.unit.id === null ? 'this' : `'${at.unit.id}'`;
  return [
    {
      title: `Stamp ${name} as reviewed today`,
      kind: 'refactor.rewrite',
      make: () => editOf(document.uri, inDocument(at, stamped(place, at, fields))),
    },
  ];
}

interface ReviewFields {
  readonly last: string;
  readonly next: string;
}

/** A record is not reviewed, unless it says when. */
function fieldsOf({ entry }: UnitEntry, isRecord: boolean): ReviewFields | null {
  const has = (name: string): boolean => propertyShape(entry.shape, name) !== undefined;
  const [last, next] = pairs.find(([one, other]) => has(one) && has(other)) ?? [];
  if (last === undefined || next === undefined) return null;
  return entry.isHead && isRecord && !childOf(entry.node, next) ? null : { last, next };
}

/** On the first line of an entry, on its title, or on what says when it was or will be reviewed. */
function isAtFields({ document, start }: ActionPlace, { entry }: UnitEntry): boolean {
  const { text } = document;
  const lineOf = (offset: number): number => text.lastIndexOf('\n', offset - 1);
  const names = new Set(['id', 'title', 'status', 'version', 'review_interval', ...pairs.flat()]);
  return entry.node.pairs.some(
    ({ key }) => names.has(key.source) && lineOf(entry.base + key.start) === lineOf(start),
  );
}

function stamped(
  { engine, document }: ActionPlace,
  at: UnitEntry,
  { last, next }: ReviewFields,
): readonly TextEdit[] {
  const { asOf } = engine.setup;
  const { node } = at.entry;
  const months = intervalOf(node, last, next);
  const due = addMonths(asOf, months) ?? asOf;
  const source = sourceOf(at, document);
  const write = (field: string, day: string): readonly TextEdit[] => {
    const value = childOf(node, field);
    if (value?.type === 'scalar' && value.end > value.start)
      return [{ start: value.start, end: value.end, text: day }];
    return value ? [] : (insertField(source, '', field, day)?.edits ?? []);
  };
  return [...write(last, asOf), ...write(next, due)];
}

/** As often as it says, else as far apart as its days are, in whole months. */
function intervalOf(node: MapNode, last: string, next: string): number {
  const interval = childOf(node, 'review_interval');
  if (interval?.type === 'scalar' && typeof interval.value === 'number' && interval.value >= 1)
    return Math.round(interval.value);
  const from = dayAt(node, last) ?? dayAt(node, 'approved_on');
  const to = dayAt(node, next);
  if (from === null || to === null) return usualMonths;
  const months = (Date.parse(to) - Date.parse(from)) / 86_400_000 / 30.44;
  return months >= 0.5 ? Math.min(36, Math.max(1, Math.round(months))) : usualMonths;
}

function dayAt(node: MapNode, field: string): string | null {
  const value = childOf(node, field) as ScalarNode | undefined;
  return value?.type === 'scalar' && isDay(value.source) ? value.source : null;
}
