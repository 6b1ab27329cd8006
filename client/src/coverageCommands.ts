import * as vscode from 'vscode';
import type {
  CoverageGrouping,
  EvidenceNode,
  OutcomeParams,
  OutcomeState,
} from '../../server/src/protocol/coverage.js';
import type { CoverageModel } from './coverageModel.js';
import type { CoverageNode } from './coverageNodes.js';
import type { CoverageTree } from './coverageView.js';
import type { DueLine } from './dueItem.js';
import { explainDocument } from './explainDocument.js';
import { gapStates, isGap, stateLooks, stateOrder, sumOfCounts } from './states.js';
import { openPlace } from './treeLine.js';

const explainScheme = 'isms-explain';

/** The commands of the coverage view. From the palette, those about one outcome ask which. */
export function registerCoverageCommands(model: CoverageModel, tree: CoverageTree): vscode.Disposable {
  const group = (by: CoverageGrouping) => () => tree.groupBy(by);
  const onOutcome = (title: string, act: (outcome: OutcomeParams) => unknown) => async (given?: unknown) => {
    const outcome = outcomeOf(given) ?? (await pickOutcome(title, model));
    if (outcome) await act(outcome);
  };
  return vscode.Disposable.from(
    register('isms.showGapsOnly', () => tree.show(gapStates)),
    register('isms.showAllOutcomes', () => tree.show(null)),
    register('isms.filterCoverage', () => chooseStates(model, tree)),
    register('isms.groupByProcess', group('process')),
    register('isms.groupByClause', group('clause')),
    register('isms.groupByOwner', group('owner')),
    register(
      'isms.explainOutcome',
      onOutcome('Explain an Outcome', outcome => explain(outcome)),
    ),
    register(
      'isms.openEvidence',
      onOutcome('Open Evidence', outcome => openEvidence(outcome, model)),
    ),
    register(
      'isms.newRecordForOutcome',
      onOutcome('New Record for an Outcome', ({ root, id }) =>
        vscode.commands.executeCommand('isms.newRecord', id, { root }),
      ),
    ),
    register('isms.openToSide', (node?: unknown) => openToSide(node)),
    register('isms.copyOutcomeId', (node?: unknown) => copyId(node)),
    vscode.workspace.registerTextDocumentContentProvider(explainScheme, {
      provideTextDocumentContent: uri => explanation(uri, model),
    }),
  );
}

const register = (command: string, run: (given?: unknown) => unknown): vscode.Disposable =>
  vscode.commands.registerCommand(command, run);

/** A line of the tree stands for its outcome; others name it by root and id. */
function outcomeOf(given: unknown): OutcomeParams | null {
  const node = given as Partial<CoverageNode & OutcomeParams> | undefined;
  if (node?.type === 'outcome' && node.value && node.root) return { root: node.root, id: node.value.id };
  return typeof node?.root === 'string' && typeof node.id === 'string' && node.type === undefined
    ? { root: node.root, id: node.id }
    : null;
}

async function pickOutcome(title: string, model: CoverageModel): Promise<OutcomeParams | undefined> {
  const coverage = await model.known();
  const all = coverage === 'unavailable' ? [] : coverage;
  const items = all.flatMap(isms =>
    isms.outcomes.map(outcome => ({
      label: `$(${stateLooks[outcome.state].codicon}) ${outcome.id} ${outcome.title}`,
      description: [outcome.state, ...(all.length > 1 ? [isms.name] : [])].join(' · '),
      root: isms.root,
      id: outcome.id,
      isDone: !isGap(outcome.state),
    })),
  );
  return vscode.window.showQuickPick(
    items.sort((a, b) => Number(a.isDone) - Number(b.isDone)),
    { title, matchOnDescription: true, placeHolder: 'An outcome, by id, title or state' },
  );
}

/** Which states are shown; all of them is the same as no filter. */
async function chooseStates(model: CoverageModel, tree: CoverageTree): Promise<void> {
  const coverage = await model.known();
  const counts = sumOfCounts(coverage === 'unavailable' ? [] : coverage.map(it => it.counts));
  const items = stateOrder.map(state => ({
    label: `$(${stateLooks[state].codicon}) ${state}`,
    description: String(counts[state]),
    detail: stateLooks[state].means,
    picked: tree.filter === null || tree.filter.has(state),
    state,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    canPickMany: true,
    title: 'Show Outcomes in These States',
    placeHolder: 'States',
  });
  if (!picked) return;
  const states = new Set<OutcomeState>(picked.map(({ state }) => state));
  tree.show(states.size === 0 || states.size === stateOrder.length ? null : states);
}

/** The path is what the tab is called. */
async function explain({ root, id }: OutcomeParams): Promise<void> {
  const uri = vscode.Uri.from({
    scheme: explainScheme,
    path: `/${id}.md`,
    query: JSON.stringify({ root, id }),
  });
  await vscode.commands.executeCommand('markdown.showPreview', uri);
}

async function explanation({ query }: vscode.Uri, model: CoverageModel): Promise<string> {
  const outcome = JSON.parse(query) as OutcomeParams;
  const detail = await model.detail(outcome);
  return detail ? explainDocument(detail) : `There is no outcome ${outcome.id} any more.\n`;
}

async function openEvidence(outcome: OutcomeParams, model: CoverageModel): Promise<void> {
  const detail = await model.detail(outcome);
  const documents = detail?.evidence.flatMap(({ first }) => first) ?? [];
  const [only, ...others] = documents;
  if (!only) void vscode.window.showInformationMessage(`There is no evidence for ${outcome.id} yet.`);
  else if (others.length === 0) await openPlace(only.place);
  else await pickDocument(outcome.id, documents);
}

async function pickDocument(outcome: string, documents: readonly EvidenceNode[]): Promise<void> {
  const items = documents.map(({ title, kindName, date, path, place }) => ({
    label: title,
    description: [kindName, ...(date === null ? [] : [date])].join(' · '),
    detail: path,
    place,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: `Evidence for ${outcome}`,
    placeHolder: 'A document',
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (picked) await openPlace(picked.place);
}

async function openToSide(given: unknown): Promise<void> {
  const node = given as CoverageNode | DueLine | undefined;
  const holds = node?.type === 'evidence' || node?.type === 'reason' || node?.type === 'item';
  const place = holds ? node.value.place : null;
  if (place) await openPlace(place, vscode.ViewColumn.Beside);
}

async function copyId(given: unknown): Promise<void> {
  const outcome = outcomeOf(given);
  if (outcome) await vscode.env.clipboard.writeText(outcome.id);
}
