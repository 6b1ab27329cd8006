import {
  CodeLensRefreshRequest,
  type Connection,
  type DidChangeTextDocumentParams,
  type DidOpenTextDocumentParams,
  FileChangeType,
  type FileEvent,
  type TextDocumentIdentifier,
} from 'vscode-languageserver';
import { builtInSetup, type DocumentChange, dayOf, isDay, settingsFile, Workspace } from '../engine/index.js';
import { isDocumentName, isPassedOver } from '../host/documentNames.js';
import type { Host } from '../host/host.js';
import type {
  CoverageChanged,
  CoverageGrouping,
  IsmsCoverage,
  OutcomeDetail,
  OutcomeParams,
} from '../protocol/coverage.js';
import type { DueAnswer, DueParams } from '../protocol/due.js';
import type { IsmsReport } from '../protocol/report.js';
import { Actions } from './actions.js';
import { Annotations } from './annotations.js';
import { Answers } from './answers.js';
import { canonicalUri, folderUri } from './canonicalUri.js';
import type { ClientSupport } from './clientSupport.js';
import { Comparing } from './comparing.js';
import { DiskReader } from './diskReader.js';
import { DocumentStore } from './documentStore.js';
import { HistoryReader } from './historyReader.js';
import type { Asking } from './navigation/asking.js';
import { NewDocuments } from './newDocuments.js';
import { DiagnosticsPublisher } from './publishDiagnostics.js';
import { ReadingProgress } from './readingProgress.js';
import type { ServerLog } from './serverLog.js';

export interface SessionSetup {
  readonly connection: Connection;
  readonly host: Host;
  readonly support: ClientSupport;
  readonly log: ServerLog;
  /** Uris of the opened folders. */
  readonly folders: readonly string[];
  /** The day that counts as today for good; `null`: the day it is. */
  readonly asOf: string | null;
  now(): Date;
}

/** What one client works with: the documents it has open, the files besides, and the engines that answer for them. */
export class Session {
  readonly answers: Answers;
  readonly newDocuments: NewDocuments;
  readonly annotations: Annotations;
  readonly comparing: Comparing;
  readonly asking: Asking;
  readonly actions: Actions;
  readonly #setup: SessionSetup;
  readonly #store = new DocumentStore();
  readonly #workspace: Workspace;
  readonly #reader: DiskReader;
  readonly #publisher: DiagnosticsPublisher;
  #folders: readonly string[];
  readonly #history: HistoryReader;
  #asOf: string;
  /** Coverage may be another one than when the client last asked, or was last told so. */
  #coverageIsNews = false;
  #isTold = false;
  /** What is shown between the lines may be another one. */
  #annotationsAreNews = false;
  /** Of the reading that is under way. */
  #progress: ReadingProgress | null = null;
  readonly #ready: Promise<void>;
  #becomeReady = (): void => {};

