import type * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

/** What asks the server; who uses it need not know that it may have to be started first. */
export interface Requests {
  sendRequest<Result>(method: string, params?: unknown): Promise<Result>;
}

export interface ConnectionSetup {
  readonly output: vscode.LogOutputChannel;
  /** Makes the client, ready to be started. Its code is most of that of the extension, so it is loaded only here. */
  load(): Promise<BaseLanguageClient>;
  /** There is no server to ask. */
  failed(): void;
}

/** The way to the language server. It is made when the extension is active already, and nobody waits for it. */
export class ServerConnection implements Requests, vscode.Disposable {
  readonly #setup: ConnectionSetup;
  readonly #client: Promise<BaseLanguageClient>;
  #loaded: BaseLanguageClient | null = null;

  constructor(setup: ConnectionSetup) {
    this.#setup = setup;
    this.#client = this.#load();
  }

  async #load(): Promise<BaseLanguageClient> {
    // Other extensions get their turn first.
    await new Promise(resolve => setTimeout(resolve));
    this.#loaded = await this.#setup.load();
    return this.#loaded;
  }

  async start(): Promise<void> {
    try {
      await (await this.#client).start();
    } catch (error) {
      // The client has told the user; the views say what can be done.
      this.#setup.output.error('The language server did not start.', error);
      this.#setup.failed();
    }
  }

  async restart(): Promise<void> {
    if (this.#loaded?.isRunning()) await this.#loaded.stop();
    await this.start();
  }

  async sendRequest<Result>(method: string, params?: unknown): Promise<Result> {
    return (await this.#client).sendRequest<Result>(method, params);
  }

  /** A server that does not run yet will read everything itself. */
  notify(method: string, params: object): void {
    if (this.#loaded?.isRunning()) void this.#loaded.sendNotification(method, params);
  }

  dispose(): void {
    void this.#loaded?.dispose();
  }
}
