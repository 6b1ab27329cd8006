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

/**
 * A value without what its schema does not allow: single fields where that is enough, else items. Items keep their
 * positions: where one was, nothing is.
 */
export function usableParts(value: Json, errors: readonly SchemaError[]): Json {
  const pointers = new Set(errors.flatMap(error => unusable(error) ?? []));
  return pointers.size === 0 ? value : without(value, '', pointers);
}

/** The smallest part that has to go for an error; `null` where nothing has to. */
function unusable({ instancePath, keyword, params }: SchemaError): string | null {
  const tokens = pointerTokens(instancePath);
  const isItem = (token: string, n: number) => /^\d+$/.test(token) && itemLists.has(tokens[n - 1] ?? '');
  const condition = tokens.findIndex((token, n) => isItem(token, n) && tokens[n - 1] === 'conditions');
  const last = condition >= 0 ? condition : tokens.findLastIndex(isItem);
  if (last < 0) return ofWhole(tokens, keyword, params);
  const item = tokens.slice(0, last + 1);
  // Half a condition would be another one.
  if (tokens[last - 1] === 'conditions') return pointerOf(item);
  if (tokens.length > item.length) return pointerOf(tokens.slice(0, last + 2));
  if (keyword === 'additionalProperties') return pointerOf([...item, String(params['additionalProperty'])]);
  const isNameless = keyword === 'required' && names.has(String(params['missingProperty']));
  return keyword === 'type' || isNameless ? pointerOf(item) : null;
}

/** Fields by which items are known. */
const names: ReadonlySet<string> = new Set(['id', 'item', 'role']);

function ofWhole(tokens: readonly string[], keyword: string, params: SchemaError['params']): string | null {
  const [field] = tokens;
  if (field !== undefined) return pointerOf([field]);
  return keyword === 'additionalProperties' ? pointerOf([String(params['additionalProperty'])]) : null;
}

const pointerOf = (tokens: readonly string[]): string => tokens.reduce(pointerTo, '');

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
