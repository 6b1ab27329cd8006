import type { Engine } from '../engine.js';
import { askedId } from './askedId.js';
import { type IdUse, meantId, usesOf } from './idUses.js';

/**
 * Everywhere that the id at an offset stands: where it is defined, who refers to it, and where people mention it. Ordered
 * by uri and place; empty where there is no id.
 */
export function references(engine: Engine, uri: string, offset: number): readonly IdUse[] {
  const document = engine.document(uri);
  const asked = document && !document.unreadable ? askedId(engine, document, offset) : null;
  const meant = asked && meantId(engine, asked);
  return meant ? usesOf(engine, meant) : [];
}
