import type { Entry } from '../entries/entry.js';
import type { Condition, CountCondition, EachCondition, Model } from '../model/model.js';
import type { Validate } from '../schema/validate.js';
import {
  childOf,
  type Json,
  type MapNode,
  nodeAt,
  pointerTo,
  setOwn,
  spanAt,
} from '../syntax/metadataTree.js';
import type { Span } from '../text/span.js';

/** A condition on single entries, with the outcome it belongs to. */
export interface EntryCondition {
  readonly outcome: string;
  readonly condition: EachCondition | CountCondition;
  /** Its name among the compiled ones. */
  readonly name: string;
}

/** Where an entry fails a condition, or that it counts for one that asks for so many. */
export interface Verdict {
  readonly about: EntryCondition;
  readonly holds: boolean;
  readonly place: Span;
}

/** Compiled checks by the name of a condition; built with the model. */
export interface CompiledConditions {
  readonly when: ReadonlyMap<string, (value: unknown) => boolean>;
  readonly where: ReadonlyMap<string, (value: unknown) => boolean>;
  readonly must: ReadonlyMap<string, Validate>;
}

export const conditionName = (outcome: string, condition: Condition): string => `${outcome}/${condition.id}`;

/** The conditions of a model, by the type of entry they look at. */
export function conditionsByType(model: Model): ReadonlyMap<string, readonly EntryCondition[]> {
  const byType = new Map<string, EntryCondition[]>();
  for (const { id, indicators } of model.outcomes) {
    for (const condition of indicators.conditions ?? []) {
      if ('rule' in condition) continue;
      const one = { outcome: id, condition, name: conditionName(id, condition) };
      const known = byType.get(condition.on);
      if (known) known.push(one);
      else byType.set(condition.on, [one]);
    }
  }
  return byType;
}

/** What an entry says to the conditions that apply to it: where it fails one, and where it counts for one. */
export function verdictsOn(
  { node, types }: Pick<Entry, 'node' | 'types'>,
  whole: Json,
  conditions: ReadonlyMap<string, readonly EntryCondition[]>,
  { where, must }: CompiledConditions,
): readonly Verdict[] {
  const value = withoutBlanks(whole);
  const verdicts: Verdict[] = [];
  for (const type of types) {
    for (const about of conditions.get(type) ?? []) {
      if (where.get(about.name)?.(value) === false) continue;
      const check = must.get(about.name);
      if (check?.(value) === false)
        verdicts.push({ about, holds: false, place: failingPlace(node, about, check) });
      else if ('at_least' in about.condition) verdicts.push({ about, holds: true, place: noPlace });
    }
  }
  return verdicts;
}

/** Where an entry does not meet a condition: at what is wrong in it, or at its name where something is lacking. */
function failingPlace(node: MapNode, { condition }: EntryCondition, check: Validate | undefined): Span {
  const at = 'must' in condition ? (condition.at ?? '') : '';
  const error = check?.errors?.at(-1);
  const missing = error?.keyword === 'required' ? error.params['missingProperty'] : undefined;
  const pointer =
    typeof missing === 'string' ? pointerTo(error?.instancePath ?? '', missing) : error?.instancePath || at;
  const isThere = nodeAt(node, pointer) !== undefined;
  const shown = isThere ? pointer : pointer.slice(0, pointer.lastIndexOf('/'));
  const part = nodeAt(node, shown);
  const hasName = shown === '' || /\/\d+$/.test(shown);
  return part?.type === 'map' && hasName ? namePlace(part) : spanAt(node, shown);
}

/** The value by which an entry or an item is known: its id, else its title, else what comes first. */
function namePlace(node: MapNode): Span {
  const values = [childOf(node, 'id'), childOf(node, 'title'), node.pairs[0]?.value];
  const name = values.find(value => value?.type === 'scalar' && value.end > value.start);
  return name ? { start: name.start, end: name.end } : spanAt(node, '');
}

/** Of the conditions on entries that ask for a head of some sort, those that this head does not meet. */
export function conditionsWaived(
  whole: Json,
  entryTypes: Iterable<string>,
  conditions: ReadonlyMap<string, readonly EntryCondition[]>,
  { when }: CompiledConditions,
): ReadonlySet<string> {
  const asking = [...new Set(entryTypes)]
    .flatMap(type => conditions.get(type) ?? [])
    .filter(({ name }) => when.has(name));
  if (asking.length === 0) return none;
  const value = withoutBlanks(whole);
  return new Set(asking.filter(({ name }) => !when.get(name)?.(value)).map(({ name }) => name));
}

const none: ReadonlySet<string> = new Set();

/** A key with nothing behind it (`owner:`, `owner: ''`) says nothing: to a condition it is not there. */
function withoutBlanks(value: Json): Json {
  if (!holdsBlank(value) || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(withoutBlanks);
  const map: Record<string, Json> = {};
  for (const [key, inside] of Object.entries(value))
    if (!isBlank(inside)) setOwn(map, key, withoutBlanks(inside));
  return map;
}

/** Nearly no entry holds any, and a copy of each would cost more than the conditions. */
const holdsBlank = (value: Json): boolean =>
  typeof value === 'object' ? value === null || Object.values(value).some(holdsBlank) : value === '';

const isBlank = (value: Json): boolean => value === null || value === '';

const noPlace: Span = { start: 0, end: 0 };
