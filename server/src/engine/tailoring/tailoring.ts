import type { Model } from '../model/model.js';

/** What can be wrong with the files that shape the model; each is the code of a rule that reports it. */
export type TailoringCode =
  | 'model-holds-together'
  | 'own-id-begins-with-z'
  | 'own-schema-usable'
  | 'shaping-file-found';

/** Something in a file that shapes the model, or in `isms.yaml`, that cannot stand. */
export interface TailoringProblem {
  readonly path: string;
  /** JSON pointer into the file. */
  readonly at: string;
  readonly code: TailoringCode;
  readonly message: string;
  /** The text that was most likely meant to stand there. */
  readonly meant?: string;
  /** It is said of the key, not of the value. */
  readonly onKey?: true;
}

/** How an organization has shaped the model. */
export interface Tailoring {
  /**
   * The same object as long as nothing but words differs: what documents were judged by holds on. Models that are not
   * shaped are told apart by themselves.
   */
  readonly substance: object;
  /** The shaped model in the words that were checked; `null` where no other wording stands in it. */
  readonly unworded: Model | null;
  /** By the path of the file. */
  readonly problems: ReadonlyMap<string, readonly TailoringProblem[]>;
}

export const noTailoring: Tailoring = { substance: {}, unworded: null, problems: new Map() };
