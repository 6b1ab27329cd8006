import type { DocumentState, Engine } from '../engine.js';
import type { Located } from '../facts/documentFacts.js';
import type { Span } from '../text/span.js';
import { idAt, placeAt } from './placeAt.js';
import { inProse, wordAt } from './wordAt.js';

/** Where the id at an offset is defined. */
export interface Definition {
  /** The id as it stands at the offset. */
  readonly origin: Span;
  /** Ordered by uri and place. */
  readonly targets: readonly (Span & { readonly uri: string })[];
}

/** `null` where there is no id, or nothing defines it: of outcomes and clauses the model tells, not a document. */
export function definition(engine: Engine, uri: string, offset: number): Definition | null {
  const document = engine.document(uri);
  const asked = document && !document.unreadable ? askedId(engine, document, offset) : null;
  if (!asked) return null;
  const found = fitting(engine.lookup('definitions', asked.id), asked.types);
  const targets = found.flatMap(it => {
    const place = engine.spanOf(it);
    return place ? [{ uri: it.uri, start: place.start, end: place.end }] : [];
  });
  return targets.length === 0 ? null : { origin: { start: asked.start, end: asked.end }, targets };
}

interface AskedId extends Span {
  readonly id: string;
  readonly types: readonly string[];
}

function askedId(engine: Engine, document: DocumentState, offset: number): AskedId | null {
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
  const word = inProse(document, offset) ? wordAt(document.text, offset) : null;
  return word && { id: word.text, types: [], start: word.start, end: word.end };
}

/** Those of a type that is wanted; where there is none, what has the id all the same. */
function fitting(
  found: readonly Located<'definitions'>[],
  types: readonly string[],
): readonly Located<'definitions'>[] {
  const ofType = found.filter(({ type }) => types.includes(type));
  return ofType.length > 0 ? ofType : found;
}
