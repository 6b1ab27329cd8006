import * as vscode from 'vscode';
import { type BaseLanguageClient, type LanguageClientOptions, State } from 'vscode-languageclient';
import type { CompareRequest, RevisionsRequest } from '../../server/src/protocol/compare.js';
import type {
  CoverageChanged,
  CoverageRequest,
  IsmsCoverage,
  OutcomeDetail,
  OutcomeRequest,
} from '../../server/src/protocol/coverage.js';
import type { DueAnswer, DueRequest } from '../../server/src/protocol/due.js';
import type { ListFilesRequest, ReadFileRequest, ReadFileResult } from '../../server/src/protocol/files.js';
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
import { clientName, clientOptions } from './languageClient.js';
import { LatestAnswer } from './latestAnswer.js';
import { registerLensCommands } from './lensCommands.js';
import { registerNewDocuments } from './newDocument.js';
import { ReportPanel } from './reportPanel.js';
import { createStatusBarItem } from './statusBarItem.js';
import { listFiles, readFile } from './workspaceFiles.js';

/** What differs between desktop and browser. */
export interface Platform {
  readonly clientFiles: boolean;
  createClient(options: LanguageClientOptions): BaseLanguageClient;
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
  const output = vscode.window.createOutputChannel(clientName, { log: true });
  const client = platform.createClient(
    clientOptions(() => ({ clientFiles: platform.clientFiles, ...day() }), output),
  );
  const coverage = new CoverageModel(
    {
      coverage: by =>
        client.sendRequest<readonly IsmsCoverage[]>('isms/coverage' satisfies CoverageRequest, { by }),
      outcome: params =>
        client.sendRequest<OutcomeDetail | null>('isms/outcome' satisfies OutcomeRequest, params),
      interval: 1000,
    },
    lastGrouping(context.workspaceState),
  );
  const comparison = new Comparison(params =>
    client.sendRequest('isms/compare' satisfies CompareRequest, params),
  );
  const coverageTree = new CoverageTree(coverage, context.workspaceState, comparison);
  const due = new LatestAnswer<DueAnswer>({
    request: () => client.sendRequest('isms/due' satisfies DueRequest, { within: dueWithin }),
    interval: 1000,
  });
  const dueTree = new DueTree(due);
  const report = new ReportPanel({
    extensionUri: context.extensionUri,
    coverage,
    request: () => client.sendRequest<readonly IsmsReport[]>('isms/report' satisfies ReportRequest),
  });

  const askAgain = () => {
    coverage.invalidate();
    due.invalidate();
  };
  const noServer = () => {
    coverage.unavailable();
    due.unavailable();
  };

  const start = async () => {
    try {
      await client.start();
    } catch (error) {
      // The client has told the user; the views say what can be done.
      output.error('The language server did not start.', error);
      noServer();
    }
  };
  const restart = async () => {
    if (client.isRunning()) await client.stop();
    await start();
  };
  context.subscriptions.push(
    output,
    vscode.workspace.onDidChangeConfiguration(change => {
      if (change.affectsConfiguration('isms.asOf')) void restart();
    }),
    watchFiles(client),
    coverage,
    coverageTree,
    registerCoverageCommands(coverage, coverageTree),
    registerComparison({
      comparison,
      model: coverage,
      hasGit: !platform.clientFiles,
      viewId: coverageViewId,
      revisions: () => client.sendRequest('isms/revisions' satisfies RevisionsRequest),
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
      restartServer: restart,
    }),
    registerNewDocuments(client),
    client.onNotification('isms/coverageChanged' satisfies CoverageChanged, askAgain),
    client.onRequest('isms/listFiles' satisfies ListFilesRequest, listFiles),
    client.onRequest<ReadFileResult, void>('isms/readFile' satisfies ReadFileRequest, readFile),
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Running) askAgain();
      else if (newState === State.Stopped) noServer();
    }),
    { dispose: () => client.dispose() },
  );
  // Not waited for: the views show progress until there is an answer.
  void start();
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
