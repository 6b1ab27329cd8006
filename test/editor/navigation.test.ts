import * as vscode from 'vscode';
import { equal, ok } from './assert.js';
import { until } from './until.js';

suite('Finding the way in the editor', () => {
  let risk: vscode.TextDocument;
  let roles: vscode.TextDocument;
  let policy: vscode.TextDocument;

  suiteSetup(async () => {
    await vscode.extensions.getExtension('isms-as-code.isms-as-code')?.activate();
    roles = await open('isms/roles.yaml');
    policy = await open('policies/POL-001-access.md');
    risk = await open('risks/register/R-001.yaml');
    await until(
      'findings, so that all files have been read',
      () => vscode.languages.getDiagnostics(risk.uri).length > 0,
      listener => vscode.languages.onDidChangeDiagnostics(listener),
    );
  });

  test('a person is found wherever the name stands', async () => {
    const found = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      risk.uri,
      placeOf(risk, 'tom.ashe'),
    );
    equal(
      found.map(({ uri, range }) => [nameOf(uri), range.start.line]),
      [
        ['roles.yaml', placeOf(roles, 'tom.ashe').line],
        ['POL-001-access.md', placeOf(policy, 'tom.ashe').line],
        ['R-001.yaml', placeOf(risk, 'tom.ashe').line],
      ],
    );
  });

  test('a rename changes all files, and back again', async () => {
    const before = [roles, policy, risk].map(it => it.getText());
    await rename('tom.ashe', 'tom.ash');
    ok(roles.getText().includes('id: tom.ash\n'), roles.getText());
    ok(policy.getText().includes('tom.ash\n'), policy.getText());
    ok(risk.getText().includes('assessor: tom.ash\n'), risk.getText());
    await rename('tom.ash', 'tom.ashe');
    equal(
      [roles, policy, risk].map(it => it.getText()),
      before,
    );
  });

  test('a rename to a name that is taken is refused with the reason', async () => {
    const refused = await rename('tom.ashe', 'R-001').then(
      () => 'nothing was said',
      (error: Error) => error.message,
    );
    ok(refused.includes(`'R-001' is taken: risks/register/R-001.yaml defines it.`), refused);
  });

  test('what is renamed is told before', async () => {
    const prepared = await vscode.commands.executeCommand<{ placeholder: string }>(
      'vscode.prepareRename',
      risk.uri,
      placeOf(risk, 'tom.ashe'),
    );
    equal(prepared.placeholder, 'tom.ashe');
  });

  test('the outline of a register names its entries', async () => {
    const [symbol] = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      roles.uri,
    );
    equal(
      symbol?.children.map(({ name }) => name),
      ['mira.voss Mira Voss', 'tom.ashe Tom Ashe'],
    );
  });

  test('an id is found by the words of its title', async () => {
    const found = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
      'vscode.executeWorkspaceSymbolProvider',
      'Ashe',
    );
    equal(
      found.map(({ name, location }) => [name, nameOf(location.uri)]),
      [['tom.ashe Tom Ashe', 'roles.yaml']],
    );
  });

  test('ids are links to what defines them', async () => {
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      risk.uri,
      10,
    );
    const link = links.find(({ range }) => risk.getText(range) === 'tom.ashe');
    ok(link?.target?.path.endsWith('isms/roles.yaml'), JSON.stringify(links));
    equal(link?.tooltip?.includes('Tom Ashe'), true);
  });

  test('entries fold, selections grow, and an id is marked where it stands', async () => {
    const folds = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
      'vscode.executeFoldingRangeProvider',
      roles.uri,
    );
    const people = placeOf(roles, 'people:').line;
    ok(
      folds.some(({ start }) => start === people),
      JSON.stringify(folds),
    );
    const [selection] = await vscode.commands.executeCommand<vscode.SelectionRange[]>(
      'vscode.executeSelectionRangeProvider',
      roles.uri,
      [placeOf(roles, 'tom.ashe').translate(0, 2)],
    );
    const grown: string[] = [];
    for (let at = selection; at; at = at.parent) grown.push(roles.getText(at.range));
    ok(
      grown.includes('tom.ashe') && grown.includes('id: tom.ashe\n    name: Tom Ashe'),
      grown.join('\n--\n'),
    );
    const marks = await vscode.commands.executeCommand<vscode.DocumentHighlight[]>(
      'vscode.executeDocumentHighlights',
      risk.uri,
      placeOf(risk, 'tom.ashe'),
    );
    equal(
      marks.map(({ range, kind }) => [risk.getText(range), kind]),
      [['tom.ashe', vscode.DocumentHighlightKind.Read]],
    );
  });

  async function rename(from: string, to: string): Promise<void> {
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      risk.uri,
      placeOf(risk, from),
      to,
    );
    ok(await vscode.workspace.applyEdit(edit), 'the edit was refused');
  }
});

async function open(path: string): Promise<vscode.TextDocument> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  ok(folder, 'no folder is open');
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, path));
  await vscode.window.showTextDocument(document);
  return document;
}

function placeOf(document: vscode.TextDocument, word: string): vscode.Position {
  const offset = document.getText().indexOf(word);
  ok(offset >= 0, `There is no '${word}' in ${document.uri.path}.`);
  return document.positionAt(offset);
}

const nameOf = ({ path }: vscode.Uri): string => path.slice(path.lastIndexOf('/') + 1);
