import type { TextDocumentIdentifier, TextDocumentPositionParams } from 'vscode-languageserver';
import type { Engine, Workspace } from '../../engine/index.js';
import { canonicalUri } from '../canonicalUri.js';
import type { ClientSupport } from '../clientSupport.js';
import type { DocumentStore } from '../documentStore.js';
import { Places } from '../places.js';

/** Whom the answers ask, and for whom they are. */
export interface Asking {
  readonly workspace: Workspace;
  readonly store: DocumentStore;
  readonly support: ClientSupport;
}

/** A document that a request is about; its places serve for this one answer. */
export interface AskedDocument {
  readonly engine: Engine;
  readonly uri: string;
  readonly places: Places;
}

/** The same, with a place in it. */
export interface AskedPlace extends AskedDocument {
  readonly offset: number;
}

/** `null` for what no ISMS holds. */
export function askedDocument(
  { workspace, store }: Asking,
  { textDocument }: { readonly textDocument: TextDocumentIdentifier },
): AskedDocument | null {
  const uri = canonicalUri(textDocument.uri);
  const engine = workspace.engineOf(uri);
  return engine?.document(uri) ? { engine, uri, places: new Places(workspace, store) } : null;
}

/** `null` for what no ISMS holds. */
export function askedPlace(asking: Asking, params: TextDocumentPositionParams): AskedPlace | null {
  const asked = askedDocument(asking, params);
  return asked && { ...asked, offset: asked.places.offsetAt(asked.uri, params.position) };
}
