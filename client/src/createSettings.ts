import * as vscode from 'vscode';

/** Makes the file that marks the root of an ISMS, or opens the one that is there. */
export async function createSettings(): Promise<void> {
  const folder = await chosenFolder();
  if (!folder) return;
  const uri = vscode.Uri.joinPath(folder.uri, 'isms.yaml');
  const key = 'organization: ';
  if (!(await exists(uri))) {
    const text = `${key}${plainOrQuoted(folder.name)}\n`;
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  }
  const editor = await vscode.window.showTextDocument(uri);
  const line = editor.document.lineAt(0);
  // The name of the folder is a guess: the next thing to do is to type over it.
  if (line.text.startsWith(key)) {
    editor.selection = new vscode.Selection(0, key.length, 0, line.text.length);
  }
}

function plainOrQuoted(name: string): string {
  return /^[A-Z][\w .-]*\w$/i.test(name) && !/^(true|false|null|yes|no|on|off)$/i.test(name)
    ? name
    : JSON.stringify(name);
}

async function chosenFolder(): Promise<vscode.WorkspaceFolder | undefined> {
  const [first, ...others] = vscode.workspace.workspaceFolders ?? [];
  return others.length === 0
    ? first
    : vscode.window.showWorkspaceFolderPick({ placeHolder: 'The folder whose ISMS is to be checked' });
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
