import * as vscode from 'vscode';
import type { DueAnswer } from '../../server/src/protocol/due.js';
import { type DueLine, dueChildren, dueItem, overdueIn } from './dueItem.js';
import type { LatestAnswer } from './latestAnswer.js';
import { toTreeItem } from './treeLine.js';
import { TreeMemory } from './treeMemory.js';

/** The id of the view in package.json. */
export const dueViewId = 'isms.due';

/** The list of what is overdue and what falls due; of a new answer it draws only what looks different. */
export class DueTree implements vscode.TreeDataProvider<DueLine>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<DueLine[] | undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #model: LatestAnswer<DueAnswer>;
  readonly #view: vscode.TreeView<DueLine>;
  readonly #subscriptions: vscode.Disposable;
  readonly #memory = new TreeMemory<DueLine>();

  constructor(model: LatestAnswer<DueAnswer>) {
    this.#model = model;
    this.#view = vscode.window.createTreeView(dueViewId, { treeDataProvider: this, showCollapseAll: true });
    this.#subscriptions = vscode.Disposable.from(
      this.#view,
      this.#changed,
      model.onDidChange(() => this.#draw()),
      this.#view.onDidChangeVisibility(() => this.#draw()),
      vscode.commands.registerCommand('isms.showDue', () =>
        vscode.commands.executeCommand(`${dueViewId}.focus`),
      ),
    );
  }

  getTreeItem(line: DueLine): vscode.TreeItem {
    const look = dueItem(line);
    this.#memory.noteLook(line, JSON.stringify(look));
    return toTreeItem(look);
  }

  async getChildren(line?: DueLine): Promise<DueLine[]> {
    await this.#model.known();
    const children = this.#childrenOf(line ?? null).map(it => this.#memory.keep(it, line ?? null));
    this.#memory.noteChildren(line ?? null, children);
    return children;
  }

  getParent(line: DueLine): DueLine | null {
    return this.#memory.parentOf(line);
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #childrenOf(line: DueLine | null): readonly DueLine[] {
    const { current } = this.#model;
    return dueChildren(line, current === null || current === 'unavailable' ? nothing : current);
  }

  #draw(): void {
    const { current } = this.#model;
    const overdue = current === null || current === 'unavailable' ? 0 : overdueIn(current);
    this.#view.badge = overdue === 0 ? undefined : { value: overdue, tooltip: `${overdue} overdue` };
    if (!this.#view.visible || current === null || !this.#memory.hasShownChildren(null)) return;
    const periods = this.#childrenOf(null);
    if (this.#memory.noteChildren(null, periods)) this.#changed.fire(undefined);
    else {
      const changed = periods.flatMap(period => this.#changedIn(period));
      if (changed.length > 0) this.#changed.fire(changed);
    }
  }

  #changedIn(fresh: DueLine): readonly DueLine[] {
    const period = this.#memory.keep(fresh, null);
    const items = this.#childrenOf(period);
    const holdsOthers = this.#memory.hasShownChildren(period) && this.#memory.noteChildren(period, items);
    const looksNew = this.#memory.noteLook(period, JSON.stringify(dueItem(period)));
    if (holdsOthers || looksNew) return [period];
    return items
      .map(item => this.#memory.keep(item, period))
      .filter(item => this.#memory.noteLook(item, JSON.stringify(dueItem(item))));
  }
}

const nothing: DueAnswer = { items: [], more: 0 };
