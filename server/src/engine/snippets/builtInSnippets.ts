import type { DocumentFormat } from '../syntax/parseDocument.js';
import snippets from './compiled/snippets.json' with { type: 'json' };

/** A snippet in the syntax of VS Code, as the extension offers it. */
export interface Snippet {
  readonly prefix: string;
  readonly description: string;
  readonly body: string;
}

export interface DocumentSnippet extends Snippet {
  readonly format: DocumentFormat;
}

export interface BuiltInSnippets {
  /** By kind: a whole file. */
  readonly documents: Readonly<Record<string, DocumentSnippet>>;
  /** By type: an item of a list, from its dash on. `declaration` is a field instead. */
  readonly entries: Readonly<Record<string, Snippet>>;
}

const builtIn: BuiltInSnippets = snippets as unknown as BuiltInSnippets;

/** The snippet that a document of a built-in kind begins with; `null` for an organization's own kind. */
export const documentSnippet = (kind: string): DocumentSnippet | null =>
  Object.hasOwn(builtIn.documents, kind) ? (builtIn.documents[kind] ?? null) : null;

/** The snippet that an entry of a built-in type begins with; `null` for an organization's own type. */
export const entrySnippet = (type: string): Snippet | null =>
  Object.hasOwn(builtIn.entries, type) ? (builtIn.entries[type] ?? null) : null;
