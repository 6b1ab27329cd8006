import type * as vscode from 'vscode';
import { type LanguageClientOptions, RevealOutputChannelOn } from 'vscode-languageclient';
import type { InitializationOptions } from '../../server/src/protocol/files.js';

/** Also the prefix of `isms.trace.server`. */
export const clientId = 'isms';
export const clientName = 'ISMS';

/** What the desktop and the browser client have in common. */
export function clientOptions(
  initializationOptions: () => InitializationOptions,
  outputChannel: vscode.LogOutputChannel,
): LanguageClientOptions {
  return {
    documentSelector: [{ language: 'markdown' }, { language: 'yaml' }],
    initializationOptions,
    outputChannel,
    // Findings stand in documents: an error of a request belongs in the log, not in a notification.
    revealOutputChannelOn: RevealOutputChannelOn.Never,
  };
}
