import { type Json, pointerTo } from '../syntax/metadataTree.js';
import { linearPattern } from './linearPattern.js';
import { isSchema, type JsonSchema, resolveRef, type SchemaFiles, type SchemaPlace } from './schemaFiles.js';
import { isOfType } from './schemaProblems.js';
import type { JsonType } from './shape.js';
import type { SchemaError } from './validate.js';

export interface Evaluation {
  /** Stop at the first error, as conditions do. */
  readonly firstOnly?: boolean;
  /** Leave the items of lists of entries alone: each is checked by itself. */
  readonly withoutEntries?: boolean;
}

/** A schema that says one thing in ever more places would never be done; what is found up to here counts. */
const mostSteps = 100_000;
const deepest = 200;

/**
 * Says what a schema does not allow, with the errors that Ajv would report. It walks the schema instead of compiling it,
 * so that schemas which a team brings along work where no code may be made at run time. What it knows is listed in
 * `readSchema`, which takes out the rest beforehand.
 */
export class SchemaEvaluator {
  readonly #files: SchemaFiles;
  readonly #plans = new WeakMap<JsonSchema, readonly Step[]>();
  readonly #targets = new Map<string, SchemaPlace | null>();
  readonly #patterns = new Map<string, ((text: string) => boolean) | null>();

  constructor(files: SchemaFiles) {
    this.#files = files;
  }

  errors(
    schema: JsonSchema | boolean,
    base: string,
    value: Json,
    { firstOnly = false, withoutEntries = false }: Evaluation = {},
  ): readonly SchemaError[] {
    const run: Run = { firstOnly, withoutEntries, spent: { steps: 0 }, depth: 0 };
    return this.#errors({ schema, base, value, at: '', path: '#' }, run);
  }

  #errors(check: Check, run: Run): SchemaError[] {
    const { schema } = check;
    if (schema === true || ++run.spent.steps > mostSteps || run.depth > deepest) return [];
    if (schema === false) return [errorOf(check, 'false schema', {})];
    const found: SchemaError[] = [];
    run.depth++;
    for (const { keyword, look, asked } of this.#planOf(schema)) {
      if (keyword === 'items' && run.withoutEntries && schema['entries'] !== undefined) continue;
      for (const error of look.call(this.#tools, check, asked, run)) found.push(error);
      if (run.firstOnly && found.length > 0) break;
    }
    run.depth--;
    return found;
  }

  #planOf(schema: JsonSchema): readonly Step[] {
    const known = this.#plans.get(schema);
    if (known) return known;
    const plan = [...keywords].flatMap(([keyword, look]) =>
      Object.hasOwn(schema, keyword) ? [{ keyword, look, asked: schema[keyword] }] : [],
    );
    this.#plans.set(schema, plan);
    return plan;
  }

  readonly #tools: Tools = {
    errors: (check, run) => this.#errors(check, run),
    resolve: (ref, base) => {
      const name = `${base} ${ref}`;
      const known = this.#targets.get(name);
      if (known !== undefined) return known;
      const target = resolveRef(ref, base, this.#files);
      this.#targets.set(name, target);
      return target;
    },
    pattern: source => {
      const known = this.#patterns.get(source);
      if (known !== undefined) return known;
      const made = linearPattern(source);
      this.#patterns.set(source, made);
      return made;
    },
  };
}

/** A keyword that a schema has. */
interface Step {
  readonly keyword: string;
  readonly look: Look;
  readonly asked: unknown;
}

interface Run {
  readonly firstOnly: boolean;
  readonly withoutEntries: boolean;
  readonly spent: { steps: number };
  depth: number;
}

/** One schema held against one value. */
interface Check {
  readonly schema: JsonSchema | boolean;
  readonly base: string;
  readonly value: Json;
  /** JSON pointer to the value. */
  readonly at: string;
  /** How the schema was come to. */
  readonly path: string;
}

interface Tools {
  errors(check: Check, run: Run): SchemaError[];
  resolve(ref: string, base: string): SchemaPlace | null;
  pattern(source: string): ((text: string) => boolean) | null;
}

type Look = (this: Tools, check: Check, asked: unknown, run: Run) => Iterable<SchemaError>;

