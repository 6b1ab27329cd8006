import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type {
  ClientCapabilities,
  Diagnostic,
  ProtocolConnection,
  PublishDiagnosticsParams,
  Range,
  TextDocumentContentChangeEvent,
} from 'vscode-languageserver-protocol';
import {
  createProtocolConnection,
  IPCMessageReader,
  IPCMessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { uriOfPath } from '../../server/src/host/nodeUri.js';
import { today } from './fixture.js';

/** The built server. */
export const serverFile = join(import.meta.dirname, '../../dist/server.cjs');

export interface ServerOptions {
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: object;
  readonly transport?: 'stdio' | 'ipc';
  /** What Node is started with; by default the server and its transport. */
  readonly command?: readonly string[];
  /** Folders that are opened, relative to the one with the files; by default that one. */
  readonly folders?: readonly string[];
  /** Registers what the client answers before anything is asked. */
  prepare?(connection: ProtocolConnection): void;
}

/** What our own client can do, as far as the server asks. */
const fullCapabilities: ClientCapabilities = {
  workspace: {
    workspaceFolders: true,
    workspaceEdit: { documentChanges: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
  },
  textDocument: {
    publishDiagnostics: {
      relatedInformation: true,
      codeDescriptionSupport: true,
      dataSupport: true,
      tagSupport: { valueSet: [1, 2] },
      versionSupport: true,
    },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    definition: { linkSupport: true },
    completion: { completionItem: { documentationFormat: ['markdown'] } },
    rename: { prepareSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } },
  },
};

/** Starts the real server over these files, as an editor does. */
export async function startServer(
  files: Readonly<Record<string, string>>,
  options: ServerOptions = {},
): Promise<ServerClient> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'isms-server-')));
  const isIpc = options.transport === 'ipc';
  const command = options.command ?? [serverFile, isIpc ? '--node-ipc' : '--stdio'];
  const server = spawn(process.execPath, command, {
    cwd: root,
    stdio: ['pipe', 'pipe', 'pipe', 'ipc'],
  });
  const client = new ServerClient(root, server, isIpc);
  for (const [path, text] of Object.entries(files)) client.write(path, text);
  options.prepare?.(client.connection);
  const folders = (options.folders ?? ['']).map(folder => join(root, folder));
  await client.connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: uriOfPath(folders[0] ?? root),
    workspaceFolders: folders.map(folder => ({ uri: uriOfPath(folder), name: folder })),
    capabilities: options.capabilities ?? fullCapabilities,
    initializationOptions: { asOf: today, ...options.initializationOptions },
  });
  await client.connection.sendNotification('initialized', {});
  return client;
}

/** An editor without a window. Whatever it waits for, it waits for by what the server says, never by time. */
export class ServerClient {
  readonly connection: ProtocolConnection;
  readonly root: string;
  readonly exit: Promise<number | null>;
  /** Everything that was published, in order. */
  readonly published: PublishDiagnosticsParams[] = [];
  readonly log: string[] = [];
  /** What the server asked to be told of. */
  readonly registered: unknown[] = [];
  coverageChanged = 0;
  /** What it wrote to its standard error output. */
  errors = '';
  readonly #texts = new Map<string, { text: string; version: number }>();
  readonly #waiting = new Set<() => void>();

