import {
  type DocumentHighlight,
  DocumentHighlightKind,
  type DocumentHighlightParams,
} from 'vscode-languageserver';
import { highlights, type IdUse } from '../../engine/index.js';
import { type Asking, askedPlace } from './asking.js';

const kinds: Readonly<Record<IdUse['role'], DocumentHighlightKind>> = {
  definition: DocumentHighlightKind.Write,
  reference: DocumentHighlightKind.Read,
  mention: DocumentHighlightKind.Text,
};

/** `null` where there is no id, so that an editor shows what it would without us. */
export function highlightsAnswer(
  asking: Asking,
  params: DocumentHighlightParams,
): DocumentHighlight[] | null {
  const asked = askedPlace(asking, params);
  if (!asked) return null;
  const found = highlights(asked.engine, asked.uri, asked.offset);
  return found?.map(use => ({ range: asked.places.range(asked.uri, use), kind: kinds[use.role] })) ?? null;
}
