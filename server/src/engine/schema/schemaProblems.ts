import type { EntryView } from '../rules/defineRule.js';
import { type Json, pointerTo } from '../syntax/metadataTree.js';
import { isPlaceholder } from '../text/placeholders.js';
import { type JsonType, propertyShape } from './shape.js';
import type { SchemaError } from './validate.js';

/** One thing that the schema of an entry does not allow, said once. Every error of the schema is one of these. */
export type SchemaProblem = FieldsAbsent | FieldUnknown | TypeWrong | ValueNotAllowed | OtherProblem;

interface At {
  /** JSON pointer to the value; of an absent or unknown field, to what should not lack or have it. */
  readonly pointer: string;
}

export interface FieldsAbsent extends At {
  readonly is: 'absent';
  /** One of these groups has to be given. Usually one group of one field. */
  readonly choices: readonly (readonly string[])[];
}

export interface FieldUnknown extends At {
  readonly is: 'unknown';
  readonly field: string;
}

export interface TypeWrong extends At {
  readonly is: 'type';
  readonly types: readonly JsonType[];
}

export interface ValueNotAllowed extends At {
  readonly is: 'value';
  readonly allowed: readonly Json[];
}

export interface OtherProblem extends At {
  readonly is: 'other';
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

type Source = Pick<EntryView, 'schemaErrors' | 'get' | 'isHead' | 'shape' | 'value'>;

/** What the schema of an entry does not allow, each thing once. A value still to be filled in is left to its own rule. */
export function schemaProblems(entry: Source): readonly SchemaProblem[] {
  const strays = entry.isHead ? [...strayItems(entry)] : [];
  if (entry.schemaErrors.length === 0 && strays.length === 0) return [];
  const found = new Map<string, SchemaProblem>();
  for (const problem of [...withoutWrappers(entry.schemaErrors), ...strays]) {
    const key = keyOf(problem);
    const known = found.get(key);
    found.set(key, known ? together(known, problem) : problem);
  }
  return [...found.values()].filter(problem => !isSaidElsewhere(problem, entry, found));
}

/** Items of a list of entries are checked as entries; one that has no fields would be checked by nobody. */
function* strayItems({ shape, value }: Source): Generator<TypeWrong> {
  for (const key in value) {
    const list = value[key];
    if (!Array.isArray(list)) continue;
    const items = propertyShape(shape, key)?.items;
    if (!items?.types) continue;
    for (const [index, item] of list.entries()) {
      if (!items.types.some(type => isOfType(item, type)))
        yield { is: 'type', pointer: pointerTo(pointerTo('', key), index), types: items.types };
    }
  }
}

/** `if`, `anyOf` and `oneOf` only say that something in them failed; what failed says it better. */
function withoutWrappers(errors: readonly SchemaError[]): SchemaProblem[] {
  let rest = errors;
  const problems: SchemaProblem[] = [];
  // The outer ones come after what they hold, so the inner ones are settled first.
  for (const wrapper of errors.filter(({ keyword }) => keyword === 'anyOf' || keyword === 'oneOf')) {
    const inside = rest.filter(error => isInside(error, wrapper));
    if (inside.length === 0 && !rest.some(error => isBelow(error, wrapper))) continue;
    const choices = choicesOf(inside, wrapper);
    if (choices) problems.push({ is: 'absent', pointer: wrapper.instancePath, choices });
    const kept = choices ? [] : bestBranch(inside, wrapper);
    rest = rest.filter(error => error !== wrapper && (!inside.includes(error) || kept.includes(error)));
  }
  // Why a name is not allowed is said of the name.
  for (const { schemaPath } of errors.filter(({ keyword }) => keyword === 'propertyNames'))
    rest = rest.filter(error => !error.schemaPath.startsWith(`${schemaPath}/`));
  rest = rest.filter(error => error.keyword !== 'if' || !errors.some(other => isBelow(other, error)));
  return [...rest.map(problemOf), ...problems];
}

const isInside = (error: SchemaError, wrapper: SchemaError): boolean =>
  error.schemaPath.startsWith(`${wrapper.schemaPath}/`) && isUnder(error.instancePath, wrapper.instancePath);

const isBelow = (error: SchemaError, wrapper: SchemaError): boolean =>
  error !== wrapper && error.keyword !== 'if' && isUnder(error.instancePath, wrapper.instancePath);

const isUnder = (path: string, parent: string): boolean => path === parent || path.startsWith(`${parent}/`);

/** Branches that only ask for fields: one of these groups of fields is missing. */
function choicesOf(
  inside: readonly SchemaError[],
  wrapper: SchemaError,
): readonly (readonly string[])[] | null {
  const isAbsence = ({ keyword, instancePath }: SchemaError) =>
    keyword === 'required' && instancePath === wrapper.instancePath;
  if (inside.length === 0 || !inside.every(isAbsence)) return null;
  return branchesOf(inside, wrapper).map(group =>
    group.map(error => String(error.params['missingProperty'])),
  );
}

/** Of several ways to be right, the one with the least to mend is the one most likely meant. */
function bestBranch(inside: readonly SchemaError[], wrapper: SchemaError): readonly SchemaError[] {
  return branchesOf(inside, wrapper).sort((a, b) => a.length - b.length)[0] ?? [];
}

function branchesOf(inside: readonly SchemaError[], wrapper: SchemaError): (readonly SchemaError[])[] {
  const branch = (error: SchemaError) => error.schemaPath.slice(wrapper.schemaPath.length + 1).split('/')[0];
  const names = [...new Set(inside.map(branch))];
  return names.map(name => inside.filter(error => branch(error) === name));
}

function problemOf({ instancePath: pointer, keyword, params }: SchemaError): SchemaProblem {
  switch (keyword) {
    case 'required':
    case 'dependentRequired':
      return { is: 'absent', pointer, choices: [[String(params['missingProperty'])]] };
    case 'additionalProperties':
      return { is: 'unknown', pointer, field: String(params['additionalProperty']) };
    case 'propertyNames':
      return { is: 'unknown', pointer, field: String(params['propertyName']) };
    case 'unevaluatedProperties':
      return { is: 'unknown', pointer, field: String(params['unevaluatedProperty']) };
    case 'type':
      return { is: 'type', pointer, types: listOf(params['type']) as readonly JsonType[] };
    case 'enum':
      return { is: 'value', pointer, allowed: listOf(params['allowedValues']) };
    case 'const':
      return { is: 'value', pointer, allowed: [params['allowedValue'] as Json] };
    default:
      return { is: 'other', pointer, keyword, params };
  }
}

const listOf = (value: unknown): readonly Json[] => (Array.isArray(value) ? value : [value as Json]);

function keyOf(problem: SchemaProblem): string {
  if (problem.is === 'absent') return JSON.stringify([problem.is, problem.pointer, problem.choices]);
  if (problem.is === 'unknown') return JSON.stringify([problem.is, problem.pointer, problem.field]);
  if (problem.is === 'other') return JSON.stringify([problem.is, problem.pointer, problem.keyword]);
  return JSON.stringify([problem.is, problem.pointer]);
}

/** Two schemas may speak of one value: what both allow is allowed. */
function together(one: SchemaProblem, other: SchemaProblem): SchemaProblem {
  if (one.is === 'type' && other.is === 'type') return { ...one, types: inBoth(one.types, other.types) };
  if (one.is === 'value' && other.is === 'value')
    return { ...one, allowed: inBoth(one.allowed, other.allowed) };
  return one;
}

function inBoth<T>(one: readonly T[], other: readonly T[]): readonly T[] {
  const both = one.filter(it => other.includes(it));
  return both.length > 0 ? both : one;
}

function isSaidElsewhere(
  problem: SchemaProblem,
  entry: Source,
  found: ReadonlyMap<string, SchemaProblem>,
): boolean {
  if (problem.is === 'absent' || problem.is === 'unknown') return false;
  const value = entry.get(problem.pointer);
  if (isUnset(value)) return true;
  const isWord = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  // A word that is of the wrong type and not allowed either: the words that are allowed help more.
  if (problem.is === 'type') return isWord && found.has(JSON.stringify(['value', problem.pointer]));
  return problem.is === 'value' && !isWord && found.has(JSON.stringify(['type', problem.pointer]));
}

/** `TBD`, and `[TBD]`, which YAML takes for a list. */
function isUnset(value: Json | undefined): boolean {
  const only = Array.isArray(value) && value.length === 1 ? value[0] : value;
  return typeof only === 'string' && isPlaceholder(only);
}

/** Whether a value is of a type that a schema names. */
export function isOfType(value: Json | undefined, type: JsonType): boolean {
  switch (type) {
    case 'null':
      return value === null;
    case 'array':
      return Array.isArray(value);
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    case 'integer':
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}
