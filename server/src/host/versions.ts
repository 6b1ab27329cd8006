import type { FileContent } from './host.js';

/** Which two versions of a folder are asked for. */
export interface VersionsAsked {
  /** A revision as git names them. */
  readonly base: string;
  readonly head: HeadAsked;
  /** Compare with where `base` and the head parted, not with `base` itself. */
  readonly fromMergeBase: boolean;
}

export type HeadAsked = 'work-tree' | 'index' | { readonly revision: string };

/** Two versions of the documents of a folder. */
export interface Versions {
  readonly base: VersionName;
  readonly head: VersionName;
  /** The files of the base; a file that there is nothing of has no entry. */
  readonly before: readonly FileVersion[];
  /** The files that are another in the head; `null`: it is not there any more. */
  readonly changes: readonly FileVersion[];
  /** What was left out, in sentences. */
  readonly notes: readonly string[];
}

export interface VersionName {
  readonly type: 'revision' | 'index' | 'work-tree';
  /** As typed; `null` for what has no name. */
  readonly name: string | null;
  /** The full id of the commit; of index and work tree, that of HEAD. `null` where there is none yet. */
  readonly commit: string | null;
  /** The commit is where these two parted. */
  readonly mergeBaseOf: readonly string[] | null;
}

export interface FileVersion {
  readonly uri: string;
  readonly content: FileContent;
}

/** Why there are no two versions to compare: what is wrong, and what to do instead. */
export interface VersionsProblem {
  readonly problem: string;
  readonly hint: string | null;
}

/** Names of revisions that somebody may want to compare with, the most recent first. */
export interface RevisionNames {
  /** The branch that is checked out; `null` where none is. */
  readonly current: string | null;
  /** The branch that others are merged into, as far as can be told. */
  readonly main: string | null;
  readonly branches: readonly RevisionName[];
  readonly tags: readonly RevisionName[];
}

export interface RevisionName {
  readonly name: string;
  /** The day of its last commit, `YYYY-MM-DD`. */
  readonly day: string;
  readonly subject: string;
}

export const isVersionsProblem = (value: object): value is VersionsProblem => 'problem' in value;
