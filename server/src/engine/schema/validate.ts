import { type Json, type MetadataNode, pointerTo, valueOf } from '../syntax/metadataTree.js';
import { validators } from './compiled/validators.js';
import type { Shape } from './shape.js';

/** One thing a schema does not allow, as Ajv reports it. */
export interface SchemaError {
  /** JSON pointer to the value. */
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Code that Ajv made of a schema at build time. */
export interface Validate {
  (value: unknown): boolean;
  errors?: readonly SchemaError[] | null;
}

/** Checks the head of a document of a kind, or an entry of a type. A name without a schema finds nothing. */
export function schemaErrors(
  name: `head:${string}` | `entry:${string}`,
  value: Json,
): readonly SchemaError[] {
  const validate = validators.get(name);
  if (!validate || validate(value)) return [];
  return validate.errors ?? [];
}

/** The plain value of a tree, in which fields that are text by their schema keep what was written (`1.10`, not 1.1). */
export function valueUnder(node: MetadataNode, shape: Shape): Json {
  const value = valueOf(node);
  for (const { pointer, source } of sourceTexts(node, shape, '')) set(value, pointer, source);
  return value;
}

function* sourceTexts(
  node: MetadataNode,
  shape: Shape,
  pointer: string,
): Generator<{ pointer: string[]; source: string }> {
  if (node.type === 'scalar') {
    if (shape.sourceText && typeof node.value !== 'string' && node.value !== null)
      yield { pointer: pointer.split('/').slice(1), source: node.source };
  } else if (node.type === 'list') {
    if (!shape.items || !needsSource(shape.items)) return;
    for (const [index, item] of node.items.entries())
      yield* sourceTexts(item, shape.items, pointerTo(pointer, index));
  } else {
    for (const { key, value } of node.pairs) {
      const inner =
        shape.properties && Object.hasOwn(shape.properties, key.source)
          ? shape.properties[key.source]
          : undefined;
      if (inner) yield* sourceTexts(value, inner, pointerTo(pointer, key.source));
    }
  }
}

const needsSource = (shape: Shape): boolean =>
  shape.sourceText === true || Object.values(shape.properties ?? {}).some(needsSource);

function set(root: Json, pointer: readonly string[], value: string): void {
  let at = root as Record<string, unknown>;
  for (const token of pointer.slice(0, -1)) at = at[token] as Record<string, unknown>;
  at[pointer.at(-1) ?? ''] = value;
}
