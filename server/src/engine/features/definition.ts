import type { Engine } from '../engine.js';
import type { Span } from '../text/span.js';
import { askedId, definitionsOf } from './askedId.js';
import { ownDefinitions } from './ownDefinitions.js';

/** Where the id at an offset is defined. */
export interface Definition {
  /** The id as it stands at the offset. */
  readonly origin: Span;
  /** Ordered by uri and place. */
  readonly targets: readonly (Span & { readonly uri: string })[];
}

/**
 * `null` where there is no id, or nothing defines it: of outcomes and clauses the built-in model tells, not a file; of what
 * an organization has added or changed, its own files tell.
 */
export function definition(engine: Engine, uri: string, offset: number): Definition | null {
  const document = engine.document(uri);
  const asked = document && !document.unreadable ? askedId(engine, document, offset) : null;
  if (!asked) return null;
  const defined = definitionsOf(engine, asked).flatMap(it => {
    const place = engine.spanOf(it);
    return place ? [{ uri: it.uri, start: place.start, end: place.end }] : [];
  });
  const targets = [...defined, ...ownDefinitions(engine, asked.id)];
  return targets.length === 0 ? null : { origin: { start: asked.start, end: asked.end }, targets };
}
