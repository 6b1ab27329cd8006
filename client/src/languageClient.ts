import type * as vscode from 'vscode';
import {
  type BaseLanguageClient,
  type LanguageClientOptions,
  RevealOutputChannelOn,
  State,
} from 'vscode-languageclient';
import type { CoverageChanged } from '../../server/src/protocol/coverage.js';
import type {
  InitializationOptions,
  ListFilesRequest,
  ReadFileRequest,
  ReadFileResult,
} from '../../server/src/protocol/files.js';
import { listFiles, readFile } from './workspaceFiles.js';

/** Also the prefix of `isms.trace.server`. */
export const clientId = 'isms';
export const clientName = 'ISMS';

/** What a client needs from the extension. */
export interface ClientSetup {
  readonly output: vscode.LogOutputChannel;
  /** Asked again at each start. */
  initializationOptions(): InitializationOptions;
  /** The answers to what the views ask may be others now. */
  changed(): void;
  /** There is no server to ask. */
  stopped(): void;
}

/** What the desktop and the browser client have in common. */
export const clientOptions = ({ output, initializationOptions }: ClientSetup): LanguageClientOptions => ({
  documentSelector: [{ language: 'markdown' }, { language: 'yaml' }],
  initializationOptions,
  outputChannel: output,
  // Findings stand in documents: an error of a request belongs in the log, not in a notification.
  revealOutputChannelOn: RevealOutputChannelOn.Never,
});

/** Has a client answer and tell what is no part of the Language Server Protocol. */
export function withOurMessages(client: BaseLanguageClient, { changed, stopped }: ClientSetup): void {
  client.onNotification('isms/coverageChanged' satisfies CoverageChanged, changed);
  client.onRequest('isms/listFiles' satisfies ListFilesRequest, listFiles);
  client.onRequest<ReadFileResult, void>('isms/readFile' satisfies ReadFileRequest, readFile);
  client.onDidChangeState(({ newState }) => {
    if (newState === State.Running) changed();
    else if (newState === State.Stopped) stopped();
  });
}
