import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

const deleted = 3;

/**
 * Tells the server of deleted folders. VS Code reports a folder that goes away as one event, without its files, and the
 * watcher for Markdown and YAML does not see it: switching to a branch without `incidents/` would leave its files behind.
 */
export function watchFolders(client: BaseLanguageClient): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher('**/*', true, true, false);
  const subscription = watcher.onDidDelete(uri => {
    if (!client.isRunning() || /\/(node_modules|\.git)(\/|$)|\.(md|ya?ml)$/.test(uri.path)) return;
    const changes = [{ uri: uri.toString(), type: deleted }];
    void client.sendNotification('workspace/didChangeWatchedFiles', { changes });
  });
  return vscode.Disposable.from(watcher, subscription);
}
