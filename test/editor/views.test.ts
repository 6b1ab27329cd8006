import * as vscode from 'vscode';
import type { CoverageNode } from '../../client/src/coverageNodes.js';
import type { DueLine } from '../../client/src/dueItem.js';
import type { IsmsApi } from '../../client/src/startExtension.js';
import { equal, ok } from './assert.js';
import { open, replace, write } from './documents.js';
import { until } from './until.js';

const extensionId = 'isms-as-code.isms-as-code';

suite('The views in the editor', () => {
  let api: IsmsApi;

  suiteSetup(async () => {
    const extension = vscode.extensions.getExtension<IsmsApi>(extensionId);
    ok(extension, `${extensionId} is not installed.`);
    api = await extension.activate();
    await vscode.commands.executeCommand('isms.showCoverage');
    await api.coverage.known();
  });

  suiteTeardown(async () => {
    await vscode.commands.executeCommand('isms.groupByProcess');
    await vscode.commands.executeCommand('isms.showAllOutcomes');
  });

  test('gaps alone can be shown, and all again', async () => {
    const risk = await open('risks/register/R-001.yaml');
    await replace(risk, 'mira.vos', 'mira.voss');
    await until('RA-O2 to be covered', () => stateOf('RA-O2') === 'covered', onAnswer);
    const all = (await outcomeLines()).length;
    await vscode.commands.executeCommand('isms.showGapsOnly');
    const gaps = await outcomeLines();
    ok(gaps.length > 0 && gaps.length < all, `${gaps.length} of ${all}`);
    equal(
      gaps.filter(({ value }) => value.state === 'covered' || value.state === 'excluded'),
      [],
    );
    await vscode.commands.executeCommand('isms.showAllOutcomes');
    equal((await outcomeLines()).length, all);
    await replace(risk, 'mira.voss', 'mira.vos');
    await until('RA-O2 as it was', () => stateOf('RA-O2') === 'partial', onAnswer);
  });

  test('outcomes are grouped by clause and by owner', async () => {
    const first = async () => (await api.coverageTree.getChildren())[0];
    await vscode.commands.executeCommand('isms.groupByClause');
    await until('clauses', () => api.coverage.by === 'clause' && hasGroup(/^\d+(\.\d+)* /), onAnswer);
    equal(api.coverageTree.getTreeItem((await first()) as CoverageNode).contextValue, 'group');
    await vscode.commands.executeCommand('isms.groupByOwner');
    await until('owners', () => hasGroup(/^Nobody yet$/), onAnswer);
    await vscode.commands.executeCommand('isms.groupByProcess');
    await until('processes', () => hasGroup(/^Core processes$/), onAnswer);
  });

  test('of a new answer only the lines are drawn that look different', async () => {
    const risk = await open('risks/register/R-001.yaml');
    const [outcome] = (await outcomeLines()).filter(({ value }) => value.id === 'RA-O2');
    ok(outcome, 'no RA-O2');
    equal(outcome.value.state, 'partial');
    for (const line of await allLines()) api.coverageTree.getTreeItem(line);
    const drawn: string[] = [];
    const subscription = api.coverageTree.onDidChangeTreeData(nodes =>
      drawn.push(...(nodes ? nodes.map(({ id }) => id) : ['everything'])),
    );
    await replace(risk, 'mira.vos', 'mira.voss');
    await until(
      'the line to change',
      () => drawn.length > 0,
      listener => api.coverageTree.onDidChangeTreeData(listener),
    );
    await replace(risk, 'mira.voss', 'mira.vos');
    await until('RA-O2 as it was', () => stateOf('RA-O2') === 'partial', onAnswer);
    subscription.dispose();
    ok(!drawn.includes('everything'), drawn.join(', '));
    ok(drawn.length < 12, drawn.join(', '));
    // The same object as before: VS Code keeps selection and what is unfolded by it.
    const after = (await outcomeLines()).find(({ id }) => id === outcome.id);
    ok(after === outcome, 'RA-O2 is another object now');
  });

  test('the tooltip of an outcome tells its reasons once somebody asks', async () => {
    const [outcome] = (await outcomeLines()).filter(({ value }) => value.id === 'RA-O2');
    ok(outcome, 'no RA-O2');
    const item = api.coverageTree.getTreeItem(outcome);
    equal(item.tooltip, undefined);
    const { tooltip } = await api.coverageTree.resolveTreeItem(item, outcome);
    ok(tooltip instanceof vscode.MarkdownString && tooltip.value.includes('$(close)'), String(tooltip));
  });

  test('an outcome is explained on a page of its own', async () => {
    const [outcome] = (await outcomeLines()).filter(({ value }) => value.id === 'RA-O2');
    await vscode.commands.executeCommand('isms.explainOutcome', outcome);
    const tab = await until(
      'the page',
      () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).find(({ label }) => /RA-O2/.test(label)),
      listener => vscode.window.tabGroups.onDidChangeTabs(listener),
    );
    await vscode.window.tabGroups.close(tab);
    const document = await vscode.workspace.openTextDocument(explanationOf(outcome));
    ok(document.getText().includes('## What is missing'), document.getText());
  });

  test('the only evidence of an outcome is opened where it begins', async () => {
    const [outcome] = (await outcomeLines()).filter(({ value }) => value.id === 'RA-O2');
    await vscode.commands.executeCommand('isms.openEvidence', outcome);
    ok(vscode.window.activeTextEditor?.document.uri.path.endsWith('R-001.yaml'), 'not opened');
  });

  test('the due view tells what is overdue, and it goes when the date moves', async () => {
    const text = (day: string) =>
      `---\nid: POL-090\ntitle: Overdue policy\nowner: tom.ashe\nstatus: approved\nnext_review: ${day}\n---\n# P\n`;
    await write('policies/POL-090.md', text('2020-01-31'));
    const line = await dueLine('Overdue policy', true);
    const item = api.dueTree.getTreeItem(line as DueLine);
    ok(/^Review · \d+ days overdue · Tom Ashe$/.test(String(item.description)), String(item.description));
    equal(item.command?.command, 'vscode.open');
    await write('policies/POL-090.md', text('2999-01-31'));
    await dueLine('Overdue policy', false);
    await vscode.workspace.fs.delete(
      vscode.Uri.joinPath(vscode.workspace.workspaceFolders?.[0]?.uri as vscode.Uri, 'policies/POL-090.md'),
    );
  });

  const onAnswer = (listener: () => void) => api.coverage.onDidChange(listener);

  function hasGroup(name: RegExp): boolean {
    const { current } = api.coverage;
    return typeof current === 'object' && current?.[0]?.groups.some(it => name.test(it.name)) === true;
  }

  function stateOf(id: string): string | undefined {
    const { current } = api.coverage;
    return typeof current === 'object' ? current?.[0]?.outcomes.find(it => it.id === id)?.state : undefined;
  }

  async function outcomeLines() {
    return (await allLines()).filter(it => it.type === 'outcome');
  }

  /** All that the tree has without asking for one outcome. */
  async function allLines(parent?: CoverageNode): Promise<CoverageNode[]> {
    const children = await api.coverageTree.getChildren(parent);
    const open = children.filter(({ type }) => type === 'isms' || type === 'group');
    return [...children, ...(await Promise.all(open.map(allLines))).flat()];
  }

  /** The line of the due view with this title, once it is there or gone. */
  async function dueLine(title: string, isThere: boolean): Promise<DueLine | null> {
    const found = () => {
      const { current } = api.due;
      return typeof current === 'object' ? current?.items.find(it => it.title === title) : undefined;
    };
    await until(
      `${title} to be ${isThere ? 'due' : 'gone'}`,
      () => (found() !== undefined) === isThere,
      listener => api.due.onDidChange(listener),
    );
    if (!isThere) return null;
    for (const period of await api.dueTree.getChildren()) {
      const lines = await api.dueTree.getChildren(period);
      const line = lines.find(it => it.type === 'item' && it.value.title === title);
      if (line) return line;
    }
    throw new Error(`${title} is not in the tree.`);
  }
});

function explanationOf(node: CoverageNode | undefined): vscode.Uri {
  const outcome = node?.type === 'outcome' ? { root: node.root, id: node.value.id } : {};
  return vscode.Uri.from({
    scheme: 'isms-explain',
    path: '/RA-O2.md',
    query: JSON.stringify(outcome),
  });
}
