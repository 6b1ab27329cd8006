import type { Engine } from '../engine.js';
import { askedId } from './askedId.js';
import { type IdUse, meantId, usesOf } from './idUses.js';

/** Where the id at an offset stands in its own document, in order; `null` where there is no id. */
export function highlights(engine: Engine, uri: string, offset: number): readonly IdUse[] | null {
  const document = engine.document(uri);
  const asked = document && !document.unreadable ? askedId(engine, document, offset) : null;
  const meant = asked && meantId(engine, asked);
  const uses = meant ? usesOf(engine, meant, uri) : [];
  return uses.length > 0 ? uses : null;
}
