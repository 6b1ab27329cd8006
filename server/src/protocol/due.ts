// What falls due, asked by the client; types only.
import type { Place } from './coverage.js';

/** Client → server, `DueParams`, answered with `DueAnswer`. */
export type DueRequest = 'isms/due';

export interface DueParams {
  /** How many days ahead to look. */
  readonly within: number;
}

/** The items of all ISMSs of the workspace, by day. */
export interface DueAnswer {
  readonly items: readonly DueNode[];
  /** How many more there are than are listed. */
  readonly more: number;
}

/** Something that falls due. */
export interface DueNode {
  /** The same for the same thing, whatever its day. */
  readonly id: string;
  /** What falls due: `Review`. */
  readonly what: string;
  readonly title: string;
  /** The id of the document, entry or outcome; `null` where it has none. */
  readonly about: string | null;
  /** Who has to see to it, by name; `null`: nobody is named. */
  readonly owner: string | null;
  /** ISO 8601 */
  readonly day: string;
  /** Negative: overdue. */
  readonly daysLeft: number;
  /** Of its document, relative to the root of the ISMS. */
  readonly path: string;
  readonly place: Place;
}
