import { pointerTokens } from '../syntax/metadataTree.js';
import type { Shape } from './shape.js';

/** What a schema says of the value at a JSON pointer; `undefined` where it says nothing. */
export function shapeAt(shape: Shape, pointer: string): Shape | undefined {
  let at: Shape | undefined = shape;
  for (const token of pointerTokens(pointer)) {
    if (!at) return undefined;
    if (at.properties && Object.hasOwn(at.properties, token)) at = at.properties[token];
    else at = /^\d+$/.test(token) ? at.items : undefined;
  }
  return at;
}

/** The name of the field that a pointer leads to or into: list positions name nothing. `null` at the top. */
export const fieldOf = (pointer: string): string | null =>
  pointerTokens(pointer).findLast(token => !/^\d+$/.test(token)) ?? null;