  constructor(setup: SessionSetup) {
    const { connection, host, support, log } = setup;
    this.#setup = setup;
    this.#folders = setup.folders.map(folderUri);
    this.#asOf = this.#today();
    this.#workspace = new Workspace(this.#folders, builtInSetup(this.#asOf));
    this.#reader = new DiskReader({
      host,
      isOpen: uri => this.#store.has(uri),
      apply: changes => this.#apply(changes),
      failed: (uri, error) => log.failed('readFile', uri, error),
      left: count => this.#progress?.read(count),
    });
    this.#history = new HistoryReader({
      host,
      apply: history => {
        this.#workspace.setHistory(history);
        this.#publish();
      },
      failed: (folder, error) => log.failed('history', folder, error),
    });
    this.#publisher = new DiagnosticsPublisher({
      connection,
      workspace: this.#workspace,
      store: this.#store,
      host,
      support,
      log,
      done: () => this.#checked(),
    });
    this.asking = { workspace: this.#workspace, store: this.#store, support };
    this.answers = new Answers(this.asking);
    this.actions = new Actions(this.asking);
    this.annotations = new Annotations(this.asking);
    this.#ready = new Promise(resolve => {
      this.#becomeReady = resolve;
    });
    this.comparing = new Comparing({ host, folders: () => this.#folders, asOf: () => this.#asOf });
    this.newDocuments = new NewDocuments({
      workspace: this.#workspace,
      store: this.#store,
      host,
      folders: () => this.#folders,
      ready: this.#ready,
    });
  }

  /** Reads all files, then begins to tell what it found. What version control knows comes when it comes. */
  async start(): Promise<void> {
    await this.#read(this.#folders);
    this.#publisher.release();
    await this.#history.open(this.#folders);
  }

  opened(params: DidOpenTextDocumentParams): void {
    this.#applyOpen(this.#store.open(params));
  }

  changed(params: DidChangeTextDocumentParams): void {
    this.#applyOpen(this.#store.change(params));
  }

  /** What was typed and not saved is gone: what is on disk counts again. */
  closed({ textDocument }: { readonly textDocument: TextDocumentIdentifier }): void {
    this.#readFiles([this.#store.close(textDocument)]);
  }

  filesChanged(events: readonly FileEvent[]): void {
    const wanted: string[] = [];
    for (const { uri: sent, type } of events) {
      const uri = canonicalUri(sent);
      if (isPassedOver(uri, this.#folders)) continue;
      if (type === FileChangeType.Deleted) this.#deleted(uri);
      else if (isDocumentName(uri)) wanted.push(uri);
      else if (type === FileChangeType.Created) void this.#read([folderUri(uri)]);
    }
    this.#readFiles(wanted);
  }

  foldersChanged(added: readonly string[], removed: readonly string[]): void {
    const gone = new Set(removed.map(folderUri));
    const come = added.map(folderUri);
    this.#folders = [...this.#folders.filter(folder => !gone.has(folder) && !come.includes(folder)), ...come];
    this.#workspace.setFolders(this.#folders);
    for (const uri of this.#store.uris()) this.#applyOpen(uri);
    this.#publish();
    this.#history.close([...gone]);
    void this.#read(come).then(() => this.#history.open(come));
  }

  /** Everything that depends on the day is judged anew once it is another one. */
  dayMayHaveChanged(): void {
    const today = this.#today();
    if (today === this.#asOf) return;
    this.#asOf = today;
    this.#workspace.configure(builtInSetup(today));
    this.#publish();
  }

  /** Waits until all files have been read and checked once: half of an ISMS has gaps that are none. */
  async coverage(by: CoverageGrouping): Promise<readonly IsmsCoverage[]> {
    await this.#ready;
    this.#isTold = false;
    this.#coverageIsNews = false;
    return this.answers.coverage(by, this.#publisher.counts);
  }

  /** Waits like `coverage`, of which it is a part. */
  async outcome(params: OutcomeParams): Promise<OutcomeDetail | null> {
    await this.#ready;
    return this.answers.outcome(params);
  }

  async due(params: DueParams): Promise<DueAnswer> {
    await this.#ready;
    return this.answers.due(params);
  }

  /** Has the client ask again for what it shows between the lines. */
  refreshAnnotations(): void {
    const { connection, support, log } = this.#setup;
    this.#annotationsAreNews = false;
    const failed = (error: unknown) => log.failed('refresh', '', error);
    if (support.lensRefresh) connection.sendRequest(CodeLensRefreshRequest.type).catch(failed);
    if (support.hintRefresh) connection.languages.inlayHint.refresh().catch(failed);
  }

  /** Waits like `coverage`; what it answers does not count as having been told. */
  async report(): Promise<readonly IsmsReport[]> {
    await this.#ready;
    return this.answers.report();
  }

  #today(): string {
    const { asOf, now } = this.#setup;
    return asOf !== null && isDay(asOf) ? asOf : dayOf(now());
  }

  #deleted(uri: string): void {
    this.#reader.forget(uri);
    const below = `${uri}/`;
    // Of a folder that goes away, only the folder may be told.
    const gone = this.#workspace
      .engines()
      .flatMap(engine => engine.documents())
      .map(document => document.uri)
      .filter(it => (it === uri || it.startsWith(below)) && !this.#store.has(it));
    this.#apply(gone.map(it => ({ uri: it, text: null })));
    this.#publish();
  }

  #applyOpen(uri: string): void {
    const document = this.#store.get(uri);
    if (!document || !isDocumentName(uri) || isPassedOver(uri, this.#folders)) return;
    this.#apply([{ uri, text: document.getText() }]);
    this.#publish();
  }

  #apply(changes: readonly DocumentChange[]): void {
    this.#workspace.apply(changes);
    this.#annotationsAreNews = true;
    this.#coverageIsNews ||= this.#workspace.coverageIsStale;
  }

  /**
   * What is open is told about before there is a list of all files, where that takes its time: the settings in the
   * folders above it say what it is. The editor opens it by a message of its own right after the one that starts this, so a few turns are waited for.
   */
  async #tellOpenFirst(): Promise<void> {
    const { host } = this.#setup;
    for (let turn = 0; turn < mostTurns && this.#store.uris().length === 0; turn++) await host.pause();
    const above = new Set(this.#store.uris().flatMap(uri => foldersAbove(uri, this.#folders)));
    if (above.size === 0) return;
    await this.#reader.read([...above].map(folder => folder + settingsFile));
    this.#publisher.tellOpen();
    // The answer goes out before the next turn takes its time.
    await host.pause();
  }

  async #read(folders: readonly string[]): Promise<void> {
    if (folders.length === 0) return;
    const { connection, host, support } = this.#setup;
    try {
      const listing = host.listFiles(folders);
      if (listing instanceof Promise) await this.#tellOpenFirst();
      const uris = await listing;
      const wanted = uris.filter(uri => !isPassedOver(uri, this.#folders));
      this.#progress?.done();
      this.#progress = new ReadingProgress(connection, support.workDoneProgress, wanted.length);
      // Settings say what the other files are.
      await this.#reader.read(wanted.filter(isSettings));
      this.#publisher.tellOpen();
      await this.#reader.read(wanted.filter(uri => !isSettings(uri)));
    } catch (error) {
      this.#setup.log.failed('listFiles', '', error);
    }
    this.#progress?.checking();
    this.#publish();
  }

  #readFiles(uris: readonly string[]): void {
    const wanted = uris.filter(isDocumentName);
    if (wanted.length > 0) void this.#reader.read(wanted).then(() => this.#publish());
  }

  #publish(): void {
    this.#publisher.publish();
  }

  #checked(): void {
    this.#becomeReady();
    this.#progress?.done();
    this.#progress = null;
    if (this.#annotationsAreNews) this.refreshAnnotations();
    this.#coverageIsNews ||= this.#workspace.coverageIsStale;
    if (!this.#coverageIsNews || this.#isTold) return;
    this.#isTold = true;
    const method: CoverageChanged = 'isms/coverageChanged';
    void this.#setup.connection.sendNotification(method);
  }
}

const mostTurns = 8;

/** The opened folder that a file is in, and those from there down to it; uris that end with `/`. */
function foldersAbove(uri: string, opened: readonly string[]): readonly string[] {
  const top = opened.find(folder => uri.startsWith(folder));
  const folders: string[] = [];
  if (top === undefined) return folders;
  for (let end = uri.lastIndexOf('/') + 1; end >= top.length; end = uri.lastIndexOf('/', end - 2) + 1)
    folders.push(uri.slice(0, end));
  return folders;
}

const isSettings = (uri: string): boolean => uri.endsWith(`/${settingsFile}`);
