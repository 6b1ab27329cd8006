import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { LanguageServer } from './languageServer.js';

/** A document open in an editor, and the value in its middle that is typed over again and again. */
export class OpenDocument {
  readonly uri: string;
  readonly #server: LanguageServer;
  readonly #text: string;
  readonly #start: number;
  #end: number;
  #number = 0;

  constructor(server: LanguageServer, folder: string, path: string) {
    this.#server = server;
    this.uri = pathToFileURL(join(folder, path)).toString();
    this.#text = readFileSync(join(folder, path), 'utf8');
    const all = [...this.#text.matchAll(/^ *(?:- )?status: (\S+)$/gm)];
    const status = all[Math.floor(all.length / 2)];
    if (!status?.[1]) throw new Error(`${path} has no status.`);
    this.#end = status.index + status[0].length;
    this.#start = this.#end - status[1].length;
  }

  /** Opens it with a status that nobody knows; resolves with the milliseconds until that is told. */
  async open(): Promise<number> {
    const value = this.#nextValue();
    const text = this.#text.slice(0, this.#start) + value + this.#text.slice(this.#end);
    this.#end = this.#start + value.length;
    return await this.#timed(value, () =>
      this.#server.open(this.uri, this.uri.endsWith('.md') ? 'markdown' : 'yaml', text),
    );
  }

  /** Types another status; resolves with the milliseconds until that is told. */
  async edit(): Promise<number> {
    const value = this.#nextValue();
    const [start, end] = [this.#start, this.#end];
    this.#end = start + value.length;
    return await this.#timed(value, () => this.#server.replace(this.uri, start, end, value));
  }

  /** So many edits, each once the one before it has been answered. */
  async edits(count: number): Promise<number[]> {
    const times: number[] = [];
    while (times.length < count) times.push(await this.edit());
    return times;
  }

  #nextValue(): string {
    this.#number++;
    return `unheard-of-${this.#number}`;
  }

  async #timed(value: string, send: () => Promise<void>): Promise<number> {
    const told = this.#server.diagnostics(this.uri, ({ diagnostics }) =>
      this.#server.quotesValues
        ? diagnostics.some(({ message }) => JSON.stringify(message).includes(`'${value}'`))
        : true,
    );
    const start = performance.now();
    await send();
    await told;
    return performance.now() - start;
  }
}
