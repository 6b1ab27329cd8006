import { type FoldingRange, FoldingRangeKind, type FoldingRangeParams } from 'vscode-languageserver';
import { type Fold, foldingRanges } from '../../engine/index.js';
import { type Asking, askedDocument } from './asking.js';

/** `null` for what is no document of an ISMS, so that an editor folds it by its indentation. */
export function foldingRangesAnswer(asking: Asking, params: FoldingRangeParams): FoldingRange[] | null {
  const asked = askedDocument(asking, params);
  if (!asked) return null;
  const folds = foldingRanges(asked.engine, asked.uri);
  const toRange = ({ sort, ...span }: Fold): FoldingRange => {
    const { start, end } = asked.places.range(asked.uri, span);
    const kind = sort === 'comment' ? { kind: FoldingRangeKind.Comment } : {};
    return { startLine: start.line, endLine: end.line, ...kind };
  };
  return folds?.map(toRange) ?? null;
}
