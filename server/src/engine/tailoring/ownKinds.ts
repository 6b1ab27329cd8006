import type { EvidenceKind, Model } from '../model/model.js';
import common from '../schema/compiled/common.json' with { type: 'json' };
import { declaredLists } from '../schema/findList.js';
import { readSchema } from '../schema/readSchema.js';
import { SchemaEvaluator } from '../schema/schemaEvaluator.js';
import { fileMeant, isSchema, type JsonSchema, resolveRef } from '../schema/schemaFiles.js';
import type { EntrySchema, KindSchema, SchemaSet } from '../schema/shape.js';
import { shapesOfKind } from '../schema/shapesOfKind.js';
import type { Validate } from '../schema/validate.js';
import { type Json, pointerTo } from '../syntax/metadataTree.js';
import { nearest } from '../text/nearest.js';
import { choiceOf, clipped } from '../text/words.js';
import type { TailoringProblem } from './tailoring.js';

export interface KindSchemaFile {
  readonly path: string;
  readonly value: Json;
}

export interface OwnKinds {
  readonly schemas: SchemaSet;
  /** By kind: the types of entry that its files list. */
  readonly entries: ReadonlyMap<string, readonly string[]>;
  readonly problems: readonly TailoringProblem[];
}

const commonFile = 'common.schema.json';

/** The schemas of own kinds beside those of the model. A kind that brings none has the head of its nature. */
export function ownKinds(
  base: SchemaSet,
  kinds: readonly EvidenceKind[],
  schemaFiles: readonly KindSchemaFile[],
  model: Model,
): OwnKinds {
  const reader = new KindReader(base, kinds, model);
  for (const file of schemaFiles) reader.read(file);
  return reader.result();
}

class KindReader {
  readonly #base: SchemaSet;
  readonly #kinds: readonly EvidenceKind[];
  readonly #model: Model;
  readonly #problems: TailoringProblem[] = [];
  readonly #files = new Map<string, JsonSchema>([[commonFile, common]]);
  /** By kind: the file that its schema is in. */
  readonly #fileOf = new Map<string, string>();

  constructor(base: SchemaSet, kinds: readonly EvidenceKind[], model: Model) {
    this.#base = base;
    this.#kinds = kinds;
    this.#model = model;
  }

  read({ path, value }: KindSchemaFile): void {
    const { schema, remarks } = readSchema(value);
    for (const remark of remarks) this.#problems.push({ path, code: 'own-schema-usable', ...remark });
    this.#files.set(path, schema);
    const kind = schema['kind'];
    if (typeof kind !== 'string') return;
    const other = this.#fileOf.get(kind);
    if (!kind.startsWith('z-') && this.#model.kind(kind))
      this.#say(
        path,
        '/kind',
        `'${kind}' has the schema of the model; that of an own kind begins with 'z-'.`,
      );
    else if (other !== undefined) this.#say(path, '/kind', `'${kind}' has a schema in ${other} already.`);
    else this.#fileOf.set(kind, path);
  }

