import fc from 'fast-check';
import { expect, test } from 'vitest';
import { builtInSetup } from '../../server/src/engine/builtIn.js';
import { propertyShape, type Shape } from '../../server/src/engine/schema/shape.js';
import type { Json } from '../../server/src/engine/syntax/metadataTree.js';
import { checkedEngine, today } from '../support/fixture.js';
import { nearShape } from '../support/nearShape.js';
import { ownSettings } from '../support/ownCatalogue.js';

const { model, schemas } = builtInSetup(today);
const head = schemas.kinds['catalogue']?.head ?? {};
const below = (shape: Shape, ...fields: readonly string[]): Shape =>
  fields.reduce((at, field) => {
    const inner = propertyShape(at, field) ?? {};
    return inner.items ?? inner;
  }, shape);

const decision = { reason: 'It suits us.', by: 'mira.voss', on: '2026-03-30' };
const id = (...ids: readonly string[]) => fc.constantFrom<Json>(...ids, '__proto__', 7);
const named = (shape: Shape, name: fc.Arbitrary<Json>): fc.Arbitrary<Json> =>
  fc
    .tuple(nearShape(shape), name)
    .map(([value, known]) =>
      typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value, id: known } : value,
    );

const outcome = named(below(head, 'processes', 'outcomes'), id('RA-O4', 'ZRA-O1', 'ZBCM-O1'));
const condition = named(
  below(head, 'processes', 'outcomes', 'indicators', 'conditions'),
  id('owner', 'z-own'),
);
const process = named(below(head, 'processes'), id('RA', 'CRM', 'ZBCM', 'ZRA'));
const catalogue = fc.oneof(
  nearShape(head),
  fc.record({ decision: fc.constant(decision), processes: fc.array(process, { maxLength: 3 }) }),
  fc
    .record({ id: id('RA', 'ZBCM'), outcomes: fc.array(outcome, { maxLength: 3 }) })
    .map(one => ({ decision, processes: [one] })),
  fc.array(condition, { maxLength: 3 }).map(conditions => ({
    decision,
    processes: [{ id: 'RA', outcomes: [{ id: 'RA-O2', indicators: { conditions } }] }],
  })),
  fc
    .array(named(below(head, 'evidence_kinds'), id('policy', 'z-plan')), { maxLength: 3 })
    .map(kinds => ({ decision, evidence_kinds: kinds })),
);

test('whatever a catalogue file says, the model stays whole, and what is wrong is told in the file', () => {
  fc.assert(
    fc.property(catalogue, value => {
      const engine = checkedEngine(
        new Map([
          ['isms.yaml', ownSettings],
          ['model/own.yaml', JSON.stringify(value)],
          ['policies/a.md', '---\nid: POL-1\noutcomes: [ZRA-O1]\n---\n'],
        ]),
      );
      const shaped = engine.setup.model;
      for (const { id: known } of [...model.processes, ...model.outcomes]) {
        expect(shaped.process(known) ?? shaped.outcome(known)).not.toBeNull();
      }
      expect(engine.coverage().length).toBeGreaterThanOrEqual(model.outcomes.length);
      for (const { start, end } of engine.diagnostics('model/own.yaml'))
        expect(start).toBeLessThanOrEqual(end);
    }),
    { numRuns: 100 },
  );
}, 120_000);
