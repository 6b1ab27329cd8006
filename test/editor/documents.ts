import * as vscode from 'vscode';
import { ok } from './assert.js';
import { until } from './until.js';

export function fileUri(path: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  ok(folder, 'no folder is open');
  return vscode.Uri.joinPath(folder.uri, path);
}

export async function open(path: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(fileUri(path));
  await vscode.window.showTextDocument(document);
  return document;
}

export async function write(path: string, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(fileUri(path), new TextEncoder().encode(text));
}

export async function replace(document: vscode.TextDocument, word: string, by: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  const start = positionIn(document, word);
  edit.replace(document.uri, new vscode.Range(start, start.translate(0, word.length)), by);
  ok(await vscode.workspace.applyEdit(edit), 'the edit was refused');
}

export function positionIn(document: vscode.TextDocument, word: string): vscode.Position {
  const offset = document.getText().indexOf(word);
  ok(offset >= 0, `There is no '${word}' in ${document.uri.path}.`);
  return document.positionAt(offset);
}

export function diagnosticsOf(uri: vscode.Uri, count: number): Promise<vscode.Diagnostic[]> {
  return until(
    `${count} findings in ${uri.path}`,
    () => {
      const ours = vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'isms');
      return ours.length === count && ours;
    },
    listener => vscode.languages.onDidChangeDiagnostics(listener),
  );
}

export function codeOf({ code }: vscode.Diagnostic): unknown {
  return typeof code === 'object' ? code.value : code;
}

export function textOf(content: vscode.MarkdownString | vscode.MarkedString): string {
  return typeof content === 'string' ? content : content.value;
}
