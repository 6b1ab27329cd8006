import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { filesBelow } from './workspaceFiles.js';

const created = 1;
const deleted = 3;

/**
 * Tells the server of folders that come and go. VS Code reports such a folder as one event, without the files in it, and
 * a watcher for Markdown and YAML does not see it: switching to a branch without `incidents/` would leave its files
 * behind, and switching back would not bring them. A deleted folder is sent as it is: the server knows what was in it.
 */
export function watchFolders(client: BaseLanguageClient): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher('**/*', false, true, false);
  const send = (uris: readonly vscode.Uri[], type: number) => {
    if (uris.length === 0 || !client.isRunning()) return;
    const changes = uris.map(uri => ({ uri: client.code2ProtocolConverter.asUri(uri), type }));
    void client.sendNotification('workspace/didChangeWatchedFiles', { changes });
  };
  return vscode.Disposable.from(
    watcher,
    watcher.onDidDelete(uri => {
      if (!isNoFolderOfOurs(uri)) send([uri], deleted);
    }),
    watcher.onDidCreate(async uri => {
      if (!isNoFolderOfOurs(uri) && (await isFolder(uri))) send(await filesBelow(uri), created);
    }),
  );
}

function isNoFolderOfOurs({ path }: vscode.Uri): boolean {
  return /\/(node_modules|\.git)(\/|$)|\.(md|ya?ml)$/.test(path);
}

async function isFolder(uri: vscode.Uri): Promise<boolean> {
  try {
    return (await vscode.workspace.fs.stat(uri)).type === vscode.FileType.Directory;
  } catch {
    // It is gone again.
    return false;
  }
}
