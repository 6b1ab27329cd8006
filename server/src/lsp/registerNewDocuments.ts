import type { Connection } from 'vscode-languageserver';
import type {
  AddEntryParams,
  AddEntryRequest,
  NewDocumentKindsParams,
  NewDocumentKindsRequest,
  NewDocumentParams,
  NewDocumentRequest,
} from '../protocol/newDocument.js';
import { guarded } from './guarded.js';
import type { ServerLog } from './serverLog.js';
import type { Session } from './session.js';

/** Answers the requests by which the client makes new documents and entries. */
export function registerNewDocuments(
  connection: Connection,
  { newDocuments }: Session,
  log: ServerLog,
): void {
  const kinds: NewDocumentKindsRequest = 'isms/newDocumentKinds';
  connection.onRequest(
    kinds,
    guarded(log, kinds, [], (params: NewDocumentKindsParams) => newDocuments.kinds(params)),
  );
  const document: NewDocumentRequest = 'isms/newDocument';
  connection.onRequest(
    document,
    guarded(log, document, null, (params: NewDocumentParams) => newDocuments.document(params)),
  );
  const entry: AddEntryRequest = 'isms/addEntry';
  connection.onRequest(
    entry,
    guarded(log, entry, null, (params: AddEntryParams) => newDocuments.entry(params)),
  );
}
