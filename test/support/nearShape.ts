import fc from 'fast-check';
import type { Shape } from '../../server/src/engine/schema/shape.js';
import type { Json } from '../../server/src/engine/syntax/metadataTree.js';

/** Values of every sort, for a place that asks for another. */
const anything = fc.constantFrom<Json>('a word', '', 7, -1, 2.5, true, null, [], ['x', 'x'], {}, { x: 1 });

/** Words that are right in some fields and nearly right in others. */
const words = fc.constantFrom<Json>(
  'RA-O1',
  'RA-01',
  '2026-05-04',
  '4 May 2026',
  'A.5.1',
  '5.1',
  'A.9.2.1',
  'yes',
  '12',
  'TBD',
  'aproved',
  '🙂 so',
);

/** Values that are mostly as a shape asks, and sometimes not. */
export function nearShape(shape: Shape, depth = 0): fc.Arbitrary<Json> {
  const right: fc.Arbitrary<Json>[] = [];
  if (shape.values) right.push(fc.constantFrom(...shape.values));
  if (shape.properties && depth < 4) {
    const fields = Object.fromEntries(
      Object.entries(shape.properties).map(([key, inner]) => [key, nearShape(inner, depth + 1)]),
    );
    right.push(fc.record(fields, { requiredKeys: [] }) as fc.Arbitrary<Json>);
    right.push(fc.record({ ...fields, unheard: anything }, { requiredKeys: [] }) as fc.Arbitrary<Json>);
  }
  if (shape.items && depth < 4) right.push(fc.array(nearShape(shape.items, depth + 1), { maxLength: 3 }));
  if (right.length === 0) right.push(words);
  return fc.oneof({ arbitrary: anything, weight: 1 }, ...right.map(arbitrary => ({ arbitrary, weight: 4 })));
}
