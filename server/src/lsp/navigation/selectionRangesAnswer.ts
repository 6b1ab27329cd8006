import type { Position, SelectionRange, SelectionRangeParams } from 'vscode-languageserver';
import { selectionRanges } from '../../engine/index.js';
import { type AskedDocument, type Asking, askedDocument } from './asking.js';

export function selectionRangesAnswer(asking: Asking, params: SelectionRangeParams): SelectionRange[] | null {
  const asked = askedDocument(asking, params);
  if (!asked) return null;
  const found = params.positions.map(position => rangeAt(asked, position));
  return found.every(it => it.parent === undefined) ? null : found;
}

/** Each position is answered: where there is nothing to grow to, by itself. */
function rangeAt({ engine, uri, places }: AskedDocument, position: Position): SelectionRange {
  const grown = selectionRanges(
    engine,
    uri,
    places.offsetAt(uri, position),
  ).reduceRight<SelectionRange | null>(
    (parent, span) => ({ range: places.range(uri, span), ...(parent ? { parent } : {}) }),
    null,
  );
  const range = { start: position, end: position };
  return grown ? { range, parent: grown } : { range };
}