  constructor(root: string, server: ChildProcess, isIpc: boolean) {
    this.root = root;
    if (!server.stdout || !server.stdin) throw new Error('The server has no streams.');
    this.connection = isIpc
      ? createProtocolConnection(new IPCMessageReader(server), new IPCMessageWriter(server))
      : createProtocolConnection(
          new StreamMessageReader(server.stdout),
          new StreamMessageWriter(server.stdin),
        );
    server.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.errors += text;
    });
    this.exit = new Promise(resolve => server.on('exit', resolve));
    this.connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.published.push(params);
      this.#arrived();
    });
    this.connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
      this.log.push(message);
      this.#arrived();
    });
    this.connection.onNotification('isms/coverageChanged', () => {
      this.coverageChanged++;
      this.#arrived();
    });
    this.connection.onRequest('client/registerCapability', params => {
      this.registered.push(params);
    });
    this.connection.listen();
  }

  uri(path: string): string {
    return uriOfPath(join(this.root, path));
  }

  /** Puts a file on disk; tells nobody. */
  write(path: string, text: string): void {
    const file = join(this.root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  /** Takes a file or folder from disk; tells nobody. */
  remove(path: string): void {
    rmSync(join(this.root, path), { recursive: true });
  }

  /** Says that something happened on disk. */
  tell(event: 'created' | 'changed' | 'deleted', path: string): void {
    const type = { created: 1, changed: 2, deleted: 3 }[event];
    this.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: this.uri(path), type }] });
  }

  open(path: string, text: string, uri = this.uri(path)): void {
    this.#texts.set(path, { text, version: 1 });
    const languageId = path.endsWith('.md') ? 'markdown' : 'yaml';
    this.notify('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
  }

  /** Replaces the whole text of an open document, or stretches of it. Answers with the new version. */
  change(
    path: string,
    text: string,
    changes: readonly TextDocumentContentChangeEvent[] = [{ text }],
  ): number {
    const version = (this.#texts.get(path)?.version ?? 0) + 1;
    this.#texts.set(path, { text, version });
    this.notify('textDocument/didChange', {
      textDocument: { uri: this.uri(path), version },
      contentChanges: changes,
    });
    return version;
  }

  close(path: string): void {
    this.#texts.delete(path);
    this.notify('textDocument/didClose', { textDocument: { uri: this.uri(path) } });
  }

  notify(method: string, params: object): void {
    void this.connection.sendNotification(method, params);
  }

  /**
   * Asks something about the first place where a text stands in an open document; `shift` characters into it. `params`:
   * what the request wants to know besides.
   */
  ask<Result>(method: string, path: string, text: string, shift = 0, params: object = {}): Promise<Result> {
    const whole = this.#texts.get(path)?.text ?? '';
    const offset = whole.indexOf(text) + shift;
    return this.connection.sendRequest(method, {
      textDocument: { uri: this.uri(path) },
      position: positionAt(whole, offset),
      context: { triggerKind: 1 },
      ...params,
    });
  }

  /** The last diagnostics of a file; `null` where none were ever published. */
  diagnostics(path: string): readonly Diagnostic[] | null {
    return this.published.findLast(({ uri }) => uri === this.uri(path))?.diagnostics ?? null;
  }

  codes(path: string): readonly string[] {
    return (this.diagnostics(path) ?? []).map(({ code }) => String(code));
  }

  /** Waits until a file has a finding with this code. */
  untilFound(path: string, code: string): Promise<void> {
    return this.until(() => this.codes(path).includes(code));
  }

  /** Waits until something has been published for a file, and no finding with this code is in it. */
  untilGone(path: string, code: string): Promise<void> {
    return this.until(() => this.diagnostics(path) !== null && !this.codes(path).includes(code));
  }

  async until(holds: () => boolean): Promise<void> {
    while (!holds()) await new Promise<void>(resolve => this.#waiting.add(resolve));
  }

  /** Ends the server as an editor does; answers with its exit code. */
  async stop(): Promise<number | null> {
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    const code = await this.exit;
    rmSync(this.root, { recursive: true, force: true });
    return code;
  }

  #arrived(): void {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const resolve of waiting) resolve();
  }
}

/** The text that a range stands for. */
export function textAt(text: string, { start, end }: Range): string {
  return text.slice(offsetAt(text, start), offsetAt(text, end));
}

export function offsetAt(text: string, { line, character }: Range['start']): number {
  const before = text.split('\n').slice(0, line).join('\n');
  return before.length + (line === 0 ? 0 : 1) + character;
}

function positionAt(text: string, offset: number): Range['start'] {
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}
