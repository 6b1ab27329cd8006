import type { EntrySchema, KindSchema, Shape } from '../server/src/engine/schema/shape.js';

export type JsonSchema = { [key: string]: unknown };
export type SchemaFiles = ReadonlyMap<string, JsonSchema>;

/** The shape of the head of a kind, of its single form, and of its entries. */
export function shapesOfKind(name: string, files: SchemaFiles): { kind: KindSchema; entries: EntrySchema[] } {
  const schema = files.get(name);
  if (!schema) throw new Error(`There is no schema ${name}.`);
  const walker = new ShapeWalker(files);
  const { if: condition, then, else: otherwise, ...base } = schema;
  const whole = condition ? { ...base, allOf: [...list(base['allOf']), then ?? {}] } : base;
  const lists = listsOf(whole, name, files);
  const kind = String(schema['kind']);
  const single = schema['single'] === undefined ? null : String(schema['single']);
  const evidence = (schema['evidence'] ?? {}) as JsonSchema;
  const entries = Object.entries(lists).map(([key, type]): EntrySchema => {
    const found = findList(schema, key);
    const items = found?.schema['items'] as JsonSchema;
    return { type, kind, shape: walker.shape(items, name), exposes: exposesOf(items, name, files) };
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
      head: walker.shape(whole, name),
      lists,
      single,
      singleShape:
        single === null
          ? null
          : walker.shape({ ...base, allOf: [...list(base['allOf']), otherwise ?? {}] }, name),
      exposes: list(schema['exposes']).map(String),
    },
    entries,
  };
}

/** Where a list of entries is declared: the schema of the property and the JSON pointer to it. */
export function findList(
  schema: JsonSchema,
  key: string,
  pointer = '',
): { schema: JsonSchema; pointer: string } | null {
  const property = (schema['properties'] as Record<string, JsonSchema> | undefined)?.[key];
  if (property?.['entries'] !== undefined)
    return { schema: property, pointer: `${pointer}/properties/${key}` };
  for (const branch of ['then', 'else'] as const) {
    const inside = schema[branch] as JsonSchema | undefined;
    const found = inside ? findList(inside, key, `${pointer}/${branch}`) : null;
    if (found) return found;
  }
  for (const [index, inside] of list(schema['allOf']).entries()) {
    const found = findList(inside as JsonSchema, key, `${pointer}/allOf/${index}`);
    if (found) return found;
  }
  return null;
}

function listsOf(schema: JsonSchema, base: string, files: SchemaFiles): Record<string, string> {
  const lists: Record<string, string> = {};
  for (const [key, property] of Object.entries((schema['properties'] ?? {}) as Record<string, JsonSchema>)) {
    if (property['entries'] !== undefined) lists[key] = String(property['entries']);
  }
  for (const inside of list(schema['allOf']))
    Object.assign(lists, listsOf(inside as JsonSchema, base, files));
  return lists;
}

function exposesOf(schema: JsonSchema, base: string, files: SchemaFiles): string[] {
  if (schema['exposes'] !== undefined) return list(schema['exposes']).map(String);
  const inside = [
    ...list(schema['allOf']),
    ...(schema['$ref'] === undefined ? [] : [resolve(String(schema['$ref']), base, files).schema]),
  ];
  return inside.flatMap(it => exposesOf(it as JsonSchema, base, files));
}

class ShapeWalker {
  readonly #files: SchemaFiles;
  readonly #open = new Set<JsonSchema>();

  constructor(files: SchemaFiles) {
    this.#files = files;
  }

  shape(schema: JsonSchema | boolean | undefined, base: string): Shape {
    if (schema === undefined || typeof schema === 'boolean' || this.#open.has(schema)) return {};
    this.#open.add(schema);
    const parts: Shape[] = [];
    if (schema['$ref'] !== undefined) {
      const target = resolve(String(schema['$ref']), base, this.#files);
      parts.push(this.shape(target.schema, target.base));
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
  const properties: Record<string, Shape> = { ...one.properties };
  for (const [key, shape] of Object.entries(other.properties ?? {})) {
    const known = Object.hasOwn(properties, key) ? properties[key] : undefined;
    properties[key] = known ? merged(known, shape) : shape;
  }
  const required = [...new Set([...(one.required ?? []), ...(other.required ?? [])])];
  return {
    ...one,
    ...other,
    ...(Object.keys(properties).length > 0 ? { properties } : {}),
    ...(required.length > 0 ? { required } : {}),
    ...(one.items && other.items ? { items: merged(one.items, other.items) } : {}),
  };
}

function withoutDemands({ required: _, ...shape }: Shape): Shape {
  return shape;
}

function resolve(ref: string, base: string, files: SchemaFiles): { schema: JsonSchema; base: string } {
  const [file = '', pointer = ''] = ref.split('#');
  const name = file === '' ? base : file;
  let schema: unknown = files.get(name);
  for (const token of pointer.split('/').slice(1)) schema = (schema as JsonSchema | undefined)?.[token];
  if (schema === undefined) throw new Error(`${base}: '${ref}' leads nowhere.`);
  return { schema: schema as JsonSchema, base: name };
}

function list(value: unknown): unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}
