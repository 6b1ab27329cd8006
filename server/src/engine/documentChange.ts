/** Why the text of a file is not to be had. */
export type Unreadable = 'too-large' | 'binary' | 'not-utf8' | 'unreadable';

export interface DocumentChange {
  readonly uri: string;
  /** `null` when the document is gone. */
  readonly text: string | null;
  /** Set where the file is there but its text is not. */
  readonly unreadable?: Unreadable;
}
