// File access through the client, for a server that has no file system of its own (browser, virtual workspace).

/** Server → client, parameters `{}`, answered with the uris of all Markdown and YAML files: `readonly string[]`. */
export type ListFilesRequest = 'isms/listFiles';

/** Server → client, parameters `ReadFileParams`, answered with `ReadFileResult`. */
export type ReadFileRequest = 'isms/readFile';

/** Which file to read. */
export interface ReadFileParams {
  readonly uri: string;
}

/**
 * The text of a file, or why there is none: its size in bytes when it is too large, or what the file system said.
 * `null`: there is no such file.
 */
export type ReadFileResult =
  | null
  | { readonly text: string }
  | { readonly tooLarge: number }
  | { readonly unreadable: string }
  | null;

/** What the client tells the server when it starts it. */
export interface InitializationOptions {
  /** The server has to ask the client for files. */
  readonly clientFiles: boolean;
  /** The day that counts as today, `YYYY-MM-DD`; without it, the day it is. */
  readonly asOf?: string;
}