const errorOf = ({ at, path }: Check, keyword: string, params: SchemaError['params']): SchemaError => ({
  instancePath: at,
  schemaPath: `${path}/${keyword}`,
  keyword,
  params,
});

/** The keywords, in the order in which Ajv looks at them: of several errors, the first decides where a condition points. */
const keywords: ReadonlyMap<string, Look> = new Map<string, Look>([
  ['type', type],
  ...limits('number', [
    ['maximum', '<=', (value, limit) => value <= limit],
    ['minimum', '>=', (value, limit) => value >= limit],
    ['exclusiveMaximum', '<', (value, limit) => value < limit],
    ['exclusiveMinimum', '>', (value, limit) => value > limit],
  ]),
  ['multipleOf', multipleOf],
  ...sizes('string', value => [...(value as string)].length, 'maxLength', 'minLength'),
  ['pattern', pattern],
  ['$ref', reference],
  ['const', constant],
  ['enum', oneOfValues],
  ['not', not],
  ['anyOf', anyOf],
  ['oneOf', oneOf],
  ['allOf', allOf],
  ['if', condition],
  ...sizes('array', value => (value as readonly Json[]).length, 'maxItems', 'minItems'),
  ['uniqueItems', uniqueItems],
  ['prefixItems', prefixItems],
  ['items', items],
  ['contains', contains],
  ...sizes('object', value => Object.keys(value as object).length, 'maxProperties', 'minProperties'),
  ['required', required],
  ['propertyNames', propertyNames],
  ['additionalProperties', additionalProperties],
  ['properties', properties],
  ['patternProperties', patternProperties],
  ['dependentRequired', dependentRequired],
  ['dependentSchemas', dependentSchemas],
]);

function* type(this: Tools, check: Check, asked: unknown): Generator<SchemaError> {
  const types = (Array.isArray(asked) ? asked : [asked]) as JsonType[];
  if (!types.some(it => isOfType(check.value, it))) yield errorOf(check, 'type', { type: asked });
}

function limits(
  _: 'number',
  all: readonly (readonly [string, string, (value: number, limit: number) => boolean])[],
): (readonly [string, Look])[] {
  return all.map(([keyword, comparison, holds]) => [
    keyword,
    function* look(check, asked) {
      if (typeof check.value === 'number' && !holds(check.value, Number(asked)))
        yield errorOf(check, keyword, { comparison, limit: asked });
    },
  ]);
}

function* multipleOf(this: Tools, check: Check, asked: unknown): Generator<SchemaError> {
  if (typeof check.value === 'number' && !Number.isInteger(check.value / Number(asked)))
    yield errorOf(check, 'multipleOf', { multipleOf: asked });
}

function sizes(
  of: 'string' | 'array' | 'object',
  size: (value: Json) => number,
  most: string,
  least: string,
): (readonly [string, Look])[] {
  const look = (keyword: string, holds: (size: number, limit: number) => boolean): Look =>
    function* bound(check, asked) {
      if (isOfType(check.value, of) && !holds(size(check.value), Number(asked)))
        yield errorOf(check, keyword, { limit: asked });
    };
  return [
    [most, look(most, (value, limit) => value <= limit)],
    [least, look(least, (value, limit) => value >= limit)],
  ];
}

function* pattern(this: Tools, check: Check, asked: unknown): Generator<SchemaError> {
  if (typeof check.value !== 'string') return;
  if (this.pattern(String(asked))?.(check.value) === false)
    yield errorOf(check, 'pattern', { pattern: asked });
}

function* reference(this: Tools, check: Check, asked: unknown, run: Run): Generator<SchemaError> {
  const target = this.resolve(String(asked), check.base);
  if (target) yield* this.errors({ ...check, ...target, path: `${check.path}/$ref` }, run);
}

function* constant(this: Tools, check: Check, asked: unknown): Generator<SchemaError> {
  if (!isSame(check.value, asked)) yield errorOf(check, 'const', { allowedValue: asked });
}

function* oneOfValues(this: Tools, check: Check, asked: unknown): Generator<SchemaError> {
  if (!list(asked).some(it => isSame(check.value, it)))
    yield errorOf(check, 'enum', { allowedValues: asked });
}

