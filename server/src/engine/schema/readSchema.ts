import { type Json, pointerTo } from '../syntax/metadataTree.js';
import { nearest } from '../text/nearest.js';
import { clipped } from '../text/words.js';
import { linearPattern } from './linearPattern.js';
import { isSchema, type JsonSchema } from './schemaFiles.js';

/** Something in a schema that cannot be used. */
export interface SchemaRemark {
  /** JSON pointer into the schema. */
  readonly at: string;
  readonly message: string;
  /** It is the name of the keyword that cannot be. */
  readonly onKey?: true;
}

export interface SchemaReading {
  /** What can be used: known keywords with values of the right form. */
  readonly schema: JsonSchema;
  readonly remarks: readonly SchemaRemark[];
}

/** A schema that is nested more deeply is not read further. */
const deepest = 60;

/** Reads a schema that a team brought along. A keyword that cannot be used is left out and said; the rest counts. */
export function readSchema(value: Json): SchemaReading {
  const remarks: SchemaRemark[] = [];
  const schema = usable(value, '', 0, remarks);
  return { schema: typeof schema === 'object' ? schema : {}, remarks };
}

type Form =
  | 'schema'
  | 'schemas'
  | 'map of schemas'
  | 'map of lists of texts'
  | 'text'
  | 'texts'
  | 'text or texts'
  | 'types'
  | 'number'
  | 'count'
  | 'true or false'
  | 'list'
  | 'pattern'
  | 'reference'
  | 'evidence'
  | 'what falls due'
  | 'anything';

/** All keywords that are understood, with the form of their values. */
const forms: ReadonlyMap<string, Form> = new Map<string, Form>([
  ['$schema', 'text'],
  ['$id', 'text'],
  ['$comment', 'text'],
  ['$ref', 'reference'],
  ['$defs', 'map of schemas'],
  ['title', 'text'],
  ['description', 'text'],
  ['default', 'anything'],
  ['examples', 'list'],
  ['deprecated', 'true or false'],
  ['readOnly', 'true or false'],
  ['writeOnly', 'true or false'],
  ['format', 'text'],
  ['type', 'types'],
  ['const', 'anything'],
  ['enum', 'list'],
  ['multipleOf', 'number'],
  ['maximum', 'number'],
  ['minimum', 'number'],
  ['exclusiveMaximum', 'number'],
  ['exclusiveMinimum', 'number'],
  ['maxLength', 'count'],
  ['minLength', 'count'],
  ['pattern', 'pattern'],
  ['maxItems', 'count'],
  ['minItems', 'count'],
  ['uniqueItems', 'true or false'],
  ['maxContains', 'count'],
  ['minContains', 'count'],
  ['maxProperties', 'count'],
  ['minProperties', 'count'],
  ['required', 'texts'],
  ['dependentRequired', 'map of lists of texts'],
  ['allOf', 'schemas'],
  ['anyOf', 'schemas'],
  ['oneOf', 'schemas'],
  ['not', 'schema'],
  ['if', 'schema'],
  ['then', 'schema'],
  ['else', 'schema'],
  ['dependentSchemas', 'map of schemas'],
  ['prefixItems', 'schemas'],
  ['items', 'schema'],
  ['contains', 'schema'],
  ['properties', 'map of schemas'],
  ['patternProperties', 'map of schemas'],
  ['additionalProperties', 'schema'],
  ['propertyNames', 'schema'],
  ['kind', 'text'],
  ['evidence', 'evidence'],
  ['entries', 'text'],
  ['single', 'text'],
  ['ref', 'text or texts'],
  ['defines', 'text'],
  ['exposes', 'texts'],
  ['sourceText', 'true or false'],
  ['fallsDue', 'what falls due'],
]);

/** Keywords of JSON Schema 2020-12 that are not supported. */
const unsupported: ReadonlySet<string> = new Set([
  '$anchor',
  '$dynamicAnchor',
  '$dynamicRef',
  '$vocabulary',
  'unevaluatedItems',
  'unevaluatedProperties',
  'contentEncoding',
  'contentMediaType',
  'contentSchema',
]);

function usable(value: unknown, at: string, depth: number, remarks: SchemaRemark[]): JsonSchema | boolean {
  if (typeof value === 'boolean') return value;
  if (!isSchema(value)) return refused(at, 'A schema is a group of keywords, or true or false.', remarks);
  if (depth > deepest) return refused(at, 'This is nested too deeply to be read.', remarks);
  const kept = Object.entries(value).flatMap(([keyword, asked]) => {
    const place = pointerTo(at, keyword);
    const form = forms.get(keyword);
    const made = form
      ? read(form, keyword, asked, place, depth, remarks)
      : unknownKeyword(keyword, place, remarks);
    return made === undefined ? [] : [[keyword, made] as const];
  });
  return Object.fromEntries(kept);
}

function refused(at: string, message: string, remarks: SchemaRemark[]): true {
  remarks.push({ at, message });
  return true;
}

