import type { DocumentState, Engine } from '../engine.js';
import type { Located } from '../facts/documentFacts.js';
import type { Span } from '../text/span.js';
import { idAt, placeAt } from './placeAt.js';
import { inProse, wordAt } from './wordAt.js';

/** An id that somebody asks about, where it stands. */
export interface AskedId extends Span {
  readonly id: string;
  /** What it is to be; empty in text that people read, where it may be anything. */
  readonly types: readonly string[];
}

/** The id at an offset; `null` where there is none. In text that people read, any word may be one. */
export function askedId(engine: Engine, document: DocumentState, offset: number): AskedId | null {
  const found = idAt(document, offset);
  if (found) {
    const { key: id, start, end } = found;
    return { id, start, end, types: found.table === 'references' ? found.types : [found.type] };
  }
  const place = placeAt(engine, document, offset);
  // Ids in text that cannot be read yet are no facts.
  if (place?.shape?.ref && place.context.text !== '')
    return {
      id: place.context.text,
      types: place.shape.ref,
      start: place.context.start,
      end: place.context.end,
    };
  const word = inProse(engine, document, offset) ? wordAt(document.text, offset) : null;
  return word && { id: word.text, types: [], start: word.start, end: word.end };
}

/** What defines an id: those of a type that is wanted; where there is none, what has the id all the same. */
export function definitionsOf(
  engine: Engine,
  { id, types }: Pick<AskedId, 'id' | 'types'>,
): readonly Located<'definitions'>[] {
  const found = engine.lookup('definitions', id);
  const ofType = found.filter(({ type }) => types.includes(type));
  return ofType.length > 0 ? ofType : found;
}