function* not(this: Tools, check: Check, asked: unknown, run: Run): Generator<SchemaError> {
  if (this.errors(inside(check, asked, 'not'), { ...run, firstOnly: true }).length === 0)
    yield errorOf(check, 'not', {});
}

function* anyOf(this: Tools, check: Check, asked: unknown, run: Run): Generator<SchemaError> {
  const found: SchemaError[] = [];
  for (const [index, one] of list(asked).entries()) {
    const errors = this.errors(inside(check, one, `anyOf/${index}`), run);
    if (errors.length === 0) return;
    found.push(...errors);
  }
  yield* found;
  yield errorOf(check, 'anyOf', {});
}

function* oneOf(this: Tools, check: Check, asked: unknown, run: Run): Generator<SchemaError> {
  const passing: number[] = [];
  const found: SchemaError[] = [];
  for (const [index, one] of list(asked).entries()) {
    const errors = this.errors(inside(check, one, `oneOf/${index}`), run);
    if (errors.length === 0) passing.push(index);
    found.push(...errors);
    if (passing.length === 2) break;
  }
  if (passing.length === 1) return;
  yield* found;
  yield errorOf(check, 'oneOf', { passingSchemas: passing.length === 0 ? null : passing });
}

function* allOf(this: Tools, check: Check, asked: unknown, run: Run): Generator<SchemaError> {
  for (const [index, one] of list(asked).entries()) {
    const errors = this.errors(inside(check, one, `allOf/${index}`), run);
    yield* errors;
    if (run.firstOnly && errors.length > 0) return;
  }
}

function* condition(this: Tools, check: Check, asked: unknown, run: Run): Generator<SchemaError> {
  const { schema } = check;
  const holds = this.errors(inside(check, asked, 'if'), { ...run, firstOnly: true }).length === 0;
  const branch = holds ? 'then' : 'else';
  const next = typeof schema === 'object' && Object.hasOwn(schema, branch) ? schema[branch] : undefined;
  if (next === undefined) return;
  const errors = this.errors(inside(check, next, branch), run);
  yield* errors;
  if (errors.length > 0) yield errorOf(check, 'if', { failingKeyword: branch });
}

function* uniqueItems(this: Tools, check: Check, asked: unknown): Generator<SchemaError> {
  if (asked !== true || !Array.isArray(check.value)) return;
  const seen = new Map<string, number>();
  for (const [i, item] of (check.value as readonly Json[]).entries()) {
    const written = canonical(item);
    const j = seen.get(written);
    if (j !== undefined) {
      yield errorOf(check, 'uniqueItems', { i, j });
      return;
    }
    seen.set(written, i);
  }
}

function* prefixItems(this: Tools, check: Check, asked: unknown, run: Run): Generator<SchemaError> {
  if (!Array.isArray(check.value)) return;
  for (const [index, one] of list(asked).entries()) {
    if (index >= check.value.length) return;
    yield* this.errors(childOf(check, one, `prefixItems/${index}`, index, check.value[index]), run);
  }
}

function* items(this: Tools, check: Check, asked: unknown, run: Run): Generator<SchemaError> {
  const { schema, value } = check;
  if (!Array.isArray(value)) return;
  const from = typeof schema === 'object' ? list(schema['prefixItems']).length : 0;
  for (let index = from; index < value.length; index++) {
    const errors = this.errors(childOf(check, asked, 'items', index, value[index]), run);
    yield* errors;
    if (run.firstOnly && errors.length > 0) return;
  }
}

function* contains(this: Tools, check: Check, asked: unknown, run: Run): Generator<SchemaError> {
  const { schema, value } = check;
  if (!Array.isArray(value) || typeof schema !== 'object') return;
  const least = Number(schema['minContains'] ?? 1);
  const most = schema['maxContains'] === undefined ? undefined : Number(schema['maxContains']);
  const found: SchemaError[] = [];
  let count = 0;
  for (const [index, item] of value.entries()) {
    const errors = this.errors(childOf(check, asked, 'contains', index, item), run);
    if (errors.length === 0) count++;
    else found.push(...errors);
  }
  if (count >= least && (most === undefined || count <= most)) return;
  yield* found;
  const limits = most === undefined ? {} : { maxContains: most };
  yield errorOf(check, 'contains', { minContains: least, ...limits });
}

