import * as vscode from 'vscode';
import type { PageMessage } from '../../client/page/panelMessages.js';
import type { CoverageNode } from '../../client/src/coverageNodes.js';
import type { IsmsApi } from '../../client/src/startExtension.js';
import type { OutcomeBrief, OutcomeDetail, OutcomeState } from '../../server/src/protocol/coverage.js';
import { equal, ok } from './assert.js';
import { codeOf, diagnosticsOf, fileUri, open, positionIn, replace, textOf, write } from './documents.js';
import { until } from './until.js';

const extensionId = 'isms-as-code.isms-as-code';

suite('The extension in the editor', () => {
  let api: IsmsApi;
  let risk: vscode.TextDocument;

  suiteSetup(async () => {
    const extension = vscode.extensions.getExtension<IsmsApi>(extensionId);
    ok(extension, `${extensionId} is not installed.`);
    api = await extension.activate();
    risk = await open('risks/register/R-001.yaml');
  });

  test('its commands can be run', async () => {
    const commands = await vscode.commands.getCommands(true);
    const contributed: { command: string }[] =
      vscode.extensions.getExtension(extensionId)?.packageJSON.contributes.commands;
    const missing = contributed.map(({ command }) => command).filter(id => !commands.includes(id));
    equal(missing, []);
    await vscode.commands.executeCommand('isms.showCoverage');
  });

  test('a finding stands under the offending word and nowhere else', async () => {
    const [finding, ...others] = await diagnosticsOf(risk.uri, 1);
    ok(finding, 'no finding');
    equal(others.length, 0);
    equal(risk.getText(finding.range), 'mira.vos');
    equal(finding.severity, vscode.DiagnosticSeverity.Error);
    equal(codeOf(finding), 'reference-resolves');
    ok(finding.message.includes(`'mira.vos'`), finding.message);
  });

  test('findings of files that were never opened are known as well', async () => {
    await write('risks/register/R-003.yaml', risk.getText().replace('R-001', 'R-003'));
    await diagnosticsOf(fileUri('risks/register/R-003.yaml'), 1);
    await vscode.workspace.fs.delete(fileUri('risks/register/R-003.yaml'));
    await diagnosticsOf(fileUri('risks/register/R-003.yaml'), 0);
  });

  test('a folder that goes away takes its findings along', async () => {
    const uri = fileUri('risks/register/old/R-004.yaml');
    await write('risks/register/old/R-004.yaml', risk.getText().replace('R-001', 'R-004'));
    await diagnosticsOf(uri, 1);
    await vscode.workspace.fs.delete(fileUri('risks/register/old'), { recursive: true });
    await diagnosticsOf(uri, 0);
  });

  test('a folder that is moved brings its findings along', async () => {
    await write('attic/deep/R-005.yaml', risk.getText().replace('R-001', 'R-005'));
    await vscode.workspace.fs.rename(fileUri('attic'), fileUri('risks/register/attic'));
    const uri = fileUri('risks/register/attic/deep/R-005.yaml');
    await diagnosticsOf(uri, 1);
    await vscode.workspace.fs.delete(fileUri('risks/register/attic'), { recursive: true });
    await diagnosticsOf(uri, 0);
  });

  test('hovering a person shows the name', async () => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      risk.uri,
      positionIn(risk, 'tom.ashe'),
    );
    const text = hovers.flatMap(({ contents }) => contents.map(textOf)).join('\n');
    ok(text.includes('Tom Ashe'), text);
  });

  test('the definition of a person is a line of the roles', async () => {
    const places = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      risk.uri,
      positionIn(risk, 'tom.ashe'),
    );
    const roles = await open('isms/roles.yaml');
    const targets = places.map(place =>
      'targetUri' in place
        ? { uri: place.targetUri, range: place.targetSelectionRange ?? place.targetRange }
        : place,
    );
    equal(
      targets.map(({ uri, range }) => [uri.path, roles.getText(range)]),
      [[roles.uri.path, 'tom.ashe']],
    );
  });

  test('completion offers the people where a person is wanted', async () => {
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      risk.uri,
      positionIn(risk, 'mira.vos'),
    );
    const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    ok(labels.includes('mira.voss') && labels.includes('tom.ashe'), labels.join(', '));
  });

  test('the coverage tree says why an outcome is not covered, and where', async () => {
    await outcomeInState('RA-O2', 'partial');
    const { reasons } = await detailOf('RA-O2');
    const parent = await find(node => node.type === 'outcome' && node.value.id === 'RA-O2');
    const items = (await api.coverageTree.getChildren(parent)).map(node =>
      api.coverageTree.getTreeItem(node),
    );
    ok(
      reasons.some(({ fix }) => fix !== null),
      'no reason says what to do',
    );
    const opened = items.map(({ command }) => command?.arguments?.[0]?.path.split('/').at(-1));
    ok(opened.includes('R-001.yaml'), JSON.stringify(opened));
  });

  test('lines of the tree keep their ids, so that they stay expanded', async () => {
    // The first may have been asked for before the last test ended.
    await anotherAnswer();
    await anotherAnswer();
    const before = (await allNodes()).map(({ id }) => id);
    await anotherAnswer();
    const after = (await allNodes()).map(({ id }) => id);
    ok(before.length > 100, `only ${before.length} lines`);
    equal(
      after.filter(id => !before.includes(id)),
      [],
    );
    equal(after.length, before.length);
    equal(new Set(before).size, before.length);
  });

  test('correcting the word clears the finding and covers the outcome', async () => {
    await replace(risk, 'mira.vos', 'mira.voss');
    await diagnosticsOf(risk.uri, 0);
    await outcomeInState('RA-O2', 'covered');
    const { evidence } = await detailOf('RA-O2');
    equal(
      evidence.flatMap(({ first }) => first.map(({ path }) => path)),
      ['risks/register/R-001.yaml'],
    );
  });

  test('breaking it again brings both back', async () => {
    await replace(risk, 'mira.voss', 'mira.vos');
    await diagnosticsOf(risk.uri, 1);
    await outcomeInState('RA-O2', 'partial');
  });

  test('the report shows every outcome, follows an edit, and wants nothing that it may not have', async () => {
    const messages: PageMessage[] = [];
    const subscription = api.report.onDidMessage(message => messages.push(message));
    const drawn = (what: string, count: number) =>
      until(
        what,
        () => messages.filter(({ type }) => type === 'drawn').length >= count,
        listener => api.report.onDidMessage(listener),
      );
    await vscode.commands.executeCommand('isms.showReport');
    await drawn('the report', 1);
    const first = messages.find(({ type }) => type === 'drawn');
    ok(first?.type === 'drawn' && first.outcomes > 100, JSON.stringify(first));
    const tabs = vscode.window.tabGroups.all.flatMap(group => group.tabs.map(({ label }) => label));
    ok(tabs.includes('ISMS Report'), tabs.join(', '));
    const before = messages.filter(({ type }) => type === 'drawn').length;
    await replace(risk, 'mira.vos', 'mira.voss');
    await drawn('the report after an edit', before + 1);
    await replace(risk, 'mira.voss', 'mira.vos');
    await outcomeInState('RA-O2', 'partial');
    subscription.dispose();
    equal(
      messages.filter(({ type }) => type === 'violation'),
      [],
    );
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  test('the server can be restarted', async () => {
    await vscode.commands.executeCommand('isms.restartServer');
    await outcomeInState('RA-O2', 'partial');
    await diagnosticsOf(risk.uri, 1);
  });

  /** What came before may still be under way in the answer that is there. */
  async function anotherAnswer(): Promise<void> {
    const answer = api.coverage.current;
    api.coverage.invalidate();
    await until(
      'another answer',
      () => api.coverage.current !== answer,
      listener => api.coverage.onDidChange(listener),
    );
  }

  function outcomeInState(id: string, state: OutcomeState): Promise<OutcomeBrief> {
    return until(
      `${id} to be ${state}`,
      () => outcomes().find(outcome => outcome.id === id && outcome.state === state),
      listener => api.coverage.onDidChange(listener),
    );
  }

  async function detailOf(id: string): Promise<OutcomeDetail> {
    const { current } = api.coverage;
    const root = typeof current === 'object' ? current?.[0]?.root : undefined;
    const detail = await api.coverage.detail({ root: root ?? '', id });
    ok(detail, `no ${id}`);
    return detail;
  }

  function outcomes(): readonly OutcomeBrief[] {
    const { current } = api.coverage;
    if (current === null || current === 'unavailable') return [];
    return current.flatMap(isms => isms.outcomes);
  }

  async function find(wanted: (node: CoverageNode) => boolean): Promise<CoverageNode> {
    const found = (await allNodes()).find(wanted);
    ok(found, 'not in the tree');
    return found;
  }

  async function allNodes(parent?: CoverageNode): Promise<CoverageNode[]> {
    const children = await api.coverageTree.getChildren(parent);
    const below = await Promise.all(children.map(allNodes));
    return [...children, ...below.flat()];
  }
});
