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
  /** Types of which one is that of the id; empty where it is no id. */
  readonly types: readonly string[];
  /** It need not be quoted, whatever YAML makes of it: a boolean, or a field that takes the text as written. */
  readonly asWritten: boolean;
}

export interface Candidates {
  readonly list: readonly Candidate[];
  /** There are more, and what is typed next may bring others. */
  readonly isCut: boolean;
}

/** What is asked for. */
export interface Wanted {
  readonly shape: Shape;
  /** Only outcomes that accept this kind, gaps first. */
  readonly claimsFor: string | null;
  /** What is typed so far: where there is too much to offer, only what has its letters. `null`: all there is. */
  readonly typed: string | null;
  /** The day on which this one falls due; `null`: nobody can say. */
  readonly due: string | null;
}

/** What may stand where a shape is wanted, the likeliest first. */
export function candidatesFor(engine: Engine, { shape, claimsFor, typed, due }: Wanted): Candidates {
  const asWritten = shape.sourceText === true;
  const all = (list: readonly Candidate[]): Candidates => ({ list, isCut: false });
  if (shape.values)
    return all(
      shape.values.map(value => ({
        ...plain(String(value), 'value'),
        asWritten: asWritten || typeof value !== 'string',
      })),
    );
  if (shape.format === 'date') return all(dates(engine.setup.asOf, due));
  if (shape.ref) return cut(idsOf(engine, shape.ref, claimsFor), typed, shape.ref, asWritten);
  if (shape.types?.length === 1 && shape.types[0] === 'boolean')
    return all(['true', 'false'].map(text => plain(text, 'value')));
  return all([]);
}

/** The same, however many there are, for what does not depend on where it is written. */
export const allCandidates = (engine: Engine, shape: Shape): readonly Candidate[] =>
  candidatesFor(engine, { shape, claimsFor: null, typed: null, due: null }).list;

const plain = (text: string, sort: Candidate['sort'], detail = ''): Candidate => ({
  text,
  sort,
  detail,
  types: [],
  asWritten: true,
});

/** Nobody reads more of a list, and ten thousand take longer to send than to type the next letter. */
const mostIds = 300;

function cut(
  ids: readonly Id[],
  typed: string | null,
  types: readonly string[],
  asWritten: boolean,
): Candidates {
  const isCut = typed !== null && ids.length > mostIds;
  const fitting = isCut ? likeliest(ids, typed) : ids;
  return {
    list: fitting.map(({ text, detail }) => ({ text, detail, sort: 'id', types, asWritten })),
    isCut,
  };
}

/** Those that begin with what is typed, then those that have its letters. */
function likeliest(ids: readonly Id[], typed: string): readonly Id[] {
  const begin = typed.toLowerCase();
  const fitting = ids.filter(({ text, detail }) => holds(`${text} ${detail}`, begin));
  const begins = ({ text }: Id): boolean => text.toLowerCase().startsWith(begin);
  return [...fitting.filter(begins), ...fitting.filter(it => !begins(it))].slice(0, mostIds);
}

/** Whether the letters of a word stand in a text in their order, as editors filter. */
function holds(text: string, word: string): boolean {
  const letters = text.toLowerCase();
  let at = 0;
  for (const letter of word.toLowerCase()) {
    at = letters.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

function dates(today: string, due: string | null): readonly Candidate[] {
  const days = [
    ['today', 0],
    ['in six months', 6],
    ['in a year', 12],
  ] as const;
  const usual = days.flatMap(([detail, months]) => {
    const text = addMonths(today, months);
    return text === null || text === due ? [] : [plain(text, 'date', detail)];
  });
  return due === null ? usual : [plain(due, 'date', 'when its review interval ends'), ...usual];
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

/** Of the outcomes that a document may claim, those that nothing shows yet come first. */
function outcomeIds(engine: Engine, claimsFor: string | null): readonly Id[] {
  const all = engine.coverage();
  const wanted =
    claimsFor === null
      ? all
      : all
          .filter(({ outcome }) => outcome.evidence.includes(claimsFor))
          .toSorted((a, b) => Number(isShown(a)) - Number(isShown(b)));
  return wanted.map(({ outcome, state }) => ({ text: outcome.id, detail: `${outcome.title} (${state})` }));
}

const isShown = ({ state }: { readonly state: string }): boolean =>
  state === 'covered' || state === 'excluded';

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
