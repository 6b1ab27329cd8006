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
import { internedName } from '../text/internedName.js';
import type { Span } from '../text/span.js';

/** A condition on single entries, with the outcome it belongs to. */
export interface EntryCondition {
  readonly outcome: string;
  readonly condition: EachCondition | CountCondition;
  readonly name: string;
  /** Which heads it asks for, which entries it applies to, and what these must be; `undefined` where it does not say. */
  readonly when: ((value: unknown) => boolean) | undefined;
  readonly where: ((value: unknown) => boolean) | undefined;
  readonly must: Validate | undefined;
  /** What is said of each entry that counts, one for all of them; `null` where the condition counts none. */
  readonly counted: Verdict | null;
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

/** Kept, since it is compared with that of every verdict. */
export const conditionName = (outcome: string, condition: Condition): string =>
  internedName(`${outcome}/${condition.id}`);

/** The conditions of a model, by the type of entry they look at. */
export function conditionsByType(
  model: Model,
  { when, where, must }: CompiledConditions,
): ReadonlyMap<string, readonly EntryCondition[]> {
  const byType = new Map<string, EntryCondition[]>();
  for (const { id, indicators } of model.outcomes) {
    for (const condition of indicators.conditions ?? []) {
      if ('rule' in condition) continue;
      const name = conditionName(id, condition);
      const one: EntryCondition & { counted: Verdict | null } = {
        outcome: id,
        condition,
        name,
        when: when.get(name),
        where: where.get(name),
        must: must.get(name),
        counted: null,
      };
      if ('at_least' in condition) one.counted = { about: one, holds: true, place: noPlace };
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
): readonly Verdict[] {
  const value = withoutBlanks(whole);
  const verdicts: Verdict[] = [];
  for (const type of types) {
    for (const about of conditions.get(type) ?? []) {
      if (about.where?.(value) === false) continue;
      if (about.must?.(value) === false)
        verdicts.push({ about, holds: false, place: failingPlace(node, about) });
      else if (about.counted) verdicts.push(about.counted);
    }
  }
  return verdicts;
}

/** Where an entry does not meet a condition: at what is wrong in it, or at its name where something is lacking. */
function failingPlace(node: MapNode, { condition, must }: EntryCondition): Span {
  const at = 'must' in condition ? (condition.at ?? '') : '';
  const error = must?.errors?.at(-1);
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
): ReadonlySet<string> {
  let waived: Set<string> | null = null;
  let value: Json | undefined;
  for (const type of entryTypes) {
    for (const { name, when } of conditions.get(type) ?? []) {
      if (!when) continue;
      value ??= withoutBlanks(whole);
      if (when(value)) continue;
      waived ??= new Set();
      waived.add(name);
    }
  }
  return waived ?? none;
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
function holdsBlank(value: Json): boolean {
  if (typeof value !== 'object') return value === '';
  if (value === null) return true;
  if (Array.isArray(value)) return value.some(holdsBlank);
  for (const key in value)
    if (holdsBlank((value as Readonly<Record<string, Json>>)[key] ?? null)) return true;
  return false;
}

const isBlank = (value: Json): boolean => value === null || value === '';

const noPlace: Span = { start: 0, end: 0 };
