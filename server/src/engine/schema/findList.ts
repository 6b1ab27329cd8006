import { pointerTo } from '../syntax/metadataTree.js';
import type { JsonSchema } from './schemaFiles.js';

/** Where a list of entries is declared: the schema of the property and the JSON pointer to it. */
export function findList(
  schema: JsonSchema,
  key: string,
  pointer = '',
): { readonly schema: JsonSchema; readonly pointer: string } | null {
  for (const found of declaredLists(schema, pointer)) if (found.key === key) return found;
  return null;
}

/** The lists of entries that a schema declares, at its top or in what it is made of. */
export function* declaredLists(
  schema: JsonSchema,
  pointer = '',
): Generator<{ readonly key: string; readonly schema: JsonSchema; readonly pointer: string }> {
  for (const [key, property] of Object.entries((schema['properties'] ?? {}) as Record<string, JsonSchema>)) {
    if (property['entries'] !== undefined)
      yield { key, schema: property, pointer: pointerTo(`${pointer}/properties`, key) };
  }
  for (const branch of ['then', 'else'] as const) {
    const inside = schema[branch] as JsonSchema | undefined;
    if (inside) yield* declaredLists(inside, `${pointer}/${branch}`);
  }
  const all = Array.isArray(schema['allOf']) ? schema['allOf'] : [];
  for (const [index, inside] of all.entries()) yield* declaredLists(inside, `${pointer}/allOf/${index}`);
}
