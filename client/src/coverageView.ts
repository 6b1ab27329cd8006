import * as vscode from 'vscode';
import type { Place } from '../../server/src/protocol/coverage.js';
import {
  type CoverageFilter,
  type CoverageItem,
  type CoverageNode,
  coverageChildren,
  coverageItem,
  hasGaps,
} from './coverageItem.js';
import type { CoverageModel } from './coverageModel.js';

/** The id of the view in package.json. */
export const coverageViewId = 'isms.coverage';

/** The tree of processes and outcomes: asks the model, draws the answer. */
export class CoverageTree implements vscode.TreeDataProvider<CoverageNode>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #model: CoverageModel;
  readonly #view: vscode.TreeView<CoverageNode>;
  readonly #subscriptions: vscode.Disposable;
  #filter: CoverageFilter = 'all';
  /** By id: what a line stands under. */
  readonly #parents = new Map<string, CoverageNode>();
  /** What was last drawn: drawing the same again would take away the tooltip that somebody reads. */
  #drawn = '';

  constructor(model: CoverageModel) {
    this.#model = model;
    this.#view = vscode.window.createTreeView(coverageViewId, {
      treeDataProvider: this,
      showCollapseAll: true,
    });
    this.#subscriptions = vscode.Disposable.from(
      this.#view,
      this.#changed,
      model.onDidChange(() => this.#draw()),
      this.#view.onDidChangeVisibility(() => this.#draw()),
      vscode.commands.registerCommand('isms.showGapsOnly', () => this.show('gaps')),
      vscode.commands.registerCommand('isms.showAllOutcomes', () => this.show('all')),
    );
  }

  /** Shows all outcomes, or only those where something is left to do. */
  show(filter: CoverageFilter): void {
    this.#filter = filter;
    void vscode.commands.executeCommand('setContext', 'isms.filter', filter);
    this.#draw();
  }

  getTreeItem(node: CoverageNode): vscode.TreeItem {
    return toTreeItem(coverageItem(node));
  }

  async getChildren(node?: CoverageNode): Promise<CoverageNode[]> {
    const coverage = this.#model.current ?? (await this.#firstAnswer());
    const children = coverageChildren(node ?? null, coverage === 'unavailable' ? [] : coverage, this.#filter);
    if (node) for (const child of children) this.#parents.set(child.id, node);
    return children;
  }

  getParent({ id }: CoverageNode): CoverageNode | undefined {
    return this.#parents.get(id);
  }

  /** Shows an outcome of an ISMS with what is under it, and puts the cursor on it. */
  async reveal(root: string, outcome: string): Promise<void> {
    const node = await this.#outcomeNode(root, outcome);
    if (node) await this.#view.reveal(node, { select: true, focus: true, expand: true });
    else if (this.#filter === 'gaps') {
      this.show('all');
      await this.reveal(root, outcome);
    }
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  async #outcomeNode(root: string, outcome: string, above?: CoverageNode): Promise<CoverageNode | null> {
    for (const node of await this.getChildren(above)) {
      if (node.type === 'outcome' && node.value.id === outcome) return node;
      const mayHold = node.type === 'isms' ? node.value.root === root : node.type !== 'outcome';
      const found = mayHold ? await this.#outcomeNode(root, outcome, node) : null;
      if (found) return found;
    }
    return null;
  }

  /** While the view cannot be seen, nothing is drawn. */
  #draw(): void {
    const { current } = this.#model;
    const drawing = JSON.stringify([this.#filter, current]);
    if (!this.#view.visible || drawing === this.#drawn) return;
    this.#drawn = drawing;
    const some = typeof current === 'object' && current !== null && current.length > 0;
    const allDone = some && !current.some(({ counts }) => hasGaps(counts));
    this.#view.description = this.#filter === 'gaps' ? 'gaps only' : '';
    this.#view.message = this.#filter === 'gaps' && allDone ? 'There is no gap.' : '';
    this.#changed.fire(undefined);
  }

  /** The view shows progress while this is pending. */
  #firstAnswer(): Promise<Exclude<CoverageModel['current'], null>> {
    return new Promise(resolve => {
      const subscription = this.#model.onDidChange(() => {
        subscription.dispose();
        resolve(this.#model.current ?? []);
      });
    });
  }
}

function toTreeItem(item: CoverageItem): vscode.TreeItem {
  const treeItem = new vscode.TreeItem(item.label, collapsibleStates[item.children]);
  treeItem.id = item.id;
  treeItem.description = item.description;
  treeItem.tooltip = new vscode.MarkdownString(item.tooltip, true);
  treeItem.accessibilityInformation = { label: item.spoken };
  if (item.icon) {
    const color = item.icon.color === null ? undefined : new vscode.ThemeColor(item.icon.color);
    treeItem.iconPath = new vscode.ThemeIcon(item.icon.codicon, color);
  } else if (item.opens) {
    // With the uri, the line has the icon of the file's type and shows whether the file has problems.
    treeItem.iconPath = vscode.ThemeIcon.File;
    treeItem.resourceUri = vscode.Uri.parse(item.opens.uri);
  }
  if (item.opens) treeItem.command = openPlace(item.opens);
  return treeItem;
}

const collapsibleStates: Record<CoverageItem['children'], vscode.TreeItemCollapsibleState> = {
  none: vscode.TreeItemCollapsibleState.None,
  collapsed: vscode.TreeItemCollapsibleState.Collapsed,
  expanded: vscode.TreeItemCollapsibleState.Expanded,
};

function openPlace({ uri, range }: Place): vscode.Command {
  const selection = new vscode.Range(
    range.start.line,
    range.start.character,
    range.end.line,
    range.end.character,
  );
  return { title: 'Open', command: 'vscode.open', arguments: [vscode.Uri.parse(uri), { selection }] };
}
