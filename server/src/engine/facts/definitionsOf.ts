import type { Engine } from '../engine.js';
import type { Shape } from '../schema/shape.js';
import type { FactIn } from './documentFacts.js';

/** What documents define of some types, by id, ordered by id; of an id that stands twice, the first. */
export function definitionsOf(
  engine: Engine,
  types: readonly string[],
): ReadonlyMap<string, FactIn<'definitions'>> {
  const found = new Map<string, FactIn<'definitions'>>();
  for (const uri of new Set(types.flatMap(type => [...definersOf(engine, type)]))) {
    for (const { facts } of engine.document(uri)?.units ?? [])
      for (const fact of facts)
        if (fact.table === 'definitions' && types.includes(fact.type) && !found.has(fact.key))
          found.set(fact.key, fact);
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The documents that may define an id of a type: few of thousands, so that all need not be looked through. */
function* definersOf(engine: Engine, type: string): Generator<string> {
  const { kinds, entries } = engine.setup.schemas;
  for (const { kind, head, singleShape } of Object.values(kinds))
    if (defines(head, type) || (singleShape && defines(singleShape, type)))
      for (const { uri } of engine.lookup('documents', kind)) yield uri;
  for (const entry of Object.values(entries))
    if (defines(entry.shape, type)) for (const { uri } of engine.lookup('types', entry.type)) yield uri;
}

const defines = (shape: Shape, type: string): boolean =>
  shape.defines === type ||
  (shape.items !== undefined && defines(shape.items, type)) ||
  Object.values(shape.properties ?? {}).some(inner => defines(inner, type));