  result(): OwnKinds {
    const kinds: Record<string, KindSchema> = { ...this.#base.kinds };
    const entries: Record<string, EntrySchema> = { ...this.#base.entries };
    const validators = new Map<string, Validate>();
    const entriesOfKind = new Map<string, readonly string[]>();
    const evaluator = new SchemaEvaluator(this.#files);
    for (const kind of this.#kinds) {
      const path = this.#fileFor(kind);
      const shapes = shapesOfKind(path, this.#files);
      const own = shapes.entries.filter(({ type }) => !Object.hasOwn(entries, type));
      kinds[kind.id] = { ...shapes.kind, kind: kind.id };
      for (const entry of own) entries[entry.type] = entry;
      entriesOfKind.set(
        kind.id,
        own.map(({ type }) => type),
      );
      this.#addValidators(kind.id, path, evaluator, validators);
    }
    this.#checkMeaning(kinds, entries);
    return {
      schemas: { ...this.#base, kinds, entries, validators },
      entries: entriesOfKind,
      problems: this.#problems,
    };
  }

  /** The file with the schema of a kind, completed by what every kind has. */
  #fileFor(kind: EvidenceKind): string {
    const path = this.#fileOf.get(kind.id) ?? `${kind.id} (by its nature)`;
    const given = this.#files.get(path) ?? plainSchema(kind);
    const { title, description, evidence } = given;
    this.#files.set(path, {
      ...given,
      kind: kind.id,
      title: title ?? kind.name,
      description: description ?? kind.description,
      evidence: evidence ?? evidenceOf[kind.nature],
      ...withOwnId(given, kind.id),
    });
    return path;
  }

  #addValidators(
    kind: string,
    path: string,
    evaluator: SchemaEvaluator,
    validators: Map<string, Validate>,
  ): void {
    const schema = this.#files.get(path) ?? {};
    validators.set(`head:${kind}`, validateBy(evaluator, schema, path, true));
    for (const { schema: list } of declaredLists(schema)) {
      const name = `entry:${list['entries']}`;
      const items = list['items'];
      const isTaken = validators.has(name) || Object.hasOwn(this.#base.entries, String(list['entries']));
      if (isSchema(items) && !isTaken) validators.set(name, validateBy(evaluator, items, path, false));
    }
  }

  /** What the schemas say by our own keywords has to mean something. */
  #checkMeaning(kinds: SchemaSet['kinds'], entries: SchemaSet['entries']): void {
    const types = new Set([...Object.keys(kinds), ...Object.keys(entries), ...modelTypes]);
    for (const [path, schema] of this.#files) {
      // Of the schema of a kind that is not there, nothing more is said than that.
      if (path === commonFile || !this.#isGiven(path) || !Object.hasOwn(kinds, String(schema['kind'])))
        continue;
      for (const { schema: part, at } of partsOf(schema, '')) this.#checkPart(path, part, at, types);
    }
  }

  #isGiven = (path: string): boolean => !path.endsWith(' (by its nature)');

  #checkPart(path: string, part: JsonSchema, at: string, types: ReadonlySet<string>): void {
    if (typeof part['$ref'] === 'string') this.#checkReference(path, part['$ref'], pointerTo(at, '$ref'));
    for (const type of [part['ref'] ?? []].flat() as string[]) {
      if (types.has(type)) continue;
      const meant = nearest(type, types);
      this.#say(
        path,
        pointerTo(at, 'ref'),
        `'${clipped(type)}' is no type that something could refer to${meant === null ? '.' : `; did you mean '${meant}'?`}`,
      );
    }
    for (const keyword of ['entries', 'defines', 'single'] as const) {
      const type = part[keyword];
      if (typeof type === 'string' && !type.startsWith('z-'))
        this.#say(
          path,
          pointerTo(at, keyword),
          `'${clipped(type)}' cannot be an own type: it does not begin with 'z-'.`,
        );
    }
  }

  #checkReference(path: string, ref: string, at: string): void {
    if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(ref)) {
      this.#say(path, at, `'${clipped(ref)}' leads out of the repository; such schemas are never fetched.`);
      return;
    }
    const [name = '', pointer = ''] = ref.split('#');
    const file = name === '' ? path : fileMeant(name, path, this.#files);
    if (!this.#files.has(file)) {
      const there = [
        commonFile,
        ...[...this.#files.keys()].filter(it => it !== commonFile && this.#isGiven(it)),
      ];
      this.#say(
        path,
        at,
        `'${clipped(name)}' is no schema that is named in isms.yaml; there is ${choiceOf(there, 5)}.`,
      );
    } else if (!resolveRef(ref, path, this.#files))
      this.#say(
        path,
        at,
        `Nothing is at '${clipped(pointer)}' of ${name === '' ? 'this schema' : `'${clipped(name)}'`}.`,
      );
  }

  #say(path: string, at: string, message: string): void {
    this.#problems.push({ path, at, code: 'own-schema-usable', message });
  }
}

/** Types that the model and the people file define, beside kinds and entries. */
const modelTypes = ['process', 'outcome', 'clause', 'control', 'kind', 'role', 'any'];

const evidenceOf = {
  document: { date: ['approved_on'], done: ['approved'], due: 'next_review' },
  register: { date: ['approved_on', 'changed_on', 'created_on'], done: ['approved'], due: 'next_review' },
  record: { date: ['date', 'approved_on', 'created_on'], done: ['approved', 'done', 'closed'] },
} as const;

const plainSchema = ({ nature }: EvidenceKind): JsonSchema => ({
  type: 'object',
  allOf: [{ $ref: `${commonFile}#/$defs/${nature}Head` }],
});

/** The id of a document defines its kind, unless the schema says what it defines. */
function withOwnId({ properties = {} }: JsonSchema, kind: string): JsonSchema {
  const given = properties as JsonSchema;
  const id = typeof given['id'] === 'object' ? (given['id'] as JsonSchema) : {};
  return id['defines'] === undefined && id['ref'] === undefined
    ? {
        properties: {
          ...given,
          id: { type: 'string', minLength: 1, sourceText: true, ...id, defines: kind },
        },
      }
    : {};
}

function validateBy(
  evaluator: SchemaEvaluator,
  schema: JsonSchema | boolean,
  path: string,
  withoutEntries: boolean,
): Validate {
  const validate: Validate = value => {
    validate.errors = evaluator.errors(schema, path, value as Json, { withoutEntries });
    return validate.errors.length === 0;
  };
  return validate;
}

const namedParts = new Set(['properties', '$defs', 'patternProperties', 'dependentSchemas']);
const listedParts = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems']);
const singleParts = new Set([
  'not',
  'if',
  'then',
  'else',
  'items',
  'contains',
  'additionalProperties',
  'propertyNames',
]);

/** A schema and every schema in it, each with the JSON pointer to it. */
function* partsOf(
  schema: unknown,
  at: string,
): Generator<{ readonly schema: JsonSchema; readonly at: string }> {
  if (typeof schema !== 'object' || schema === null) return;
  yield { schema: schema as JsonSchema, at };
  for (const [keyword, inside] of Object.entries(schema)) {
    const place = pointerTo(at, keyword);
    if (singleParts.has(keyword)) yield* partsOf(inside, place);
    else if (namedParts.has(keyword) || listedParts.has(keyword))
      for (const [key, one] of Object.entries(inside as object)) yield* partsOf(one, pointerTo(place, key));
  }
}
