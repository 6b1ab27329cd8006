import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, type Schema, Validator } from '@cfworker/json-schema';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { builtInSetup } from '../../server/src/engine/builtIn.js';
import { Engine } from '../../server/src/engine/engine.js';
import { today } from '../support/fixture.js';

type Value = null | boolean | number | string | readonly Value[] | { readonly [key: string]: Value };

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8')) as Record<string, unknown>;
const inFolder = (folder: string) =>
  readdirSync(join(root, folder)).map(name => [name, read(join(folder, name))] as const);

const kindFiles = new Map(inFolder('schemas/kinds'));
const otherFiles = new Map([
  ...['catalogue', 'isms', 'kind-schema', 'model', 'wording'].map(
    name => [`${name}.schema.json`, read(`schemas/${name}.schema.json`)] as const,
  ),
  ...inFolder('schemas/output'),
]);
const files = new Map([...kindFiles, ...otherFiles]);

/** What our schemas say beyond JSON Schema. To a validator it is annotation. */
const annotations = [
  'kind',
  'evidence',
  'entries',
  'single',
  'ref',
  'defines',
  'exposes',
  'sourceText',
  'fallsDue',
];

/** Two validators that have nothing in common but the standard; of formats both mean the same. */
function strictAjv(): Ajv2020 {
  const ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true, allErrors: false });
  for (const keyword of annotations) ajv.addKeyword({ keyword, valid: true });
  for (const name of ['date', 'date-time']) ajv.addFormat(name, format[name] ?? (() => false));
  return ajv;
}

const ajv = strictAjv();
const others = new Map<string, Validator>();

beforeAll(() => {
  for (const [name, schema] of files) ajv.addSchema({ ...schema, $id: name });
  for (const [name, schema] of files) {
    const validator = new Validator({ ...schema, $id: name } as Schema, '2020-12');
    for (const [other, it] of files) if (other !== name) validator.addSchema(it as Schema, other);
    others.set(name, validator);
  }
});

/** What each of the two says. */
const verdicts = (name: string, value: unknown): readonly [boolean, boolean] => [
  ajv.getSchema(name)?.(value) === true,
  others.get(name)?.validate(value).valid === true,
];

describe('every schema', () => {
  const metaschema = strictAjv().getSchema('https://json-schema.org/draft/2020-12/schema');

  test.each([...files])(
    '%s says only what JSON Schema 2020-12 knows, and says that it does',
    (name, schema) => {
      expect(metaschema?.(schema), JSON.stringify(metaschema?.errors)).toBe(true);
      expect(schema['$schema']).toBe('https://json-schema.org/draft/2020-12/schema');
      expect(ajv.getSchema(name)).toBeTypeOf('function');
      expect(verdicts(name, 7)).toEqual(name === 'common.schema.json' ? [true, true] : [false, false]);
    },
  );

  test('refers only to what is there', () => {
    const missing = [...files].flatMap(([name, schema]) =>
      [...JSON.stringify(schema).matchAll(/"\$ref":"([^"]*)"/g)]
        .filter(([, ref = '']) => {
          const [file = '', pointer = ''] = ref.split('#');
          const target = file === '' ? schema : files.get(file);
          const steps = pointer.split('/').slice(1);
          return (
            steps.reduce<unknown>(
              (at, step) => (at as Record<string, unknown> | undefined)?.[step],
              target,
            ) === undefined
          );
        })
        .map(([ref]) => `${name}: ${ref}`),
    );
    expect(missing).toEqual([]);
  });
});

