import type { SchemaError } from '../schema/validate.js';
import { type Json, pointerTo, pointerTokens } from '../syntax/metadataTree.js';

/** Lists whose items stand for themselves: one that cannot be used takes no other with it. */
const itemLists: ReadonlySet<string> = new Set([
  'processes',
  'aims',
  'outcomes',
  'inputs',
  'outputs',
  'activities',
  'roles',
  'metrics',
  'conditions',
  'evidence_kinds',
  'information_items',
  'external_parties',
  'sources',
  'wording',
]);

/** A value without what its schema does not allow. Items keep their positions: where one was, nothing is. */
export function usableParts(value: Json, errors: readonly SchemaError[]): Json {
  const pointers = new Set(errors.flatMap(error => unusable(value, error) ?? []));
  return pointers.size === 0 ? value : without(value, '', pointers);
}

/** The smallest part that has to go for an error; `null` where the rest can do with it. */
function unusable(value: Json, { instancePath, keyword, params }: SchemaError): string | null {
  const tokens = pointerTokens(instancePath);
  const last = tokens.findLastIndex((token, n) => /^\d+$/.test(token) && itemLists.has(tokens[n - 1] ?? ''));
  if (last < 0) return ofWhole(tokens, keyword, params);
  const item = tokens.slice(0, last + 1);
  if (last === tokens.length - 1 && keyword === 'additionalProperties')
    return pointerOf([...item, String(params['additionalProperty'])]);
  const isOwn = /^(?:ii-|x-)?z|^Z/.test(
    String((valueAt(value, item) as Record<string, Json> | null)?.['id'] ?? 'z'),
  );
  // Of what is only changed, the other fields count all the same.
  return pointerOf(isOwn || tokens.length === item.length ? item : tokens.slice(0, last + 2));
}

function ofWhole(tokens: readonly string[], keyword: string, params: SchemaError['params']): string | null {
  const [field] = tokens;
  if (field !== undefined) return pointerOf([field]);
  return keyword === 'additionalProperties' ? pointerOf([String(params['additionalProperty'])]) : null;
}

const pointerOf = (tokens: readonly string[]): string => tokens.reduce(pointerTo, '');

function valueAt(value: Json, tokens: readonly string[]): Json {
  let at: Json = value;
  for (const token of tokens)
    at =
      typeof at === 'object' && at !== null && Object.hasOwn(at, token)
        ? ((at as Readonly<Record<string, Json>>)[token] ?? null)
        : null;
  return typeof at === 'object' ? at : null;
}

function without(value: Json, at: string, pointers: ReadonlySet<string>): Json {
  if (Array.isArray(value))
    return value.map((item, index) => {
      const place = pointerTo(at, index);
      return pointers.has(place) ? null : without(item, place, pointers);
    });
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).flatMap(([key, item]) => {
    const place = pointerTo(at, key);
    return pointers.has(place) ? [] : [[key, without(item, place, pointers)] as const];
  });
  return Object.fromEntries(kept);
}
