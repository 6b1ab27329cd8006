import * as vscode from 'vscode';
import type { Place } from '../../server/src/protocol/coverage.js';
import type { IsmsReport } from '../../server/src/protocol/report.js';
import type { PageMessage, PanelContent } from '../page/panelMessages.js';
import type { CoverageModel } from './coverageModel.js';
import { reportShell } from './reportShell.js';

/** The type of the panel, by which VS Code finds its owner after a reload. */
const viewType = 'isms.report';

/** Commands that the page may run; anything else it asks for is not done. */
const pageCommands: ReadonlySet<string> = new Set([
  'isms.createSettings',
  'isms.openDocumentation',
  'isms.restartServer',
  'isms.showOutput',
]);

/** What the panel needs from its surroundings. */
export interface ReportSource {
  readonly extensionUri: vscode.Uri;
  /** Tells when there is something new to ask for. */
  readonly coverage: CoverageModel;
  request(): Promise<readonly IsmsReport[]>;
}

/** The one report panel: opened by a command, drawn anew while it can be seen, restored after a reload. */
export class ReportPanel implements vscode.Disposable {
  readonly #source: ReportSource;
  readonly #messages = new vscode.EventEmitter<PageMessage>();
  /** What the page says, for tests. */
  readonly onDidMessage = this.#messages.event;
  readonly #subscriptions: vscode.Disposable;
  #panel: vscode.WebviewPanel | null = null;
  #isReady = false;
  #outdated = false;
  #isAsking = false;
  /** The files that the page may open: those that it was told of. */
  #known: ReadonlySet<string> = new Set();

  constructor(source: ReportSource) {
    this.#source = source;
    this.#subscriptions = vscode.Disposable.from(
      this.#messages,
      source.coverage.onDidChange(() => this.#invalidate()),
      vscode.commands.registerCommand('isms.showReport', () => this.show()),
      vscode.window.registerWebviewPanelSerializer(viewType, {
        deserializeWebviewPanel: async panel => this.#adopt(panel),
      }),
    );
  }

  /** Opens the panel, or shows the one that is open. */
  show(): void {
    if (this.#panel) this.#panel.reveal();
    else
      this.#adopt(
        vscode.window.createWebviewPanel(viewType, 'ISMS Report', vscode.ViewColumn.Active, {
          enableFindWidget: true,
        }),
      );
  }

  dispose(): void {
    this.#panel?.dispose();
    this.#subscriptions.dispose();
  }

  #adopt(panel: vscode.WebviewPanel): void {
    this.#panel?.dispose();
    const { extensionUri } = this.#source;
    const dist = vscode.Uri.joinPath(extensionUri, 'dist');
    this.#panel = panel;
    this.#isReady = false;
    panel.iconPath = vscode.Uri.joinPath(extensionUri, 'client', 'media', 'icon.png');
    panel.webview.options = { enableScripts: true, localResourceRoots: [dist] };
    panel.webview.onDidReceiveMessage((message: PageMessage) => this.#said(message));
    panel.onDidChangeViewState(() => {
      // A hidden page is gone; when it comes back it says that it is ready.
      if (!panel.visible) this.#isReady = false;
    });
    panel.onDidDispose(() => {
      if (this.#panel === panel) this.#panel = null;
    });
    panel.webview.html = reportShell(panel.webview, dist);
  }

  #said(message: PageMessage): void {
    if (message.type === 'ready') {
      this.#isReady = true;
      this.#invalidate();
    } else if (message.type === 'open') void this.#open(message.place);
    else if (message.type === 'run' && pageCommands.has(message.command))
      void vscode.commands.executeCommand(message.command);
    this.#messages.fire(message);
  }

  #invalidate(): void {
    this.#outdated = true;
    if (!this.#isAsking) void this.#draw();
  }

  /** Never asks twice at once; what changed while it asked is asked for after. */
  async #draw(): Promise<void> {
    this.#isAsking = true;
    while (this.#outdated && this.#panel && this.#isReady) {
      this.#outdated = false;
      const content = await this.#content();
      if (content.type === 'reports') this.#known = filesIn(content.reports);
      await this.#panel?.webview.postMessage(content);
    }
    this.#isAsking = false;
  }

  async #content(): Promise<PanelContent> {
    const { coverage, request } = this.#source;
    if (coverage.current === null) return { type: 'loading' };
    if (coverage.current === 'unavailable') return { type: 'unavailable' };
    try {
      return { type: 'reports', reports: await request() };
    } catch {
      // The log of the server has the reason.
      return { type: 'unavailable' };
    }
  }

  /** Beside the report, which is still to be read. */
  async #open({ uri, range: { start, end } }: Place): Promise<void> {
    if (!this.#known.has(uri)) return;
    const selection = new vscode.Range(start.line, start.character, end.line, end.character);
    await vscode.window.showTextDocument(vscode.Uri.parse(uri), {
      selection,
      viewColumn: vscode.ViewColumn.Beside,
    });
  }
}

function filesIn(reports: readonly IsmsReport[]): ReadonlySet<string> {
  const places = reports
    .flatMap(({ categories }) => categories.flatMap(({ processes }) => processes))
    .flatMap(({ outcomes }) => outcomes)
    .flatMap(({ evidence, reasons }) => [...evidence, ...reasons].map(({ place }) => place));
  return new Set(places.flatMap(place => place?.uri ?? []));
}