/** The metadata of each document of the example, whole, with the schema of its kind. */
function examples(): readonly { readonly path: string; readonly schema: string; readonly value: Value }[] {
  const folder = join(root, 'examples/tallyhop');
  const texts = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(it => it.isFile() && /\.(?:md|ya?ml)$/.test(it.name))
    .map(it => join(it.parentPath, it.name))
    .map(path => ({
      uri: relative(folder, path).split(sep).join('/'),
      text: readFileSync(path, 'utf8'),
    }));
  const engine = new Engine('', builtInSetup(today));
  engine.apply(texts);
  return engine.documents().flatMap(({ path, recognition: { kind }, text }) => {
    if (kind === null) return [];
    const metadata = path.endsWith('.md') ? (/^---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? '') : text;
    const name = kind === 'settings' ? 'isms' : kind;
    return [{ path, schema: `${name}.schema.json`, value: parse(metadata) as Value }];
  });
}

describe('two validators agree', () => {
  const documents = examples();

  test('that every document of the example is as its kind asks', () => {
    expect(documents.length).toBeGreaterThan(100);
    const wrong = documents.filter(({ schema, value }) => verdicts(schema, value).includes(false));
    expect(wrong.map(({ path, schema, value }) => [path, ...verdicts(schema, value)])).toEqual([]);
  });

  test('on every document that lacks one of its fields, at any depth', () => {
    const seen = { valid: 0, invalid: 0 };
    for (const { path, schema, value } of onePerKind(documents)) {
      for (const at of placesIn(value)) {
        const [one, other] = verdicts(schema, without(value, at));
        if (one !== other) expect.fail(`${path} without /${at.join('/')}: ${one}, ${other}`);
        seen[one ? 'valid' : 'invalid']++;
      }
    }
    expect(seen.valid).toBeGreaterThan(500);
    expect(seen.invalid).toBeGreaterThan(500);
  });

  test('on every document with something else in one place', () => {
    const kinds = onePerKind(documents);
    const seen = { valid: 0, invalid: 0 };
    const place = fc
      .constantFrom(...kinds)
      .chain(document =>
        fc.record({ document: fc.constant(document), at: fc.constantFrom(...placesIn(document.value)) }),
      );
    fc.assert(
      fc.property(place, strange, ({ document: { schema, value }, at }, put) => {
        const [one, other] = verdicts(schema, replaced(value, at, put));
        seen[one ? 'valid' : 'invalid']++;
        expect(other).toBe(one);
      }),
      { numRuns: 1500 },
    );
    expect(Math.min(seen.valid, seen.invalid)).toBeGreaterThan(50);
  });
});

const strange = fc.constantFrom<Value>(
  null,
  true,
  0,
  -1,
  2.5,
  1e21,
  '',
  'aproved',
  '2026-02-30',
  '2026-05-04T09:30:00+02:00',
  '🙂',
  [],
  ['x', 'x'],
  [null],
  {},
  { x: 1 },
  { id: '' },
  [[{}]],
);

type Place = readonly (string | number)[];

const onePerKind = <T extends { readonly schema: string }>(documents: readonly T[]): readonly T[] => [
  ...new Map(documents.map(it => [it.schema, it])).values(),
];

/** Every field and item inside a value; of a list, the first three items. */
function placesIn(value: Value, at: Place = []): readonly Place[] {
  const inside: readonly (readonly [string | number, Value])[] = Array.isArray(value)
    ? [...value.slice(0, 3).entries()]
    : typeof value === 'object' && value !== null
      ? Object.entries(value)
      : [];
  return inside.flatMap(([key, it]) => [[...at, key], ...placesIn(it, [...at, key])]);
}

function changed(
  value: Value,
  at: Place,
  change: (parent: Record<string | number, Value> & Value[], key: string | number) => void,
): Value {
  const copy = structuredClone(value) as unknown;
  const parent = at.slice(0, -1).reduce((it, key) => (it as Record<string | number, unknown>)[key], copy);
  change(parent as Record<string | number, Value> & Value[], at.at(-1) ?? '');
  return copy as Value;
}

const without = (value: Value, at: Place): Value =>
  changed(value, at, (parent, key) => {
    if (typeof key === 'number') parent.splice(key, 1);
    else delete parent[key];
  });

const replaced = (value: Value, at: Place, put: Value): Value =>
  changed(value, at, (parent, key) => {
    parent[key] = structuredClone(put);
  });
