import type {
  DidChangeTextDocumentParams,
  DidOpenTextDocumentParams,
  TextDocumentIdentifier,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { canonicalUri } from './canonicalUri.js';

/** What is open in the editor; it counts more than what is on disk. Documents are named by their canonical uri. */
export class DocumentStore {
  readonly #open = new Map<string, TextDocument>();

  /** Each method that takes in a notification answers with the canonical uri. */
  open({ textDocument: { uri, languageId, version, text } }: DidOpenTextDocumentParams): string {
    const key = canonicalUri(uri);
    this.#open.set(key, TextDocument.create(uri, languageId, version, text));
    return key;
  }

  change({ textDocument, contentChanges }: DidChangeTextDocumentParams): string {
    const key = canonicalUri(textDocument.uri);
    const document = this.#open.get(key);
    if (document) TextDocument.update(document, contentChanges, textDocument.version);
    return key;
  }

  close({ uri }: TextDocumentIdentifier): string {
    const key = canonicalUri(uri);
    this.#open.delete(key);
    return key;
  }

  has(uri: string): boolean {
    return this.#open.has(uri);
  }

  /** `null` for what is not open. */
  get(uri: string): TextDocument | null {
    return this.#open.get(uri) ?? null;
  }

  uris(): readonly string[] {
    return [...this.#open.keys()];
  }
}
