import type { Diagnostic, TextEdit } from '../../check/diagnostic.js';
import type { DocumentState, Engine } from '../../engine.js';
import type { Span } from '../../text/span.js';

/** The kinds that are offered, as the Language Server Protocol names them. */
export const actionKinds = [
  'quickfix',
  'refactor.extract',
  'refactor.inline',
  'refactor.rewrite',
  'source.fixAll.isms',
] as const;

export type ActionKind = (typeof actionKinds)[number];

/** What becomes of one file. A file that is created must not be there yet. */
export type FileChange =
  | { readonly is: 'edit'; readonly uri: string; readonly edits: readonly TextEdit[] }
  | { readonly is: 'create'; readonly uri: string; readonly text: string }
  | { readonly is: 'delete'; readonly uri: string };

/** Something that may be done at a place. Nothing but its name is worked out until somebody chooses it. */
export interface Action {
  readonly title: string;
  readonly kind: ActionKind;
  /** The obvious one among those for a finding. */
  readonly isPreferred?: true;
  /** The finding that it mends. */
  readonly mends?: Diagnostic;
  /** It creates or deletes files, which not every editor can do. */
  readonly movesFiles?: true;
  /** `null` where it turns out that it cannot be done. */
  make(): readonly FileChange[] | null;
}

/** What is asked about: a stretch of a document. */
export interface ActionPlace extends Span {
  readonly engine: Engine;
  readonly document: DocumentState;
}

export const editOf = (uri: string, edits: readonly TextEdit[] | null): readonly FileChange[] | null =>
  edits && edits.length > 0 ? [{ is: 'edit', uri, edits }] : null;
