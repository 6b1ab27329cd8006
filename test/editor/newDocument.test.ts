import * as vscode from 'vscode';
import type { IsmsApi } from '../../client/src/startExtension.js';
import { equal, ok } from './assert.js';
import { codeOf, diagnosticsOf, fileUri, open } from './documents.js';
import { until } from './until.js';

suite('New documents', () => {
  const made: vscode.Uri[] = [];

  suiteSetup(async () => {
    await vscode.extensions.getExtension<IsmsApi>('isms-as-code.isms-as-code')?.activate();
    await diagnosticsOf(fileUri('risks/register/R-001.yaml'), 1);
  });

  teardown(async () => {
    for (const uri of made.splice(0)) {
      await vscode.window.showTextDocument(uri);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      await vscode.workspace.fs.delete(uri);
    }
  });

  test('one is opened at its place as a snippet, with its first gap selected', async () => {
    const uri = fileUri('incidents/records/INC-2026-001.md');
    made.push(uri);
    await vscode.commands.executeCommand('isms.newDocument', {
      kind: 'incident-record',
      id: 'INC-2026-001',
      title: 'Lost laptop',
    });
    const editor = await editorOf(uri);
    const text = editor.document.getText();
    ok(text.startsWith('---\nkind: incident-record\nid: INC-2026-001\ntitle: Lost laptop\nowner: '), text);
    ok(text.includes('\n# Lost laptop\n'), text);
    equal(/\$\{|CURRENT_|first\.last/.exec(text), null);
    equal(editor.document.lineAt(editor.selection.start.line).text.split(':')[0], 'owner');
    await until(
      'nothing but gaps to be told',
      () => {
        const ours = vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'isms');
        return ours.length > 0 && ours.every(it => codeOf(it) === 'placeholder-left');
      },
      listener => vscode.languages.onDidChangeDiagnostics(listener),
    );
  });

  test('a record for an outcome claims it', async () => {
    const uri = fileUri('isms/decisions/DEC-2026-77.md');
    made.push(uri);
    const given = { kind: 'decision-record', id: 'DEC-2026-77', title: '' };
    await vscode.commands.executeCommand('isms.newRecord', 'GOV-O3', given);
    const text = (await editorOf(uri)).document.getText();
    ok(text.includes('\noutcomes: [GOV-O3]\n'), text);
    ok(text.includes('\ntitle: <title of the decision>\n'), text);
  });

  test('a file that is there is left alone', async () => {
    const uri = fileUri('changes/CHG-2026-001.md');
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode('---\nid: X-1\n---\n'));
    made.push(uri);
    // The question what to do with it is left open.
    void vscode.commands.executeCommand('isms.newDocument', {
      kind: 'change-record',
      id: 'CHG-2026-001',
      title: '',
    });
    await diagnosticsOf(fileUri('risks/register/R-001.yaml'), 1);
    equal(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)), '---\nid: X-1\n---\n');
  });

  test('completion offers a whole entry where one begins, and no file that a snippet begins', async () => {
    const roles = await open('isms/roles.yaml');
    const at = roles.positionAt(roles.getText().indexOf('- id: tom.ashe') + 2);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(roles.uri, at.translate(0, -2), '- \n  ');
    await vscode.workspace.applyEdit(edit);
    const items = await completionsAt(roles.uri, at);
    const entry = items.find(({ kind }) => kind === vscode.CompletionItemKind.Struct);
    equal(entry?.label, 'new person first.last');
    ok(entry?.insertText instanceof vscode.SnippetString, 'no snippet');
    await vscode.window.showTextDocument(roles);
    await vscode.commands.executeCommand('workbench.action.files.revert');

    const uri = fileUri('policies/empty.md');
    await vscode.workspace.fs.writeFile(uri, new Uint8Array());
    made.push(uri);
    await vscode.window.showTextDocument(uri);
    const ours = await completionsAt(uri, new vscode.Position(0, 0));
    equal(
      ours.filter(({ kind }) => kind === vscode.CompletionItemKind.File).map(({ label }) => label),
      [],
    );
  });
});

/** The editor of a file once something stands in it. */
function editorOf(uri: vscode.Uri): Promise<vscode.TextEditor> {
  return until(
    `${uri.path} to be shown`,
    () => {
      const editor = vscode.window.activeTextEditor;
      return editor?.document.uri.toString() === uri.toString() && editor.document.getText() !== '' && editor;
    },
    listener => vscode.window.onDidChangeActiveTextEditor(listener),
    listener => vscode.workspace.onDidChangeTextDocument(listener),
  );
}

async function completionsAt(uri: vscode.Uri, at: vscode.Position): Promise<vscode.CompletionItem[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    uri,
    at,
  );
  return list.items;
}
