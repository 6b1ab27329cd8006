import * as vscode from 'vscode';
import type { CoverageGrouping, OutcomeState } from '../../server/src/protocol/coverage.js';
import type { Comparison } from './comparison.js';
import { coverageItem, outcomeTooltip } from './coverageItem.js';
import type { CoverageModel } from './coverageModel.js';
import { type CoverageFilter, type CoverageNode, coverageChildren, detailNodes } from './coverageNodes.js';
import { gapStates, gapsIn, stateOrder, sumOfCounts } from './states.js';
import { toTreeItem } from './treeLine.js';
import { TreeMemory } from './treeMemory.js';

/** The id of the view in package.json. */
export const coverageViewId = 'isms.coverage';

/** The tree of outcomes: asks the model, draws the answer, and of a new answer only what looks different. */
export class CoverageTree implements vscode.TreeDataProvider<CoverageNode>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<CoverageNode[] | undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #model: CoverageModel;
  readonly #settings: vscode.Memento;
  readonly #comparison: Comparison;
  readonly #view: vscode.TreeView<CoverageNode>;
  readonly #subscriptions: vscode.Disposable;
  readonly #memory = new TreeMemory<CoverageNode>();
  #filter: CoverageFilter;
  /** Ids of outcomes that are unfolded: only of these it matters what stands under them. */
  readonly #unfolded = new Set<string>();

  constructor(model: CoverageModel, settings: vscode.Memento, comparison: Comparison) {
    this.#model = model;
    this.#comparison = comparison;
    this.#settings = settings;
    const states = settings.get<readonly OutcomeState[]>(filterKey);
    this.#filter = states ? new Set(states) : null;
    this.#view = vscode.window.createTreeView(coverageViewId, {
      treeDataProvider: this,
      showCollapseAll: true,
    });
    this.#subscriptions = vscode.Disposable.from(
      this.#view,
      this.#changed,
      model.onDidChange(() => void this.#draw()),
      comparison.onDidChange(() => void this.#draw()),
      this.#view.onDidChangeVisibility(() => void this.#draw()),
      this.#view.onDidExpandElement(({ element }) => void this.#unfolded.add(element.id)),
      this.#view.onDidCollapseElement(({ element }) => void this.#unfolded.delete(element.id)),
    );
    this.#tellMenus();
  }

  get filter(): CoverageFilter {
    return this.#filter;
  }

  /** Shows outcomes in these states only; `null`: all. */
  show(filter: CoverageFilter): void {
    this.#filter = filter;
    void this.#settings.update(filterKey, filter ? [...filter] : undefined);
    this.#tellMenus();
    void this.#draw();
  }

  groupBy(by: CoverageGrouping): void {
    void this.#settings.update(groupingKey, by);
    this.#model.groupBy(by);
    this.#tellMenus();
  }

  getTreeItem(node: CoverageNode): vscode.TreeItem {
    const line = coverageItem(node);
    this.#memory.noteLook(node, JSON.stringify(line));
    return toTreeItem(line);
  }

  /** VS Code asks when the mouse rests on an outcome. */
  async resolveTreeItem(item: vscode.TreeItem, node: CoverageNode): Promise<vscode.TreeItem> {
    const detail = node.type === 'outcome' ? await this.#detailOf(node) : null;
    if (detail) item.tooltip = new vscode.MarkdownString(outcomeTooltip(detail), true);
    return item;
  }

  /** The view shows progress while this is pending. */
  async getChildren(node?: CoverageNode): Promise<CoverageNode[]> {
    const children = (await this.#childrenOf(node ?? null)).map(it => this.#memory.keep(it, node ?? null));
    this.#memory.noteChildren(node ?? null, children);
    return children;
  }

  getParent(node: CoverageNode): CoverageNode | null {
    return this.#memory.parentOf(node);
  }

  /** Shows an outcome of an ISMS with what is under it, and puts the cursor on it. */
  async reveal(root: string, outcome: string): Promise<void> {
    const node = await this.#outcomeNode(root, outcome);
    if (node) await this.#view.reveal(node, { select: true, focus: true, expand: true });
    else if (this.#filter || this.#comparison.base) {
      this.#comparison.stop();
      this.show(null);
      await this.reveal(root, outcome);
    }
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  async #childrenOf(node: CoverageNode | null): Promise<readonly CoverageNode[]> {
    if (node?.type === 'outcome') {
      const detail = await this.#detailOf(node);
      return detail ? detailNodes(node, detail) : [];
    }
    const coverage = await this.#model.known();
    const shown = coverage === 'unavailable' ? [] : this.#comparison.shown(coverage);
    return coverageChildren(node, shown, this.#filter);
  }

  #detailOf({ root, value: { id } }: CoverageNode & { type: 'outcome' }) {
    return this.#model.detail({ root, id });
  }

  async #outcomeNode(root: string, outcome: string, above?: CoverageNode): Promise<CoverageNode | null> {
    for (const node of await this.getChildren(above)) {
      if (node.type === 'outcome' && node.root === root && node.value.id === outcome) return node;
      const mayHold = node.type === 'isms' ? node.value.root === root : node.type === 'group';
      const found = mayHold ? await this.#outcomeNode(root, outcome, node) : null;
      if (found) return found;
    }
    return null;
  }

  /** While the view cannot be seen, nothing but its badge is drawn. */
  async #draw(): Promise<void> {
    this.#tellAround();
    if (!this.#view.visible || this.#model.current === null || !this.#memory.hasShownChildren(null)) return;
    if (await this.#hasNewChildren(null)) {
      this.#changed.fire(undefined);
      return;
    }
    const changed = await this.#changedBelow(null);
    if (changed.length > 0) this.#changed.fire(changed);
  }

  /** The nodes that look different or hold others; what stands below such a one VS Code asks for itself. */
  async #changedBelow(parent: CoverageNode | null): Promise<CoverageNode[]> {
    const changed: CoverageNode[] = [];
    for (const fresh of await this.#childrenOf(parent)) {
      const node = this.#memory.keep(fresh, parent);
      const looksNew = this.#memory.noteLook(node, JSON.stringify(coverageItem(node)));
      const isOpen = node.type !== 'outcome' || this.#unfolded.has(node.id);
      const looks = isOpen && this.#memory.hasShownChildren(node);
      if (looksNew || (looks && (await this.#hasNewChildren(node)))) changed.push(node);
      else if (looks) changed.push(...(await this.#changedBelow(node)));
    }
    return changed;
  }

  async #hasNewChildren(node: CoverageNode | null): Promise<boolean> {
    return this.#memory.noteChildren(node, [...(await this.#childrenOf(node))]);
  }

  /** What stands around the tree: title, message, badge. */
  #tellAround(): void {
    const { current } = this.#model;
    const all = typeof current === 'object' && current !== null ? current : [];
    const counts = sumOfCounts(all.map(it => it.counts));
    const gaps = gapsIn(counts);
    this.#view.badge =
      gaps === 0
        ? undefined
        : { value: gaps, tooltip: `${gaps} ${gaps === 1 ? 'outcome is' : 'outcomes are'} not covered` };
    const { base } = this.#comparison;
    this.#view.description = [
      ...(this.#model.by === 'process' ? [] : [`by ${this.#model.by}`]),
      ...(this.#filter ? [filterInWords(this.#filter)] : []),
      ...(base ? [`changed since ${base.name}`] : []),
    ].join(', ');
    const shown = this.#comparison
      .shown(all)
      .flatMap(({ outcomes }) => outcomes)
      .filter(({ state }) => this.#filter === null || this.#filter.has(state));
    this.#view.message = [
      ...(all.length > 0 && shown.length === 0 ? [emptyInWords(this.#filter, base)] : []),
      ...(base?.notes ?? []),
    ].join(' ');
  }

  /** What menus offer depends on it. */
  #tellMenus(): void {
    const filter = this.#filter === null ? 'all' : isGapsOnly(this.#filter) ? 'gaps' : 'some';
    void vscode.commands.executeCommand('setContext', 'isms.filter', filter);
    void vscode.commands.executeCommand('setContext', 'isms.grouping', this.#model.by);
  }
}

const filterKey = 'isms.coverage.states';
const groupingKey = 'isms.coverage.grouping';

/** What was chosen when the workspace was open last. */
export const lastGrouping = (settings: vscode.Memento): CoverageGrouping =>
  settings.get<CoverageGrouping>(groupingKey, 'process');

const isGapsOnly = (filter: CoverageFilter): boolean =>
  filter !== null && filter.size === gapStates.size && [...filter].every(state => gapStates.has(state));

const filterInWords = (filter: ReadonlySet<OutcomeState>): string =>
  isGapsOnly(filter) ? 'gaps only' : stateOrder.filter(state => filter.has(state)).join(', ');

/** Why no outcome is shown. */
function emptyInWords(filter: CoverageFilter, base: Comparison['base']): string {
  if (base) return `No outcome${filter ? ' in these states' : ''} has changed since ${base.name}.`;
  return isGapsOnly(filter) ? 'There is no gap.' : 'No outcome is in such a state.';
}
