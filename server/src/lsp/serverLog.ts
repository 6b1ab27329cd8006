import type { RemoteConsole } from 'vscode-languageserver';

/**
 * What the server writes to the log of the client. Documents are confidential, so it is told what failed, where and in
 * which line of the program, never the text; the message of an error might quote it.
 */
export class ServerLog {
  readonly #console: RemoteConsole;
  readonly #told = new Set<string>();

  constructor(console: RemoteConsole) {
    this.#console = console;
  }

  /** `what`: a rule or a request; `where`: a path or uri. The same failure is told once. */
  failed(what: string, where: string, error: unknown): void {
    const key = `${what} ${where}`;
    if (this.#told.has(key)) return;
    this.#told.add(key);
    this.#console.error(`'${what}' failed on ${where || 'the workspace'}. ${namesOf(error)}`);
  }

  say(text: string): void {
    this.#console.info(text);
  }
}

function namesOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const frames = (error.stack ?? '').split('\n').filter(line => /^\s+at /.test(line));
  return [error.name, ...frames].join('\n');
}
