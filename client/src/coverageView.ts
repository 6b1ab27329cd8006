import * as vscode from 'vscode';
import type { Place } from '../../server/src/protocol/coverage.js';
import { type CoverageItem, type CoverageNode, coverageChildren, coverageItem } from './coverageItem.js';
import type { CoverageModel } from './coverageModel.js';

/** The id of the view in package.json. */
export const coverageViewId = 'isms.coverage';

/** The tree of processes and outcomes: asks the model, draws the answer. */
export class CoverageTree implements vscode.TreeDataProvider<CoverageNode>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #model: CoverageModel;
  readonly #subscriptions: vscode.Disposable[] = [];

  constructor(model: CoverageModel) {
    this.#model = model;
    const view = vscode.window.createTreeView(coverageViewId, {
      treeDataProvider: this,
      showCollapseAll: true,
    });
    let drawn = true;
    const draw = () => {
      drawn = view.visible;
      if (view.visible) this.#changed.fire(undefined);
    };
    this.#subscriptions.push(
      view,
      this.#changed,
      model.onDidChange(draw),
      view.onDidChangeVisibility(() => drawn || draw()),
    );
  }

  getTreeItem(node: CoverageNode): vscode.TreeItem {
    return toTreeItem(coverageItem(node));
  }

  async getChildren(node?: CoverageNode): Promise<CoverageNode[]> {
    const coverage = this.#model.current ?? (await this.#firstAnswer());
    return coverageChildren(node ?? null, coverage === 'unavailable' ? [] : coverage);
  }

  dispose(): void {
    vscode.Disposable.from(...this.#subscriptions).dispose();
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
