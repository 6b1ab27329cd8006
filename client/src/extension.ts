import * as vscode from 'vscode';
import { type IsmsApi, startExtension } from './startExtension.js';

/** Desktop and remote: the server is a process of its own and reads the disk, unless the workspace is not on one. */
export function activate(context: vscode.ExtensionContext): IsmsApi {
  const module = context.asAbsolutePath('dist/server.cjs');
  const onDisk = (vscode.workspace.workspaceFolders ?? []).every(({ uri }) => uri.scheme === 'file');
  return startExtension(context, {
    clientFiles: !onDisk,
    loadClient: async setup => (await import('./nodeClient.js')).nodeClient(module, setup),
  });
}