function* required(this: Tools, check: Check, asked: unknown, run: Run): Generator<SchemaError> {
  const map = mapOf(check.value);
  if (!map) return;
  for (const name of list(asked)) {
    if (Object.hasOwn(map, String(name))) continue;
    yield errorOf(check, 'required', { missingProperty: name });
    if (run.firstOnly) return;
  }
}

function* propertyNames(this: Tools, check: Check, asked: unknown, run: Run): Generator<SchemaError> {
  for (const name of Object.keys(mapOf(check.value) ?? {})) {
    const errors = this.errors({ ...inside(check, asked, 'propertyNames'), value: name }, run);
    yield* errors;
    if (errors.length > 0) yield errorOf(check, 'propertyNames', { propertyName: name });
  }
}

function* additionalProperties(this: Tools, check: Check, asked: unknown, run: Run): Generator<SchemaError> {
  const { schema, value } = check;
  const map = mapOf(value);
  if (!map || typeof schema !== 'object') return;
  const named = mapOf(schema['properties'] as Json) ?? {};
  const patterns = Object.keys(mapOf(schema['patternProperties'] as Json) ?? {}).map(it => this.pattern(it));
  for (const [name, one] of Object.entries(map)) {
    if (Object.hasOwn(named, name) || patterns.some(fits => fits?.(name))) continue;
    if (asked === false) yield errorOf(check, 'additionalProperties', { additionalProperty: name });
    else yield* this.errors(childOf(check, asked, 'additionalProperties', name, one), run);
  }
}

function* properties(this: Tools, check: Check, asked: unknown, run: Run): Generator<SchemaError> {
  const map = mapOf(check.value);
  if (!map) return;
  for (const [name, one] of Object.entries(asked as JsonSchema)) {
    if (!Object.hasOwn(map, name)) continue;
    const errors = this.errors(childOf(check, one, `properties/${name}`, name, map[name]), run);
    yield* errors;
    if (run.firstOnly && errors.length > 0) return;
  }
}

function* patternProperties(this: Tools, check: Check, asked: unknown, run: Run): Generator<SchemaError> {
  const map = mapOf(check.value) ?? {};
  for (const [source, one] of Object.entries(asked as JsonSchema)) {
    const fits = this.pattern(source);
    for (const [name, value] of Object.entries(map))
      if (fits?.(name)) yield* this.errors(childOf(check, one, 'patternProperties', name, value), run);
  }
}

function* dependentRequired(this: Tools, check: Check, asked: unknown): Generator<SchemaError> {
  const map = mapOf(check.value);
  if (!map) return;
  for (const [property, names] of Object.entries(asked as JsonSchema)) {
    if (!Object.hasOwn(map, property)) continue;
    for (const name of list(names))
      if (!Object.hasOwn(map, String(name)))
        yield errorOf(check, 'dependentRequired', { property, missingProperty: name });
  }
}

function* dependentSchemas(this: Tools, check: Check, asked: unknown, run: Run): Generator<SchemaError> {
  const map = mapOf(check.value);
  if (!map) return;
  for (const [property, one] of Object.entries(asked as JsonSchema))
    if (Object.hasOwn(map, property))
      yield* this.errors(inside(check, one, `dependentSchemas/${property}`), run);
}

const inside = (check: Check, schema: unknown, step: string): Check => ({
  ...check,
  schema: isSchema(schema) ? schema : true,
  path: `${check.path}/${step}`,
});

const childOf = (
  check: Check,
  schema: unknown,
  step: string,
  token: string | number,
  value: Json | undefined,
): Check => ({
  ...inside(check, schema, step),
  value: value ?? null,
  at: pointerTo(check.at, token),
});

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const mapOf = (value: Json | undefined): Readonly<Record<string, Json>> | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, Json>>)
    : null;

const isSame = (one: Json, other: unknown): boolean =>
  one === other ||
  (typeof one === 'object' && typeof other === 'object' && canonical(one) === canonical(other as Json));

/** The same text for values that JSON takes for the same. */
function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  const map = mapOf(value);
  if (!map) return JSON.stringify(value);
  const keys = Object.keys(map).sort();
  return `{${keys.map(key => `${JSON.stringify(key)}:${canonical(map[key] ?? null)}`).join()}}`;
}
