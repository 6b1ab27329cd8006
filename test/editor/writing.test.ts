import * as vscode from 'vscode';
import { equal, ok } from './assert.js';
import { codeOf, fileUri, open, positionIn, write } from './documents.js';
import { until } from './until.js';

const path = 'risks/register/R-007.yaml';
const text = `id: R-007
title: Backups cannot be read
status: identified
scenario: A key is lost, and with it the backups.
affects: [availability]
risk_owner: tom.ashe
related:
  - POL-001
last_assessed: 2026-10-01
next_assessment: 1 June 2099
acceptance: ACC-009
`;
const acceptance = 'risks/acceptances/ACC-009.md';

suite('Writing in the editor', () => {
  let risk: vscode.TextDocument;

  suiteSetup(async () => {
    await vscode.extensions.getExtension('isms-as-code.isms-as-code')?.activate();
    await write(path, text);
    risk = await open(path);
    await found('reference-resolves');
  });

  suiteTeardown(async () => {
    await vscode.window.showTextDocument(risk);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.workspace.fs.delete(fileUri(path));
  });

  test('above a document stands what it covers, and who refers to it', async () => {
    const policy = await open('policies/POL-001-access.md');
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      policy.uri,
      10,
    );
    const ours = lenses.flatMap(({ command }) => (command?.command.startsWith('isms.') ? [command] : []));
    equal(
      ours.map(({ command }) => command),
      ['isms.showOutcomes', 'isms.showReferences'],
    );
    ok(ours[0]?.title.startsWith('Covers '), ours[0]?.title ?? '');
    equal(ours[1]?.title, 'Referenced by 1');
    const [uri, position, locations] = ours[1]?.arguments ?? [];
    equal([uri, position], [policy.uri.toString(), { line: 0, character: 0 }]);
    equal(
      locations.map((it: { uri: string }) => it.uri),
      [risk.uri.toString()],
    );
    await vscode.commands.executeCommand('isms.showReferences', uri, position, locations);
    await vscode.commands.executeCommand('closeReferenceSearch');
  });

  test('hints stand in the part that is asked for, until they are turned off', async () => {
    const hints = async (): Promise<string[]> => {
      const all = await vscode.commands.executeCommand<vscode.InlayHint[]>(
        'vscode.executeInlayHintProvider',
        risk.uri,
        new vscode.Range(6, 0, 8, 0),
      );
      return all.map(({ label }) => (typeof label === 'string' ? label : label.map(it => it.value).join('')));
    };
    equal(await hints(), ['Access']);
    const settings = vscode.workspace.getConfiguration('isms');
    await settings.update('inlayHints.titles', false, vscode.ConfigurationTarget.Global);
    await eventually('no hint', async () => (await hints()).length === 0);
    await settings.update('inlayHints.titles', undefined, vscode.ConfigurationTarget.Global);
    await eventually('the hint again', async () => (await hints()).length === 1);
  });

  test('everything that is safe to fix is fixed at once', async () => {
    const kind = vscode.CodeActionKind.SourceFixAll.append('isms');
    await apply('Fix everything that is safe to fix', positionIn(risk, 'R-007'), kind);
    ok(risk.getText().includes('next_assessment: 2099-06-01\n'), risk.getText());
  });

  test('the document that a reference lacks is created, and the finding goes', async () => {
    await apply("Create a risk acceptance 'ACC-009'", positionIn(risk, 'ACC-009'));
    const created = await vscode.workspace.openTextDocument(fileUri(acceptance));
    ok(created.getText().startsWith('---\nkind: risk-acceptance\nid: ACC-009\n'), created.getText());
    await until(
      'the reference to resolve',
      () => !codes().includes('reference-resolves'),
      listener => vscode.languages.onDidChangeDiagnostics(listener),
    );
    await created.save();
    await vscode.workspace.fs.delete(fileUri(acceptance));
    await found('reference-resolves');
  });

  test('a finding is ignored with a reason that is still to be written', async () => {
    await apply("Ignore 'reference-resolves' here, with a reason", positionIn(risk, 'ACC-009'));
    ok(
      risk.getText().includes('# isms-ignore reference-resolves: <why this may stay>\nacceptance:'),
      risk.getText(),
    );
  });

  async function apply(title: string, at: vscode.Position, kind?: vscode.CodeActionKind): Promise<void> {
    const actions = await uncancelled(() =>
      vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        risk.uri,
        new vscode.Range(at, at),
        kind?.value,
        50,
      ),
    );
    const action = actions.find(it => it.title === title);
    ok(action?.edit, `Not offered: ${title}; there are ${actions.map(it => it.title).join(', ')}`);
    ok(await vscode.workspace.applyEdit(action.edit), 'the edit was refused');
  }

  /** VS Code cancels what it asked when the document changes meanwhile, as after the edit of the test before. */
  async function uncancelled<T>(ask: () => Thenable<T>): Promise<T> {
    for (let left = 5; ; left--) {
      try {
        return await ask();
      } catch (error) {
        if (left === 0 || !(error instanceof Error) || error.name !== 'Canceled') throw error;
      }
    }
  }

  function codes(): unknown[] {
    return vscode.languages.getDiagnostics(risk.uri).map(codeOf);
  }

  function found(code: string): Promise<unknown> {
    return until(
      code,
      () => codes().includes(code),
      listener => vscode.languages.onDidChangeDiagnostics(listener),
    );
  }
});

/** Looks again and again: a setting reaches the server without any event here. */
async function eventually(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (await holds()) return;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  throw new Error(`Waited in vain for ${what}.`);
}
