import { type ChildProcess, spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import {
  createMessageConnection,
  type InitializeParams,
  type MessageConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { memoryOf, processorTimeOf } from './processes.js';

export interface ServerStart {
  /** A script for this version of Node. */
  readonly script: string;
  readonly folder: string;
  /** What the server gets for each section that it asks for. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Whether its messages quote the value that is wrong, so that an answer can be told from an earlier one. */
  readonly quotesValues: boolean;
}

/** One language server in a process of its own, and an editor that notes when its answers come. */
export class LanguageServer {
  readonly #child: ChildProcess;
  readonly #connection: MessageConnection;
  readonly #texts = new Map<string, { text: string; version: number }>();
  readonly #waiting = new Set<(params: PublishDiagnosticsParams) => void>();
  #hasIndexed = false;
  readonly quotesValues: boolean;
  readonly started = performance.now();

  constructor({ script, folder, quotesValues, settings = {} }: ServerStart) {
    this.quotesValues = quotesValues;
    this.#child = spawn(process.execPath, [script, '--stdio'], {
      cwd: folder,
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    const { stdin, stdout } = this.#child;
    if (!stdin || !stdout) throw new Error(`${script} has no pipes.`);
    const connection = createMessageConnection(
      new StreamMessageReader(stdout),
      new StreamMessageWriter(stdin),
    );
    this.#connection = connection;
    connection.onRequest('workspace/configuration', ({ items }: { items: { section?: string }[] }) =>
      items.map(({ section }) => settings[section ?? ''] ?? null),
    );
    connection.onRequest(() => null);
    connection.onUnhandledNotification(({ method }) => {
      if (method === 'isms/coverageChanged') this.#hasIndexed = true;
    });
    connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      for (const notify of [...this.#waiting]) notify(params);
    });
    connection.listen();
  }

  get pid(): number {
    return this.#child.pid ?? -1;
  }

  /** Our server tells that coverage is another one as soon as everything has been read and checked. */
  get hasIndexed(): boolean {
    return this.#hasIndexed;
  }

  async initialize(folder: string, settings: unknown = {}): Promise<void> {
    const uri = pathToFileURL(folder).toString();
    const params: InitializeParams = {
      processId: process.pid,
      rootUri: uri,
      workspaceFolders: [{ uri, name: 'isms' }],
      capabilities: {
        workspace: {
          configuration: true,
          workspaceFolders: true,
          didChangeWatchedFiles: { dynamicRegistration: true },
        },
        textDocument: { publishDiagnostics: { relatedInformation: true, versionSupport: true } },
        window: { workDoneProgress: true },
      },
    };
    await this.#connection.sendRequest('initialize', params);
    await this.#connection.sendNotification('initialized', {});
    await this.#connection.sendNotification('workspace/didChangeConfiguration', { settings });
  }

  async open(uri: string, languageId: string, text: string): Promise<void> {
    this.#texts.set(uri, { text, version: 1 });
    await this.#connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version: 1, text },
    });
  }

  /** Replaces what lies between two offsets, as typing does: only the change is sent. */
  async replace(uri: string, start: number, end: number, text: string): Promise<void> {
    const known = this.#texts.get(uri);
    if (!known) throw new Error(`${uri} is not open.`);
    const range = { start: positionAt(known.text, start), end: positionAt(known.text, end) };
    known.text = known.text.slice(0, start) + text + known.text.slice(end);
    known.version++;
    await this.#connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: known.version },
      contentChanges: [{ range, text }],
    });
  }

  /** Resolves with the next diagnostics of a document that fit. */
  diagnostics(
    uri: string,
    fits: (params: PublishDiagnosticsParams) => boolean = () => true,
    patience = 60_000,
  ): Promise<PublishDiagnosticsParams> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(notify);
        reject(new Error(`There were no diagnostics for ${uri} within ${patience} ms.`));
      }, patience);
      const notify = (params: PublishDiagnosticsParams) => {
        if (params.uri !== uri || !fits(params)) return;
        clearTimeout(timer);
        this.#waiting.delete(notify);
        resolve(params);
      };
      this.#waiting.add(notify);
    });
  }

  /** Resolves once the process has been doing nothing for a while. */
  async idle(): Promise<void> {
    let quiet = 0;
    let before = this.processorTime();
    while (quiet < 4) {
      await new Promise(resolve => setTimeout(resolve, 150));
      const now = this.processorTime();
      quiet = now - before <= 20 ? quiet + 1 : 0;
      before = now;
    }
  }

  /** Milliseconds of processor time so far. */
  processorTime(): number {
    return processorTimeOf(this.pid);
  }

  /** Resident memory in MB, now and at its highest. */
  memory(): { readonly now: number; readonly peak: number } {
    return memoryOf(this.pid);
  }

  async stop(): Promise<void> {
    const ended = new Promise<void>(resolve => this.#child.once('exit', () => resolve()));
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), 5000);
    try {
      await this.#connection.sendRequest('shutdown');
      await this.#connection.sendNotification('exit');
    } catch {
      this.#child.kill('SIGKILL');
    }
    await ended;
    clearTimeout(timer);
    this.#connection.dispose();
  }
}

function positionAt(text: string, offset: number): { line: number; character: number } {
  let line = 0;
  let lineStart = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) {
    line++;
    lineStart = at + 1;
  }
  return { line, character: offset - lineStart };
}
