import {
  LSPErrorCodes,
  type PrepareRenameParams,
  type PrepareRenameResult,
  type RenameParams,
  ResponseError,
  type TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { prepareRename, rename } from '../../engine/index.js';
import { type Asking, askedPlace } from './asking.js';

/** What cannot be renamed is refused with a reason, which editors show. */
export function prepareRenameAnswer(
  asking: Asking,
  params: PrepareRenameParams,
): PrepareRenameResult | ResponseError | null {
  const asked = askedPlace(asking, params);
  const found = asked && prepareRename(asked.engine, asked.uri, asked.offset);
  if (!found) return null;
  if ('refused' in found) return refusal(found.refused);
  return { range: asked.places.range(asked.uri, found), placeholder: found.id };
}

export function renameAnswer(asking: Asking, params: RenameParams): WorkspaceEdit | ResponseError | null {
  const asked = askedPlace(asking, params);
  const found = asked && rename(asked.engine, asked.uri, asked.offset, params.newName);
  if (!found) return null;
  if ('refused' in found) return refusal(found.refused);
  const { places } = asked;
  const edits = [...found].map(
    ([uri, own]): TextDocumentEdit => ({
      textDocument: { uri: places.clientUri(uri), version: places.version(uri) },
      edits: own.map(({ text, ...span }): TextEdit => ({ range: places.range(uri, span), newText: text })),
    }),
  );
  if (asking.support.versionedEdits) return { documentChanges: edits };
  return {
    changes: Object.fromEntries(edits.map(it => [it.textDocument.uri, it.edits as TextEdit[]])),
  };
}

const refusal = (reason: string): ResponseError => new ResponseError(LSPErrorCodes.RequestFailed, reason);
