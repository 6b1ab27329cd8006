import { type Json, type MetadataNode, plainValue, setOwn } from '../syntax/metadataTree.js';
import { validators } from './compiled/validators.js';
import { propertyShape, type Shape } from './shape.js';

/** One thing a schema does not allow, as Ajv reports it. */
export interface SchemaError {
  /** JSON pointer to the value. */
  readonly instancePath: string;
  /** Where the schema says so. */
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Code that Ajv made of a schema at build time. */
export interface Validate {
  (value: unknown): boolean;
  errors?: readonly SchemaError[] | null;
}

/**
 * Checks the head of a document of a kind, or an entry of a type: by the schema of an own kind, or the built-in one. A
 * name without a schema finds nothing.
 */
export function schemaErrors(
  name: `head:${string}` | `entry:${string}`,
  value: Json,
  own: ReadonlyMap<string, Validate> | undefined = undefined,
): readonly SchemaError[] {
  const validate = own?.get(name) ?? validators.get(name);
  if (!validate || validate(value)) return [];
  return validate.errors ?? [];
}

/** The plain value of a tree, in which fields that are text by their schema keep what was written (`1.10`, not 1.1). */
export function valueUnder(node: MetadataNode, shape: Shape): Json {
  if (!shape.holdsSourceText) return plainValue(node);
  if (node.type === 'scalar') return shape.sourceText && node.value !== null ? node.source : node.value;
  if (node.type === 'list') return node.items.map(item => valueUnder(item, shape.items ?? noShape));
  const map: Record<string, Json> = {};
  for (const { key, value } of node.pairs)
    setOwn(map, key.source, valueUnder(value, propertyShape(shape, key.source) ?? noShape));
  return map;
}

const noShape: Shape = {};
