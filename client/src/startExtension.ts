import * as vscode from 'vscode';
import { type BaseLanguageClient, type LanguageClientOptions, State } from 'vscode-languageclient';
import type { CoverageChanged, CoverageRequest, IsmsCoverage } from '../../server/src/protocol/coverage.js';
import type { ListFilesRequest, ReadFileRequest, ReadFileResult } from '../../server/src/protocol/files.js';
import type { IsmsReport, ReportRequest } from '../../server/src/protocol/report.js';
import { registerCommands } from './commands.js';
import { CoverageModel } from './coverageModel.js';
import { CoverageTree } from './coverageView.js';
import { watchFiles } from './fileChanges.js';
import { clientName, clientOptions } from './languageClient.js';
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
  readonly report: ReportPanel;
}

/** Starts the server and connects views, status bar and commands with it. */
export async function startExtension(context: vscode.ExtensionContext, platform: Platform): Promise<IsmsApi> {
  const output = vscode.window.createOutputChannel(clientName, { log: true });
  const client = platform.createClient(
    clientOptions(() => ({ clientFiles: platform.clientFiles, ...day() }), output),
  );
  const coverage = new CoverageModel({
    request: () => client.sendRequest<readonly IsmsCoverage[]>('isms/coverage' satisfies CoverageRequest),
    interval: 1000,
  });
  const coverageTree = new CoverageTree(coverage);
  const report = new ReportPanel({
    extensionUri: context.extensionUri,
    coverage,
    request: () => client.sendRequest<readonly IsmsReport[]>('isms/report' satisfies ReportRequest),
  });

  const start = async () => {
    try {
      await client.start();
    } catch (error) {
      // The client has told the user; the views say what can be done.
      output.error('The language server did not start.', error);
      coverage.unavailable();
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
    client.onNotification('isms/coverageChanged' satisfies CoverageChanged, () => coverage.invalidate()),
    client.onRequest('isms/listFiles' satisfies ListFilesRequest, listFiles),
    client.onRequest<ReadFileResult, void>('isms/readFile' satisfies ReadFileRequest, readFile),
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Running) coverage.invalidate();
      else if (newState === State.Stopped) coverage.unavailable();
    }),
    { dispose: () => client.dispose() },
  );
  await start();
  return { coverage, coverageTree, report };
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
