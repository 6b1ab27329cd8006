import fc from 'fast-check';
import { expect, test } from 'vitest';
import { builtInSetup } from '../../server/src/engine/builtIn.js';
import { EntryReader } from '../../server/src/engine/entries/entryReader.js';
import type { DocumentView } from '../../server/src/engine/rules/defineRule.js';
import { schemaProblems } from '../../server/src/engine/schema/schemaProblems.js';
import type { SchemaError } from '../../server/src/engine/schema/validate.js';
import type { Json, MapNode } from '../../server/src/engine/syntax/metadataTree.js';
import { readYaml } from '../../server/src/engine/syntax/readYaml.js';
import { nearShape } from '../support/nearShape.js';

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

test('every error of a schema is one problem, and no problem is said twice', () => {
  const subject = fc
    .constantFrom(...kinds, ...entries)
    .chain(it => fc.tuple(fc.constant(it), nearShape(it.shape)))
    .filter(([, value]) => typeof value === 'object' && value !== null && !Array.isArray(value));
  fc.assert(
    fc.property(subject, ([{ types, isHead, shape, kind }, value]) => {
      const node = readYaml(JSON.stringify(value)).node as MapNode;
      const reader = new EntryReader(
        { types, isHead, id: null, facts: [], exposes: [], exposed: {} },
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
        if (error.keyword === 'if' || isUnset(reader.get(error.instancePath))) continue;
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

/** What is still to be filled in has a rule of its own. */
function isUnset(value: Json | undefined): boolean {
  const only = Array.isArray(value) && value.length === 1 ? value[0] : value;
  return only === 'TBD';
}
