import {
  type Json,
  type ListNode,
  type MapNode,
  type MetadataNode,
  plainValue,
} from '../syntax/metadataTree.js';
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
  const value = plainValue(node);
  for (const { tokens, source } of sourceTexts(node, shape, [])) setAt(value, tokens, source);
  return value;
}

interface SourceText {
  readonly tokens: readonly (string | number)[];
  readonly source: string;
}

function* sourceTexts(
  node: MetadataNode,
  shape: Shape,
  tokens: readonly (string | number)[],
): Generator<SourceText> {
  if (node.type === 'scalar') {
    if (shape.sourceText && typeof node.value !== 'string' && node.value !== null)
      yield { tokens, source: node.source };
    return;
  }
  if (!shape.holdsSourceText) return;
  for (const [token, child, inner] of childrenUnder(node, shape))
    yield* sourceTexts(child, inner, [...tokens, token]);
}

function* childrenUnder(
  node: MapNode | ListNode,
  shape: Shape,
): Generator<[string | number, MetadataNode, Shape]> {
  if (node.type === 'list') {
    for (const [index, item] of node.items.entries()) if (shape.items) yield [index, item, shape.items];
    return;
  }
  for (const { key, value } of node.pairs) {
    const inner = propertyShape(shape, key.source);
    if (inner) yield [key.source, value, inner];
  }
}

function setAt(root: Json, tokens: readonly (string | number)[], value: string): void {
  let at = root as Record<string | number, unknown>;
  for (const token of tokens.slice(0, -1)) at = at[token] as typeof at;
  at[tokens.at(-1) ?? ''] = value;
}
