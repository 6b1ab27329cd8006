// Messages by which the coverage view is held against another version; types only.
import type { OutcomeState } from './coverage.js';

/** Client → server, parameters `CompareParams`, answered with `CompareAnswer`. */
export type CompareRequest = 'isms/compare';

/** What to compare with. */
export interface CompareParams {
  /** A branch, a tag, or whatever else git takes for a revision. */
  readonly revision: string;
  /** Where the revision and what is checked out parted, not the revision as it is now. */
  readonly fromMergeBase: boolean;
}

export type CompareAnswer = ComparedBase | CompareProblem;

/** The states of outcomes in the base; what they are now is told by `isms/coverage`. */
export interface ComparedBase {
  /** What may stand behind `changed since`: `main (3f2a1c0)`, `leaving main (3f2a1c0)`. */
  readonly name: string;
  /** The day that both are judged for, ISO 8601. */
  readonly asOf: string;
  /** Of an ISMS that was not there, nothing. */
  readonly isms: readonly {
    /** The uri of its root folder. */
    readonly root: string;
    readonly states: Readonly<Record<string, OutcomeState>>;
  }[];
  /** What was left out, in sentences. */
  readonly notes: readonly string[];
}

/** Why nothing can be compared, and what would help. */
export interface CompareProblem {
  readonly problem: string;
  readonly hint: string | null;
}

/** Client → server, no parameters, answered with `RevisionsAnswer`. */
export type RevisionsRequest = 'isms/revisions';

export type RevisionsAnswer = Revisions | CompareProblem;

/** The revisions that have a name, the most recent first. */
export interface Revisions {
  /** The branch that is checked out; `null` where none is. */
  readonly current: string | null;
  /** The branch that others are merged into, as far as can be told. */
  readonly main: string | null;
  readonly branches: readonly Revision[];
  readonly tags: readonly Revision[];
}

export interface Revision {
  readonly name: string;
  /** The day of its last commit, ISO 8601. */
  readonly day: string;
  readonly subject: string;
}
