import { addMonths } from '../dates/day.js';
import type { Engine } from '../engine.js';
import { definitionsOf } from '../facts/definitionsOf.js';
import type { Shape } from '../schema/shape.js';

/** Something that may be written as a value. */
export interface Candidate {
  readonly text: string;
  readonly sort: 'id' | 'value' | 'date';
  /** In a few words, what it is. */
  readonly detail: string;
  /** It need not be quoted, whatever YAML makes of it: a boolean, or a field that takes the text as written. */
  readonly asWritten: boolean;
}

/** What may stand where a shape is wanted, the likeliest first. `claimsFor`: only outcomes that accept this kind. */
export function candidatesFor(engine: Engine, shape: Shape, claimsFor: string | null): readonly Candidate[] {
  const asWritten = shape.sourceText === true;
  if (shape.values)
    return shape.values.map(value => ({
      text: String(value),
      sort: 'value',
      detail: '',
      asWritten: asWritten || typeof value !== 'string',
    }));
  if (shape.format === 'date') return dates(engine.setup.asOf);
  if (shape.ref) return idsOf(engine, shape.ref, claimsFor).map(it => ({ ...it, sort: 'id', asWritten }));
  if (shape.types?.length === 1 && shape.types[0] === 'boolean')
    return ['true', 'false'].map(text => ({ text, sort: 'value', detail: '', asWritten: true }));
  return [];
}

function dates(today: string): readonly Candidate[] {
  const days = [
    ['today', 0],
    ['in six months', 6],
    ['in a year', 12],
  ] as const;
  return days.flatMap(([detail, months]) => {
    const text = addMonths(today, months);
    return text === null ? [] : [{ text, detail, sort: 'date', asWritten: true } as const];
  });
}

interface Id {
  readonly text: string;
  readonly detail: string;
}

function idsOf(engine: Engine, types: readonly string[], claimsFor: string | null): readonly Id[] {
  const ids = types.flatMap(type => modelIds(engine, type, claimsFor));
  const known = new Set(ids.map(({ text }) => text));
  return [...ids, ...definedIds(engine, types).filter(({ text }) => !known.has(text))];
}

function modelIds(engine: Engine, type: string, claimsFor: string | null): readonly Id[] {
  const { model } = engine.setup;
  const lists: Readonly<Record<string, () => readonly Id[]>> = {
    outcome: () => outcomeIds(engine, claimsFor),
    process: () => model.processes.map(({ id, name }) => ({ text: id, detail: name })),
    kind: () => model.kinds.map(({ id, name }) => ({ text: id, detail: name })),
    role: () => model.roles.map(({ id, name }) => ({ text: id, detail: name })),
    clause: () => model.clauses.map(({ id, title }) => ({ text: id, detail: title })),
    control: () => model.controls.map(({ id, label }) => ({ text: id, detail: label })),
  };
  return Object.hasOwn(lists, type) ? (lists[type]?.() ?? []) : [];
}

const outcomeIds = (engine: Engine, claimsFor: string | null): readonly Id[] =>
  engine
    .coverage()
    .filter(({ outcome }) => claimsFor === null || outcome.evidence.includes(claimsFor))
    .map(({ outcome, state }) => ({ text: outcome.id, detail: `${outcome.title} (${state})` }));

function definedIds(engine: Engine, types: readonly string[]): readonly Id[] {
  if (types.includes('any'))
    return engine.keys('definitions').flatMap(key => {
      const found = engine.lookup('definitions', key)[0];
      return found ? [definedId(found, true)] : [];
    });
  return [...definitionsOf(engine, types).values()].map(fact => definedId(fact, types.length > 1));
}

const definedId = (
  { key, type, title }: { readonly key: string; readonly type: string; readonly title: string },
  withType: boolean,
): Id => ({ text: key, detail: title === key ? type : withType ? `${title} (${type})` : title });
