import type { Host } from '../host/host.js';

/** A stream that text is written to. */
export interface Output {
  write(text: string): void;
  readonly isTerminal: boolean;
  /** Width of the terminal; `null` where there is none. */
  readonly columns: number | null;
}

/** What is at a path that somebody typed. The uri of a folder ends with `/`. */
export interface Located {
  readonly uri: string;
  readonly type: 'file' | 'folder' | 'nothing';
}

/** Everything that the command line gets from the process it runs in. */
export interface Platform {
  readonly host: Host;
  readonly version: string;
  /** Today in UTC, `YYYY-MM-DD`. */
  readonly today: string;
  /** The time of day here, with its zone: `14:05:00+02:00`. */
  readonly time: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: Output;
  readonly stderr: Output;
  /** Milliseconds since the process started. */
  elapsed(): number;
  /** A path as typed, seen from the working directory. */
  locate(path: string): Located;
  /** The uri of the folder of the ISMS that paths as typed are in, else of the one that the working directory is in. */
  findRoot(paths: readonly string[]): string;
  /** The uri of the folder of the repository that a folder is in; `null` where it is in none. */
  findRepository(folder: string): string | null;
  /** A file or folder as one would type it in the working directory. */
  pathTo(uri: string): string;
  /** Writes a file; answers with what the system said when it could not. */
  writeFile(path: string, text: string): string | null;
  /** Makes a folder and those above it; answers with what the system said when it could not. */
  makeFolder(path: string): string | null;
  /** The text of a file that pages carry along. */
  pageFile(name: 'report.css' | 'reportAlone.js'): string;
  /** The hash of a text in hexadecimal. */
  sha256(text: string): string;
  /** Names of folders that the host does not look into. */
  readonly passedOverFolders: readonly string[];
  startServer(): Promise<void>;
}
