// The messages by which the client makes new documents and entries; types only.
import type { Position } from 'vscode-languageserver-protocol';

/** Client → server, parameters `NewDocumentKindsParams`, answered with `readonly NewDocumentKinds[]`, one for each ISMS. */
export type NewDocumentKindsRequest = 'isms/newDocumentKinds';

/** Which kinds are asked for. */
export interface NewDocumentKindsParams {
  /** Only kinds that this outcome accepts as evidence. */
  readonly outcome?: string;
  /** Only for the ISMS with this root. */
  readonly root?: string;
}

/** The kinds of documents that an ISMS may have. */
export interface NewDocumentKinds {
  /** The uri of its root folder. */
  readonly root: string;
  readonly name: string;
  /** What the outcome is called that was asked for; `null` where none was, or there is none of this id. */
  readonly outcomeTitle: string | null;
  /** By process, in the order of the reference model. */
  readonly kinds: readonly NewDocumentKind[];
}

/** A kind that a new document may be of. */
export interface NewDocumentKind {
  readonly kind: string;
  readonly name: string;
  readonly description: string;
  readonly nature: 'document' | 'register' | 'record';
  /** The process that it belongs to. */
  readonly process: { readonly id: string; readonly name: string };
  /** Where a new one goes, as a glob. */
  readonly path: string;
  /** The one document of this kind, where an ISMS has only one and has it already. */
  readonly there: { readonly uri: string; readonly path: string } | null;
  /** Its lists of entries: the key of each and what an entry is. */
  readonly lists: readonly { readonly key: string; readonly says: string }[];
}

/** Client → server, parameters `NewDocumentParams`, answered with `NewDocumentResult`, or `null` for a kind there is not. */
export type NewDocumentRequest = 'isms/newDocument';

/** What is known of a document before it is written. */
export interface NewDocumentParams extends NewEntryParams {
  readonly root: string;
  readonly kind: string;
  /** The outcome that it is to be evidence for. */
  readonly outcome?: string;
}

/** What is known of a document or an entry before it is written. */
export interface NewEntryParams {
  /** Without it, the next free one. */
  readonly id?: string;
  readonly title?: string;
  /** The id that the settings of the editor give for whoever writes. */
  readonly owner?: string;
  /** Time of day with zone, `14:05:00+02:00`. */
  readonly time?: string;
}

/** A document that is not there yet. */
export interface NewDocumentResult {
  readonly uri: string;
  /** From the root of the ISMS. */
  readonly path: string;
  readonly id: string;
  /** Where the id is defined already; `null`: it is free. */
  readonly idTakenBy: string | null;
  /** A document is there already. */
  readonly isTaken: boolean;
  /** In the syntax of VS Code, without variables. */
  readonly snippet: string;
}

/** Client → server, parameters `AddEntryParams`, answered with `AddEntryResult`; `null`: there is no place for it. */
export type AddEntryRequest = 'isms/addEntry';

/** Which list of which document gets another entry. */
export interface AddEntryParams extends NewEntryParams {
  readonly uri: string;
  readonly list: string;
}

/** Whole lines to be put in at a place. */
export interface AddEntryResult {
  readonly position: Position;
  /** In the syntax of VS Code, without variables, with all its indentation. */
  readonly snippet: string;
}
