import { type Json, pointerTokens } from '../syntax/metadataTree.js';

/** What may be asked: values that travel with a fact, or any plain JSON. Text may be anything, so nothing is certain. */
type Values = Json | undefined;

/** The value at a JSON pointer; `undefined` where it leads nowhere. */
export function valueAt(values: Values, pointer: string): Json | undefined {
  let at = values;
  for (const token of pointerTokens(pointer)) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, token)) return undefined;
    at = (at as Readonly<Record<string, Json>>)[token];
  }
  return at;
}

/** The text at a pointer; `null` for what is no text or empty. */
export function textAt(values: Values, pointer: string): string | null {
  const value = valueAt(values, pointer);
  return typeof value === 'string' && value !== '' ? value : null;
}

/** The number at a pointer; `null` for anything else. */
export function numberAt(values: Values, pointer: string): number | null {
  const value = valueAt(values, pointer);
  return typeof value === 'number' ? value : null;
}

/** The items of the list at a pointer; empty for anything else. */
export function listAt(values: Values, pointer: string): readonly Json[] {
  const value = valueAt(values, pointer);
  return Array.isArray(value) ? value : [];
}

/** The texts of a list, or the one text that stands for a list. */
export function textsAt(values: Values, pointer: string): readonly string[] {
  const text = textAt(values, pointer);
  return text !== null ? [text] : listAt(values, pointer).filter(item => typeof item === 'string');
}