function unknownKeyword(keyword: string, at: string, remarks: SchemaRemark[]): undefined {
  if (keyword.startsWith('x-')) return undefined;
  if (unsupported.has(keyword)) {
    remarks.push({
      at,
      message: `'${keyword}' is not supported here; nothing is checked by it.`,
      onKey: true,
    });
    return undefined;
  }
  const meant = nearest(keyword, [...forms.keys()]);
  const hint = meant === null ? '.' : `; did you mean '${meant}'?`;
  remarks.push({ at, message: `'${clipped(keyword)}' is no keyword of a schema${hint}`, onKey: true });
  return undefined;
}

/** The value of a keyword as far as it can be used; `undefined`: not at all, and said. */
function read(
  form: Form,
  keyword: string,
  asked: unknown,
  at: string,
  depth: number,
  remarks: SchemaRemark[],
): unknown {
  if (form === 'schema') return usable(asked, at, depth + 1, remarks);
  if (form === 'schemas' && isFilledList(asked))
    return asked.map((it, index) => usable(it, pointerTo(at, index), depth + 1, remarks));
  if (form === 'map of schemas' && isMap(asked)) return usableMap(keyword, asked, at, depth, remarks);
  if (form === 'pattern' && isText(asked)) return isPattern(String(asked), at, remarks) ? asked : undefined;
  if (isSimple(form) && simpleForms[form](asked)) return asked;
  remarks.push({ at, message: `'${keyword}' has to be ${wordsFor[form]}.` });
  return undefined;
}

function usableMap(
  keyword: string,
  asked: JsonSchema,
  at: string,
  depth: number,
  remarks: SchemaRemark[],
): JsonSchema {
  const usables = Object.entries(asked).flatMap(([key, it]) => {
    const place = pointerTo(at, key);
    if (keyword === 'patternProperties' && !isPattern(key, place, remarks)) return [];
    return [[key, usable(it, place, depth + 1, remarks)] as const];
  });
  return Object.fromEntries(usables);
}

function isPattern(source: string, at: string, remarks: SchemaRemark[]): boolean {
  if (linearPattern(source)) return true;
  remarks.push({
    at,
    message: `'${clipped(source)}' cannot be used as a pattern: it is not well formed, too large, or looks ahead, behind or back.`,
  });
  return false;
}

type SimpleForm = Exclude<Form, 'schema' | 'schemas' | 'map of schemas' | 'pattern'>;

const isSimple = (form: Form): form is SimpleForm => Object.hasOwn(simpleForms, form);
const isFilledList = (value: unknown): value is readonly unknown[] =>
  Array.isArray(value) && value.length > 0;

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';
const areTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);
const isMap = (value: unknown): value is JsonSchema => isSchema(value) && typeof value === 'object';
const types = ['null', 'boolean', 'integer', 'number', 'string', 'array', 'object'];

const simpleForms: Readonly<Record<SimpleForm, (value: unknown) => boolean>> = {
  'map of lists of texts': value => isMap(value) && Object.values(value).every(areTexts),
  text: isText,
  reference: isText,
  texts: areTexts,
  'text or texts': value => isText(value) || (areTexts(value) && isFilledList(value)),
  types: value => {
    const named = Array.isArray(value) ? value : [value];
    return named.length > 0 && named.every(it => types.includes(it));
  },
  number: value => typeof value === 'number' && Number.isFinite(value),
  count: value => Number.isInteger(value) && (value as number) >= 0,
  'true or false': value => typeof value === 'boolean',
  list: isFilledList,
  evidence: value =>
    isMap(value) &&
    Object.entries(value).every(([key, it]) =>
      key === 'due' ? isText(it) : ['date', 'done', 'dueWhile'].includes(key) && areTexts(it),
    ),
  'what falls due': value => isMap(value) && isText(value['as']) && Object.entries(value).every(isPartOfDue),
  anything: () => true,
};

const textsOfDue = [
  'as',
  'owner',
  'title',
  'endsOn',
  'monthsAfter',
  'last',
  'extendedBy',
  'doneBy',
  'renewedBy',
];

function isPartOfDue([key, value]: readonly [string, unknown]): boolean {
  if (key === 'while') return isMap(value) && Object.values(value).every(areTexts);
  return textsOfDue.includes(key) ? isText(value) : ['until', 'newestOf'].includes(key) && areTexts(value);
}

const wordsFor: Readonly<Record<Form, string>> = {
  schema: 'a schema',
  schemas: 'a list of schemas',
  'map of schemas': 'schemas by name',
  'map of lists of texts': 'lists of names by name',
  text: 'a text',
  texts: 'a list of texts',
  'text or texts': 'a text or a list of texts',
  types: `one or several of ${types.join(', ')}`,
  number: 'a number',
  count: 'a whole number that is not below zero',
  'true or false': 'true or false',
  list: 'a list that is not empty',
  pattern: 'a regular expression',
  reference: 'a reference such as common.schema.json#/$defs/date',
  evidence: 'date, done and dueWhile (lists of texts) and due (a text)',
  'what falls due': 'at least as (a text) and, if need be, while, until and owner',
  anything: 'given',
};
