import fc from 'fast-check';
import { expect, test } from 'vitest';
import { builtInSetup } from '../../server/src/engine/builtIn.js';
import { EntryReader } from '../../server/src/engine/entries/entryReader.js';
import type { DocumentView } from '../../server/src/engine/rules/defineRule.js';
import { schemaProblems } from '../../server/src/engine/schema/schemaProblems.js';
import type { Shape } from '../../server/src/engine/schema/shape.js';
import type { SchemaError } from '../../server/src/engine/schema/validate.js';
import type { Json, MapNode } from '../../server/src/engine/syntax/metadataTree.js';
import { readYaml } from '../../server/src/engine/syntax/readYaml.js';

const { schemas } = builtInSetup('2026-09-15');
const kinds = Object.values(schemas.kinds).map(({ kind, head }) => ({
  types: [kind],
  isHead: true,
  shape: head,
  kind,
}));
const entries = Object.values(schemas.entries).map(({ type, kind, shape }) => ({
  types: [type],
  isHead: false,
  shape,
  kind,
}));

const anything = fc.constantFrom<Json>('a word', '', 7, -1, 2.5, true, null, [], ['x', 'x'], {}, { x: 1 });

/** Values that are mostly as the shape asks, and sometimes not. */
function near(shape: Shape, depth = 0): fc.Arbitrary<Json> {
  const right: fc.Arbitrary<Json>[] = [];
  if (shape.values) right.push(fc.constantFrom(...shape.values));
  if (shape.properties && depth < 4) {
    const fields = Object.fromEntries(
      Object.entries(shape.properties).map(([key, inner]) => [key, near(inner, depth + 1)]),
    );
    right.push(fc.record(fields, { requiredKeys: [] }) as fc.Arbitrary<Json>);
    right.push(fc.record({ ...fields, unheard: anything }, { requiredKeys: [] }) as fc.Arbitrary<Json>);
  }
  if (shape.items && depth < 4) right.push(fc.array(near(shape.items, depth + 1), { maxLength: 3 }));
  if (right.length === 0) return anything;
  return fc.oneof({ arbitrary: anything, weight: 1 }, ...right.map(arbitrary => ({ arbitrary, weight: 4 })));
}

test('every error of a schema is one problem, and no problem is said twice', () => {
  const subject = fc
    .constantFrom(...kinds, ...entries)
    .chain(it => fc.tuple(fc.constant(it), near(it.shape)))
    .filter(([, value]) => typeof value === 'object' && value !== null && !Array.isArray(value));
  fc.assert(
    fc.property(subject, ([{ types, isHead, shape, kind }, value]) => {
      const node = readYaml(JSON.stringify(value)).node as MapNode;
      const reader = new EntryReader(
        { types, isHead, id: null, facts: [] },
        { kind } as DocumentView,
        () => ({ types, isHead, node, base: 0, shape, part: null }),
      );
      const problems = schemaProblems(reader);
      const said = problems.map(it =>
        JSON.stringify([
          it.is,
          it.pointer,
          it.is === 'unknown' ? it.field : '',
          it.is === 'absent' ? it.choices : '',
        ]),
      );
      expect(new Set(said).size).toBe(said.length);
      for (const error of reader.schemaErrors) {
        if (error.keyword === 'if') continue;
        expect(
          problems.some(({ pointer }) => pointer === error.instancePath) ||
            isInChoice(error, reader.schemaErrors),
        ).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});

const isInChoice = (error: SchemaError, errors: readonly SchemaError[]): boolean =>
  errors.some(
    ({ keyword, schemaPath }) => keyword === 'anyOf' && error.schemaPath.startsWith(`${schemaPath}/`),
  );
