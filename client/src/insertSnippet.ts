import * as vscode from 'vscode';
import type { AddEntryResult } from '../../server/src/protocol/newDocument.js';

/** Makes a file, opens it and puts a snippet into it, so that Tab leads from gap to gap. A file that is there stays. */
export async function openNewFile(uri: vscode.Uri, path: string, snippet: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(uri, { overwrite: false });
  if ((await exists(uri)) || !(await vscode.workspace.applyEdit(edit))) {
    const open = 'Open File';
    const answer = await vscode.window.showWarningMessage(
      `${path} cannot be made: it is there already.`,
      open,
    );
    if (answer === open) await vscode.window.showTextDocument(uri);
    return;
  }
  const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
  await insert(editor, snippet, new vscode.Position(0, 0));
}

/** Puts whole lines into a document that is open. */
export async function insertEntry(
  editor: vscode.TextEditor,
  { position: { line, character }, snippet }: AddEntryResult,
): Promise<void> {
  const position = new vscode.Position(line, character);
  await insert(editor, snippet, position);
  editor.revealRange(
    new vscode.Range(position, position),
    vscode.TextEditorRevealType.InCenterIfOutsideViewport,
  );
}

async function insert(editor: vscode.TextEditor, snippet: string, at: vscode.Position): Promise<void> {
  // Indentation of YAML is blanks, whatever the settings of Markdown say.
  editor.options = { insertSpaces: true };
  await editor.insertSnippet(new vscode.SnippetString(snippet), at);
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
