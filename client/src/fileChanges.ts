import * as vscode from 'vscode';
import type { FileEvent } from 'vscode-languageclient';
import type { ServerConnection } from './serverConnection.js';
import { documentGlob, isDocumentName } from './workspaceFiles.js';

const created = 1;
const changed = 2;
const deleted = 3;
/** Milliseconds; a switch of branches comes as many events. */
const gathering = 50;

/**
 * Tells the server of files and folders that come, change and go, in this order.
 *
 * VS Code reports a folder that comes or goes as one event, without the files in it, and a watcher for Markdown and YAML
 * does not see it: switching to a branch without `incidents/` would leave its files behind, and switching back would not
 * bring them. Folders are sent as they are: the server knows what was in a deleted one, and looks into a new one.
 * `synchronize.fileEvents` of the client is not used: it holds events back, so that a file could be created after its
 * folder was deleted.
 */
export function watchFiles(server: Pick<ServerConnection, 'notify'>): vscode.Disposable {
  let changes: FileEvent[] = [];
  let timer: ReturnType<typeof setTimeout> | null = null;
  const send = () => {
    timer = null;
    server.notify('workspace/didChangeWatchedFiles', { changes });
    changes = [];
  };
  const add = (type: FileEvent['type'], uri: vscode.Uri) => {
    changes.push({ uri: uri.toString(), type });
    timer ??= setTimeout(send, gathering);
  };
  const files = vscode.workspace.createFileSystemWatcher(documentGlob);
  const folders = vscode.workspace.createFileSystemWatcher('**/*', false, true, false);
  return vscode.Disposable.from(
    files,
    files.onDidCreate(uri => add(created, uri)),
    files.onDidChange(uri => add(changed, uri)),
    files.onDidDelete(uri => add(deleted, uri)),
    folders,
    folders.onDidDelete(uri => {
      if (mayBeFolder(uri)) add(deleted, uri);
    }),
    folders.onDidCreate(async uri => {
      if (mayBeFolder(uri) && (await isFolder(uri))) add(created, uri);
    }),
    { dispose: () => timer && clearTimeout(timer) },
  );
}

function mayBeFolder({ path }: vscode.Uri): boolean {
  return !/\/(node_modules|\.git)(\/|$)/.test(path) && !isDocumentName(path);
}

async function isFolder(uri: vscode.Uri): Promise<boolean> {
  try {
    return (await vscode.workspace.fs.stat(uri)).type === vscode.FileType.Directory;
  } catch {
    // It is gone again.
    return false;
  }
}
