import { declaredLists, findList } from './findList.js';
import { type JsonSchema, resolveRef, type SchemaFiles } from './schemaFiles.js';
import type { EntrySchema, FallsDue, KindSchema, Shape } from './shape.js';
import { withFieldPaths } from './withFieldPaths.js';

export interface ShapesOfKind {
  readonly kind: KindSchema;
  readonly entries: readonly EntrySchema[];
}

/**
 * The shape of the head of a kind, of its single form, and of its entries, as the schema in a file says. What a `$ref`
 * does not find is taken for anything: who reads the file says so.
 */
export function shapesOfKind(name: string, files: SchemaFiles): ShapesOfKind {
  const schema = files.get(name) ?? {};
  const walker = new ShapeWalker(files);
  const { if: condition, then, else: otherwise, ...base } = schema;
  const whole = condition ? { ...base, allOf: [...list(base['allOf']), then ?? {}] } : base;
  const lists = listsOf(whole);
  const kind = String(schema['kind']);
  const single = schema['single'] === undefined ? null : String(schema['single']);
  const evidence = (schema['evidence'] ?? {}) as JsonSchema;
  const entries = Object.entries(lists).map(([key, type]): EntrySchema => {
    const found = findList(schema, key);
    const items = found?.schema['items'] as JsonSchema;
    return {
      type,
      kind,
      shape: withFieldPaths(walker.shape(items, name)),
      exposes: exposesOf(items, name, files),
    };
  });
  return {
    kind: {
      kind,
      title: String(schema['title'] ?? kind),
      description: String(schema['description'] ?? ''),
      evidence: {
        date: list(evidence['date']).map(String),
        done: list(evidence['done']).map(String),
        due: evidence['due'] === undefined ? null : String(evidence['due']),
        dueWhile: list(evidence['dueWhile']).map(String),
      },
      head: withFieldPaths(walker.shape(whole, name)),
      lists,
      single,
      singleShape:
        single === null
          ? null
          : withFieldPaths(walker.shape({ ...base, allOf: [...list(base['allOf']), otherwise ?? {}] }, name)),
      exposes: list(schema['exposes']).map(String),
    },
    entries,
  };
}

/** The lists of a head; those that only the single form would have are none. */
function listsOf({ then: _, else: __, ...schema }: JsonSchema): Record<string, string> {
  return Object.fromEntries(
    [...declaredLists(schema)].map(({ key, schema: { entries } }) => [key, String(entries)]),
  );
}

function exposesOf(schema: JsonSchema, base: string, files: SchemaFiles): string[] {
  if (schema['exposes'] !== undefined) return list(schema['exposes']).map(String);
  const inside = [
    ...list(schema['allOf']),
    ...(schema['$ref'] === undefined ? [] : [resolveRef(String(schema['$ref']), base, files)?.schema ?? {}]),
  ];
  return inside.flatMap(it => exposesOf(it as JsonSchema, base, files));
}

/** A schema that refers to itself many times over could be walked for ever; the largest of ours takes a thousand steps. */
const mostSteps = 50_000;

class ShapeWalker {
  readonly #files: SchemaFiles;
  readonly #open = new Set<JsonSchema>();
  #steps = 0;

  constructor(files: SchemaFiles) {
    this.#files = files;
  }

  shape(schema: JsonSchema | boolean | undefined, base: string): Shape {
    if (schema === undefined || typeof schema === 'boolean' || this.#open.has(schema)) return {};
    if (++this.#steps > mostSteps) return {};
    this.#open.add(schema);
    const parts: Shape[] = [];
    if (schema['$ref'] !== undefined) {
      const target = resolveRef(String(schema['$ref']), base, this.#files);
      if (target) parts.push(this.shape(target.schema, target.base));
    }
    for (const inside of list(schema['allOf'])) parts.push(this.shape(inside as JsonSchema, base));
    // What only holds under a condition tells which keys there may be, not which there must.
    for (const inside of [
      schema['then'],
      schema['else'],
      ...list(schema['anyOf']),
      ...list(schema['oneOf']),
    ]) {
      if (inside) parts.push(withoutDemands(this.shape(inside as JsonSchema, base)));
    }
    parts.push(this.#own(schema, base));
    this.#open.delete(schema);
    return withSourceMark(parts.reduce(merged, {}));
  }

  #own(schema: JsonSchema, base: string): Shape {
    const properties = schema['properties'] as Record<string, JsonSchema> | undefined;
    const values = schema['const'] === undefined ? schema['enum'] : [schema['const']];
    return {
      ...(schema['description'] === undefined ? {} : { description: String(schema['description']) }),
      ...(schema['type'] === undefined ? {} : { types: list(schema['type']) as Shape['types'] & {} }),
      ...(properties
        ? {
            properties: Object.fromEntries(
              Object.entries(properties).map(([key, it]) => [key, this.shape(it, base)]),
            ),
          }
        : {}),
      ...(schema['required'] === undefined ? {} : { required: list(schema['required']).map(String) }),
      ...(schema['additionalProperties'] === false || schema['unevaluatedProperties'] === false
        ? { closed: true }
        : {}),
      ...(schema['items'] === undefined ? {} : { items: this.shape(schema['items'] as JsonSchema, base) }),
      ...(values === undefined ? {} : { values: list(values) as Shape['values'] & {} }),
      ...(schema['ref'] === undefined ? {} : { ref: list(schema['ref']).map(String) }),
      ...(schema['defines'] === undefined ? {} : { defines: String(schema['defines']) }),
      ...(schema['format'] === undefined ? {} : { format: String(schema['format']) }),
      ...(schema['sourceText'] === true ? { sourceText: true } : {}),
      ...(schema['deprecated'] === true ? { deprecated: true } : {}),
      ...(schema['fallsDue'] === undefined ? {} : { fallsDue: schema['fallsDue'] as FallsDue }),
    };
  }
}

/** Marks shapes that hold text to be taken as written, so that the others need no walk. */
function withSourceMark(shape: Shape): Shape {
  const inside = [shape.items ?? {}, ...Object.values(shape.properties ?? {})];
  return shape.sourceText || inside.some(it => it.holdsSourceText)
    ? { ...shape, holdsSourceText: true }
    : shape;
}

function merged(one: Shape, other: Shape): Shape {
  const properties = new Map(Object.entries(one.properties ?? {}));
  for (const [key, shape] of Object.entries(other.properties ?? {})) {
    const known = properties.get(key);
    properties.set(key, known ? merged(known, shape) : shape);
  }
  const required = [...new Set([...(one.required ?? []), ...(other.required ?? [])])];
  return {
    ...one,
    ...other,
    ...(properties.size > 0 ? { properties: Object.fromEntries(properties) } : {}),
    ...(required.length > 0 ? { required } : {}),
    ...(one.items && other.items ? { items: merged(one.items, other.items) } : {}),
  };
}

function withoutDemands({ required: _, ...shape }: Shape): Shape {
  return shape;
}

function list(value: unknown): unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}
