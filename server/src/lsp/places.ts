import type { Location, Position, Range } from 'vscode-languageserver';
import { LineIndex, type Span, type Workspace } from '../engine/index.js';
import type { DocumentStore } from './documentStore.js';

interface Positions {
  positionAt(offset: number): Position;
  offsetAt(position: Position): number;
}

/**
 * Converts offsets to positions and back. Lines are counted once a document, so one of these serves for one answer: it
 * must not outlive the texts.
 */
export class Places {
  readonly #workspace: Workspace;
  readonly #store: DocumentStore;
  readonly #known = new Map<string, Positions>();

  constructor(workspace: Workspace, store: DocumentStore) {
    this.#workspace = workspace;
    this.#store = store;
  }

  offsetAt(uri: string, position: Position): number {
    return this.#of(uri).offsetAt(position);
  }

  range(uri: string, { start, end }: Span): Range {
    const positions = this.#of(uri);
    return { start: positions.positionAt(start), end: positions.positionAt(end) };
  }

  location({ uri, ...span }: Span & { readonly uri: string }): Location {
    return { uri: this.clientUri(uri), range: this.range(uri, span) };
  }

  /** The uri as the client wrote it. */
  clientUri(uri: string): string {
    return this.#store.get(uri)?.uri ?? uri;
  }

  version(uri: string): number | null {
    return this.#store.get(uri)?.version ?? null;
  }

  #of(uri: string): Positions {
    const known = this.#store.get(uri) ?? this.#known.get(uri);
    if (known) return known;
    const lines = new LineIndex(this.#workspace.engineOf(uri)?.document(uri)?.text ?? '');
    this.#known.set(uri, lines);
    return lines;
  }
}
