import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { CompareRequest, RevisionsRequest } from '../../server/src/protocol/compare.js';
import type {
  CoverageRequest,
  IsmsCoverage,
  OutcomeDetail,
  OutcomeRequest,
} from '../../server/src/protocol/coverage.js';
import type { DueAnswer, DueRequest } from '../../server/src/protocol/due.js';
import type { IsmsReport, ReportRequest } from '../../server/src/protocol/report.js';
import { registerCommands } from './commands.js';
import { Comparison } from './comparison.js';
import { registerComparison } from './comparisonCommands.js';
import { registerCoverageCommands } from './coverageCommands.js';
import { CoverageModel } from './coverageModel.js';
import { CoverageTree, coverageViewId, lastGrouping } from './coverageView.js';
import { dueWithin } from './dueItem.js';
import { DueTree } from './dueView.js';
import { watchFiles } from './fileChanges.js';
import type { ClientSetup } from './languageClient.js';
import { LatestAnswer } from './latestAnswer.js';
import { registerLensCommands } from './lensCommands.js';
import { registerNewDocuments } from './newDocument.js';
import { ReportPanel } from './reportPanel.js';
import { ServerConnection } from './serverConnection.js';
import { createStatusBarItem } from './statusBarItem.js';

/** What differs between desktop and browser. */
export interface Platform {
  readonly clientFiles: boolean;
  /** Called once, after the activation. */
  loadClient(setup: ClientSetup): Promise<BaseLanguageClient>;
}

/** What other extensions, and the tests in the editor, can get hold of. */
export interface IsmsApi {
  readonly coverage: CoverageModel;
  readonly coverageTree: CoverageTree;
  readonly comparison: Comparison;
  readonly due: LatestAnswer<DueAnswer>;
  readonly dueTree: DueTree;
  readonly report: ReportPanel;
}

/** Starts the server and connects views, status bar and commands with it. */
export function startExtension(context: vscode.ExtensionContext, platform: Platform): IsmsApi {
  const output = vscode.window.createOutputChannel('ISMS', { log: true });
  const server = new ServerConnection({
    output,
    load: () =>
      platform.loadClient({
        output,
        initializationOptions: () => ({ clientFiles: platform.clientFiles, ...day() }),
        changed: () => coverage.invalidate(),
        stopped: () => coverage.unavailable(),
      }),
    failed: () => coverage.unavailable(),
  });
  const coverage = new CoverageModel(
    {
      coverage: by =>
        server.sendRequest<readonly IsmsCoverage[]>('isms/coverage' satisfies CoverageRequest, { by }),
      outcome: params =>
        server.sendRequest<OutcomeDetail | null>('isms/outcome' satisfies OutcomeRequest, params),
      interval: 1000,
    },
    lastGrouping(context.workspaceState),
  );
  const comparison = new Comparison(params =>
    server.sendRequest('isms/compare' satisfies CompareRequest, params),
  );
  const coverageTree = new CoverageTree(coverage, context.workspaceState, comparison);
  const due = new LatestAnswer<DueAnswer>({
    request: () => server.sendRequest('isms/due' satisfies DueRequest, { within: dueWithin }),
    interval: 1000,
  });
  const dueTree = new DueTree(due);
  const report = new ReportPanel({
    extensionUri: context.extensionUri,
    coverage,
    request: () => server.sendRequest<readonly IsmsReport[]>('isms/report' satisfies ReportRequest),
  });

  context.subscriptions.push(
    output,
    vscode.workspace.onDidChangeConfiguration(change => {
      if (change.affectsConfiguration('isms.asOf')) void server.restart();
    }),
    watchFiles(server),
    coverage,
    coverageTree,
    registerCoverageCommands(coverage, coverageTree),
    registerComparison({
      comparison,
      model: coverage,
      hasGit: !platform.clientFiles,
      viewId: coverageViewId,
      revisions: () => server.sendRequest('isms/revisions' satisfies RevisionsRequest),
    }),
    // Asked for behind coverage: that it may be another is told once, until coverage is asked for again.
    coverage.onDidChange(() => {
      if (coverage.current === 'unavailable') due.unavailable();
      else due.invalidate();
    }),
    due,
    dueTree,
    report,
    createStatusBarItem(coverage),
    registerLensCommands(coverage, (root, outcome) => coverageTree.reveal(root, outcome)),
    coverage.onDidChange(() => setContext(coverage)),
    registerCommands({
      extensionUri: context.extensionUri,
      output,
      restartServer: () => server.restart(),
    }),
    registerNewDocuments(server),
    server,
  );
  // Not waited for: the views show progress until there is an answer.
  void server.start();
  return { coverage, coverageTree, comparison, due, dueTree, report };
}

/** The day that the settings want to count as today. */
function day(): { readonly asOf?: string } {
  const asOf = vscode.workspace.getConfiguration('isms').get<string>('asOf', '');
  return asOf === '' ? {} : { asOf };
}

/** The welcome texts of the view depend on it. */
function setContext({ current }: CoverageModel): void {
  const state = typeof current === 'string' ? current : current?.length ? 'some' : 'none';
  void vscode.commands.executeCommand('setContext', 'isms.coverage', state);
}
