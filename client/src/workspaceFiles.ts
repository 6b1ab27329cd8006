import * as vscode from 'vscode';
import type { ReadFileParams, ReadFileResult } from '../../server/src/protocol/files.js';

/** The files a server without a file system may ask for. */
export const documentGlob = '**/*.{md,markdown,yaml,yml,schema.json}';
const passedOverNames = ['node_modules', '.git'];
const passedOver = `**/{${passedOverNames.join(',')}}/**`;
/** The server reports a larger file as skipped; it is not worth sending. */
const largestFile = 10 * 1024 * 1024;

/** Whether a file has a name that the glob takes. */
export const isDocumentName = (path: string): boolean => /\.(md|markdown|ya?ml|schema\.json)$/i.test(path);

/** The uris of all Markdown and YAML files of the workspace, and of schemas in JSON. */
export async function listFiles(): Promise<readonly string[]> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const found = await Promise.all(folders.map(({ uri }) => filesBelow(uri)));
  return found.flat().map(uri => uri.toString());
}

async function filesBelow(folder: vscode.Uri): Promise<readonly vscode.Uri[]> {
  const pattern = new vscode.RelativePattern(folder, documentGlob);
  const found = await vscode.workspace.findFiles(pattern, passedOver);
  // A file system from another extension need not have a search: then findFiles finds nothing.
  return found.length > 0 || folder.scheme === 'file' ? found : walk(folder);
}

async function walk(folder: vscode.Uri): Promise<vscode.Uri[]> {
  const entries = await vscode.workspace.fs.readDirectory(folder).then(
    read => read,
    () => [],
  );
  const below = entries.map(async ([name, type]) => {
    const uri = vscode.Uri.joinPath(folder, name);
    if (type & vscode.FileType.Directory) return passedOverNames.includes(name) ? [] : walk(uri);
    return isDocumentName(name) ? [uri] : [];
  });
  return (await Promise.all(below)).flat();
}

/** The text of one file, as it is on disk or wherever the workspace is kept. */
export async function readFile({ uri }: ReadFileParams): Promise<ReadFileResult> {
  try {
    const parsed = vscode.Uri.parse(uri, true);
    const { size } = await vscode.workspace.fs.stat(parsed);
    if (size > largestFile) return { tooLarge: size };
    return { text: new TextDecoder().decode(await vscode.workspace.fs.readFile(parsed)) };
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return null;
    return { unreadable: error instanceof Error ? error.message : String(error) };
  }
}
