import type { History, Unreadable } from '../engine/index.js';
import type { RevisionNames, Versions, VersionsAsked, VersionsProblem } from './versions.js';

/** What a file holds, or why there is no text; `null`: there is no such file. */
export type FileContent = { readonly text: string } | { readonly unreadable: Unreadable } | null;

/**
 * What differs between platforms. Files are named by uri, encoded as VS Code does it. A host that can answer at once
 * does: a promise for each of ten thousand files costs more than reading them.
 */
export interface Host {
  /** The Markdown and YAML files and the `.schema.json` in folders (uris that end with `/`) and the folders in them, in no particular order. */
  listFiles(folders: readonly string[]): readonly string[] | Promise<readonly string[]>;
  readFile(uri: string): FileContent | Promise<FileContent>;
  /** When the files of a folder were committed; empty where nobody knows. Not every host can tell. */
  history?(folder: string): Promise<History>;
  /** Who commits in a folder, as version control has it; empty where nobody knows. Not every host can tell. */
  author?(folder: string): Promise<{ readonly name?: string; readonly email?: string }>;
  /** Two versions of the documents of a folder; `shown`: the folder in words. Not every host has versions. */
  versions?(folder: string, shown: string, asked: VersionsAsked): Promise<Versions | VersionsProblem>;
  /** The revisions that a folder may be compared with. */
  revisionNames?(folder: string): Promise<RevisionNames | VersionsProblem>;
  /** Calls back when another commit becomes the current one in a folder, until it is stopped by what it answers with. */
  watchHistory?(folder: string, changed: () => void): Promise<() => void>;
  /** Lets other work of the process run. */
  pause(): Promise<void>;
}

/** A file that is larger is not read. */
export const largestFile = 10 * 1024 * 1024;
