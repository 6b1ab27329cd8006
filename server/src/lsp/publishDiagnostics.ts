import type { Connection } from 'vscode-languageserver';
import type { Workspace } from '../engine/index.js';
import type { Host } from '../host/host.js';
import type { ClientSupport } from './clientSupport.js';
import type { DocumentStore } from './documentStore.js';
import { Places } from './places.js';
import type { ServerLog } from './serverLog.js';
import { toDiagnostic } from './toProtocol.js';
import { Turn } from './turn.js';

export interface PublisherSetup {
  readonly connection: Connection;
  readonly workspace: Workspace;
  readonly store: DocumentStore;
  readonly host: Host;
  readonly support: ClientSupport;
  readonly log: ServerLog;
  /** Called when everything has been checked. */
  done(): void;
}

/** Milliseconds of checking before something else gets its turn. */
const turnLength = 8;

/** How many findings there are in a document. */
export interface FindingCounts {
  readonly errors: number;
  readonly warnings: number;
}

/**
 * Sends the diagnostics of each document whenever they differ from what was sent before, open documents first. One
 * loop serves all edits: one that arrives while it waits is part of the work that is left.
 */
export class DiagnosticsPublisher {
  readonly #setup: PublisherSetup;
  readonly #counts = new Map<string, FindingCounts>();
  #isHeld = true;
  #tellsOpen = false;
  #isRunning = false;

  constructor(setup: PublisherSetup) {
    this.#setup = setup;
  }

  /**
   * Before all files have been read, what refers to an unread one would be called broken. Of open documents, what was
   * found without looking at any other is told all the same, once it is known what kinds of files there are.
   */
  tellOpen(): void {
    this.#tellsOpen = true;
    this.publish();
  }

  /** All files have been read. */
  release(): void {
    this.#isHeld = false;
    this.publish();
  }

  publish(): void {
    if (this.#isHeld) this.#sendOpen();
    if (this.#isHeld || this.#isRunning) return;
    this.#isRunning = true;
    this.#run().catch(error => {
      this.#isRunning = false;
      this.#setup.log.failed('publishDiagnostics', '', error);
    });
  }

  /** By uri; documents without findings are left out. */
  get counts(): ReadonlyMap<string, FindingCounts> {
    return this.#counts;
  }

  async #run(): Promise<void> {
    const { workspace, host, done } = this.#setup;
    this.#check();
    while (!workspace.isIdle) {
      await host.pause();
      this.#check();
    }
    // From here on nothing waits, so what comes next begins a loop of its own.
    this.#isRunning = false;
    this.#logCrashes();
    done();
  }

  #check(): void {
    const { workspace, store } = this.#setup;
    const turn = new Turn(turnLength);
    const places = new Places(workspace, store);
    for (const uri of workspace.check(store.uris(), turn.isOver)) this.#send(uri, places);
  }

  #sendOpen(): void {
    if (!this.#tellsOpen) return;
    const { workspace, store } = this.#setup;
    const places = new Places(workspace, store);
    for (const uri of store.uris()) if (workspace.engineOf(uri)?.document(uri)) this.#send(uri, places);
  }

  #send(uri: string, places: Places): void {
    const { connection, workspace, support } = this.#setup;
    const all = workspace.engineOf(uri)?.diagnostics(uri) ?? [];
    // What a comment ignores may not have been looked for yet.
    const diagnostics = this.#isHeld ? all.filter(({ code }) => code !== 'suppression-is-used') : all;
    if (diagnostics.length === 0) this.#counts.delete(uri);
    else
      this.#counts.set(uri, {
        errors: diagnostics.filter(({ severity }) => severity === 'error').length,
        warnings: diagnostics.filter(({ severity }) => severity === 'warning').length,
      });
    const version = places.version(uri);
    void connection.sendDiagnostics({
      uri: places.clientUri(uri),
      ...(version === null ? {} : { version }),
      diagnostics: diagnostics.map(it => toDiagnostic(it, places, support)),
    });
  }

  #logCrashes(): void {
    const { workspace, log } = this.#setup;
    for (const engine of workspace.engines())
      for (const { code, path, error } of engine.takeCrashes()) log.failed(code, path, error);
  }
}
