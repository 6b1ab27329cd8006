import type { ModelData } from '../model/model.js';
import { type Json, pointerTo } from '../syntax/metadataTree.js';
import type { TailoringProblem } from './tailoring.js';

interface Worded {
  readonly id: string;
}

/** What may be said otherwise of each sort of part. */
const fieldsOf = {
  process: ['name', 'purpose'],
  outcome: ['title', 'statement'],
  clause: ['title'],
  control: ['official_title'],
  kind: ['name'],
  role: ['name'],
} as const;

type Sort = keyof typeof fieldsOf;

/** Puts other words in place of ours. They are not checked: whose they are answers for them. */
export function applyWording(
  data: ModelData,
  path: string,
  wording: Json,
): { readonly data: ModelData; readonly problems: readonly TailoringProblem[] } {
  const words = new Map<string, Readonly<Record<string, Json>>>();
  const problems: TailoringProblem[] = [];
  const list =
    typeof wording === 'object' && wording !== null && 'wording' in wording ? wording['wording'] : [];
  const sorts = sortsIn(data);
  for (const [index, item] of Array.isArray(list) ? list.entries() : []) {
    if (typeof item !== 'object' || item === null) continue;
    const given = item as Readonly<Record<string, Json>>;
    const id = String(given['id']);
    const sort = sorts.get(id);
    // An id that nothing has is told by the rule for references.
    if (sort === undefined) continue;
    const allowed: readonly string[] = fieldsOf[sort];
    const at = pointerTo('/wording', index);
    for (const field of Object.keys(given).filter(key => key !== 'id' && !allowed.includes(key)))
      problems.push({
        path,
        at: pointerTo(at, field),
        code: 'model-holds-together',
        onKey: true,
        message: `${sort === 'outcome' ? 'An' : 'A'} ${sort} has no ${field.replace('_', ' ')}; of ${id}, ${allowed.join(' and ')} can be worded.`,
      });
    words.set(id, Object.fromEntries(Object.entries(given).filter(([key]) => allowed.includes(key))));
  }
  return { data: reworded(data, words), problems };
}

/** The same model in other words. */
export function reworded(
  data: ModelData,
  words: ReadonlyMap<string, Readonly<Record<string, Json>>>,
): ModelData {
  if (words.size === 0) return data;
  const say = <T extends Worded>(one: T): T => {
    const own = words.get(one.id);
    return own ? { ...one, ...own } : one;
  };
  return {
    ...data,
    processes: data.processes.map(process => ({ ...say(process), outcomes: process.outcomes.map(say) })),
    clauses: data.clauses.map(say),
    controls: data.controls.map(say),
    evidence_kinds: data.evidence_kinds.map(say),
    roles: data.roles.map(say),
  };
}

function sortsIn(data: ModelData): ReadonlyMap<string, Sort> {
  const of = (sort: Sort, list: readonly Worded[]) => list.map(({ id }) => [id, sort] as const);
  return new Map([
    ...of('role', data.roles),
    ...of('kind', data.evidence_kinds),
    ...of('control', data.controls),
    ...of('clause', data.clauses),
    ...data.processes.flatMap(({ outcomes }) => of('outcome', outcomes)),
    ...of('process', data.processes),
  ]);
}
