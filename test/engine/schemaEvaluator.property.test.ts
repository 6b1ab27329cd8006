import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { builtInSetup } from '../../server/src/engine/builtIn.js';
import { conditionName } from '../../server/src/engine/coverage/conditions.js';
import { validators } from '../../server/src/engine/schema/compiled/validators.js';
import { declaredLists } from '../../server/src/engine/schema/findList.js';
import { linearPattern } from '../../server/src/engine/schema/linearPattern.js';
import { readSchema } from '../../server/src/engine/schema/readSchema.js';
import { SchemaEvaluator } from '../../server/src/engine/schema/schemaEvaluator.js';
import type { JsonSchema, SchemaFiles } from '../../server/src/engine/schema/schemaFiles.js';
import type { Shape } from '../../server/src/engine/schema/shape.js';
import type { SchemaError, Validate } from '../../server/src/engine/schema/validate.js';
import type { Json } from '../../server/src/engine/syntax/metadataTree.js';
import { today } from '../support/fixture.js';
import { nearShape } from '../support/nearShape.js';

const { model, conditions, schemas } = builtInSetup(today);
const folder = new URL('../../schemas/kinds/', import.meta.url);
const files: SchemaFiles = new Map(
  readdirSync(folder).map(name => [
    name,
    JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as JsonSchema,
  ]),
);
const evaluator = new SchemaEvaluator(files);

/**
 * Paths into a schema differ where a reference was followed. Of equal items Ajv names others, and none where the items
 * are of a wrong type: that has a test of its own.
 */
const plain = (errors: readonly SchemaError[]): readonly string[] =>
  errors
    .filter(({ keyword }) => keyword !== 'uniqueItems')
    .map(({ instancePath, keyword, params }) => `${instancePath} ${keyword} ${JSON.stringify(params)}`)
    .sort();

describe('the evaluator finds what Ajv finds', () => {
  const kinds = [...files].filter(([, schema]) => schema['kind'] !== undefined);

  test.each(kinds)('%s, head and entries', (name, schema) => {
    const shapes = schemas.kinds[String(schema['kind'])];
    const checks: {
      readonly id: string;
      readonly shape: Shape;
      errors(value: Json): readonly SchemaError[];
    }[] = [
      {
        id: `head:${schema['kind']}`,
        shape: shapes?.head ?? {},
        errors: value => evaluator.errors(schema, name, value, { withoutEntries: true }),
      },
      ...[...declaredLists(schema)].map(({ schema: list }) => ({
        id: `entry:${list['entries']}`,
        shape: schemas.entries[String(list['entries'])]?.shape ?? {},
        errors: (value: Json) => evaluator.errors(list['items'] as JsonSchema, name, value),
      })),
    ];
    for (const { id, shape, errors } of checks) {
      const compiled = validators.get(id);
      fc.assert(
        fc.property(nearShape(shape), value => {
          const expected = compiled?.(value) ? [] : (compiled?.errors ?? []);
          expect(plain(errors(value as Json))).toEqual(plain(expected));
        }),
        { numRuns: 40 },
      );
    }
  });

  test.each(conditionParts())('%s, and the last error at the same place', (_, schema, compiled, shape) => {
    fc.assert(
      fc.property(nearShape(shape), value => {
        const holds = compiled(value);
        const errors = evaluator.errors(schema, '', value as Json, { firstOnly: true });
        expect(errors.length === 0).toBe(holds);
        // Whether the type is told first or last makes no difference to the place.
        const last = compiled.errors?.at(-1);
        if (last) expect(errors.at(-1)?.instancePath).toBe(last.instancePath);
      }),
      { numRuns: 15 },
    );
  });
});

/** Each part of a condition of the model, with the code that was made of it and the shape of what it looks at. */
function conditionParts() {
  const shapeOf = (on: string): Shape => schemas.entries[on]?.shape ?? headOf(on);
  const headOf = (on: string): Shape => schemas.kinds[model.kindsWithEntry(on)[0]?.id ?? on]?.head ?? {};
  return model.outcomes.flatMap(({ id, indicators }) =>
    (indicators.conditions ?? []).flatMap(condition =>
      (['when', 'where', 'must'] as const).flatMap(part => {
        const schema = (condition as unknown as Record<string, JsonSchema | undefined>)[part];
        const compiled = conditions[part].get(conditionName(id, condition)) as Validate | undefined;
        if (!schema || !compiled || !('on' in condition)) return [];
        const shape = part === 'when' ? headOf(condition.on) : shapeOf(condition.on);
        return [[`${conditionName(id, condition)} ${part}`, schema, compiled, shape] as const];
      }),
    ),
  );
}

test('of equal items, the second is told with the first', () => {
  const errors = evaluator.errors({ uniqueItems: true }, '', [{ a: 1, b: [2] }, 3, { b: [2], a: 1 }]);
  expect(errors).toEqual([
    { instancePath: '', schemaPath: '#/uniqueItems', keyword: 'uniqueItems', params: { i: 2, j: 0 } },
  ]);
});

test.each([
  ['refers to itself', { $ref: '#' }],
  ['refers to itself twice in each place', { allOf: [{ $ref: '#' }, { $ref: '#' }] }],
  ['refers to itself for every field', { properties: { a: { allOf: [{ $ref: '#' }, { $ref: '#' }] } } }],
])('a schema that %s comes to an end', (_, schema) => {
  const deep = JSON.parse(`${'{"a":'.repeat(60)}1${'}'.repeat(60)}`) as Json;
  const start = performance.now();
  new SchemaEvaluator(new Map([['own', schema]])).errors(schema, 'own', deep);
  expect(performance.now() - start).toBeLessThan(2_000);
});

test('every keyword that our own schemas use is one that a team may use', () => {
  for (const [name, schema] of files) {
    const reading = readSchema(schema as Json);
    expect(reading.remarks, name).toEqual([]);
    expect(reading.schema).toEqual(schema);
  }
});

describe('a linear pattern', () => {
  const atom = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\d', '\\w', '-', 'ä', '\\.');
  const expression = fc.letrec<{ one: string }>(tie => ({
    one: fc.oneof(
      { maxDepth: 4 },
      atom,
      fc
        .tuple(tie('one'), fc.constantFrom('*', '+', '?', '{2}', '{1,}', '{0,2}', '*?'))
        .map(([it, how]) => `(${it})${how}`),
      fc.tuple(tie('one'), tie('one')).map(([one, other]) => `${one}${other}`),
      fc.tuple(tie('one'), tie('one')).map(([one, other]) => `(?:${one}|${other})`),
      tie('one').map(it => `^${it}`),
      tie('one').map(it => `${it}$`),
    ),
  })).one;
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '1', '-', 'ä', '.', '\n'), maxLength: 8 });

  test('finds what a regular expression finds', () => {
    fc.assert(
      fc.property(expression, text, (source, value) => {
        expect(linearPattern(source)?.(value)).toBe(new RegExp(source, 'u').test(value));
      }),
      { numRuns: 2000 },
    );
  });

  test('takes no longer for an expression that goes back and forth', () => {
    const start = performance.now();
    expect(linearPattern('^((a+)+)+$')?.(`${'a'.repeat(5_000)}!`)).toBe(false);
    expect(performance.now() - start).toBeLessThan(1_000);
  });

  test.each(['(?=a)', '(?<!a)b', '(a)\\1', '\\bword', 'a{5000}', '(', '[b-a]'])('%s is not taken', source => {
    expect(linearPattern(source)).toBeNull();
  });
});
