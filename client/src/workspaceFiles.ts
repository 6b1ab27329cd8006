import * as vscode from 'vscode';
import type { ReadFileParams, ReadFileResult } from '../../server/src/protocol/files.js';

/** The files a server without a file system may ask for. */
export const documentGlob = '**/*.{md,yaml,yml}';
const passedOver = '**/{node_modules,.git}/**';
/** The server reports a larger file as skipped; it is not worth sending. */
const largestFile = 2 * 1024 * 1024;

/** The uris of all Markdown and YAML files of the workspace. */
export async function listFiles(): Promise<readonly string[]> {
  const uris = await vscode.workspace.findFiles(documentGlob, passedOver);
  return uris.map(uri => uri.toString());
}

/** The Markdown and YAML files in a folder and the folders in it. */
export async function filesBelow(folder: vscode.Uri): Promise<readonly vscode.Uri[]> {
  return vscode.workspace.findFiles(new vscode.RelativePattern(folder, documentGlob), passedOver);
}

/** The text of one file, as it is on disk or wherever the workspace is kept. */
export async function readFile({ uri }: ReadFileParams): Promise<ReadFileResult> {
  try {
    const parsed = vscode.Uri.parse(uri, true);
    const { size } = await vscode.workspace.fs.stat(parsed);
    if (size > largestFile) return { tooLarge: size };
    return { text: new TextDecoder().decode(await vscode.workspace.fs.readFile(parsed)) };
  } catch (error) {
    return { unreadable: error instanceof Error ? error.message : String(error) };
  }
}
