import { type DocumentChange, settingsFile } from '../engine/index.js';
import type { FileContent, Host } from '../host/host.js';
import { Turn } from './turn.js';

export interface DiskReaderSetup {
  readonly host: Host;
  /** Files that are open in the editor are not read: what is typed counts. */
  isOpen(uri: string): boolean;
  apply(changes: readonly DocumentChange[]): void;
  failed(uri: string, error: unknown): void;
  /** Told now and then how many files are still wanted. */
  left(count: number): void;
}

/** Milliseconds of reading before something else gets its turn. */
const turnLength = 4;
/** So many files are asked for at once, where the host has to ask for them itself; else the turn may end after each few. */
const mostAtOnce = { waiting: 16, atOnce: 2 };

/**
 * Reads files that are wanted, one after the other, and never two answers for one file out of order: a file that is
 * wanted again while it is read is read again.
 */
export class DiskReader {
  readonly #setup: DiskReaderSetup;
  readonly #wanted = new Set<string>();
  #running: Promise<void> | null = null;
  #hostWaits = false;

  constructor(setup: DiskReaderSetup) {
    this.#setup = setup;
  }

  /** Resolves when nothing is wanted any more. */
  read(uris: readonly string[]): Promise<void> {
    // Settings come first: they say what the other files are.
    for (const uri of uris) if (isSettings(uri)) this.#wanted.add(uri);
    for (const uri of uris) this.#wanted.add(uri);
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  forget(uri: string): void {
    this.#wanted.delete(uri);
  }

  async #run(): Promise<void> {
    let turn = new Turn(turnLength);
    while (this.#wanted.size > 0) {
      const uris = this.#next();
      const contents = await this.#contentsOf(uris);
      const changes = uris.flatMap((uri, index) => this.#change(uri, contents[index] ?? null));
      this.#apply(changes);
      if (!turn.isOver()) continue;
      this.#setup.left(this.#wanted.size);
      await this.#setup.host.pause();
      turn = new Turn(turnLength);
    }
  }

  #apply(changes: readonly DocumentChange[]): void {
    try {
      if (changes.length > 0) this.#setup.apply(changes);
    } catch (error) {
      // The files after these are read all the same.
      this.#setup.failed(changes[0]?.uri ?? '', error);
    }
  }

  #next(): readonly string[] {
    const next: string[] = [];
    for (const uri of this.#wanted) {
      next.push(uri);
      if (next.length >= (this.#hostWaits ? mostAtOnce.waiting : mostAtOnce.atOnce)) break;
    }
    for (const uri of next) this.#wanted.delete(uri);
    return next.filter(uri => !this.#setup.isOpen(uri));
  }

  /** A host that answers at once is not waited for. */
  #contentsOf(uris: readonly string[]): readonly FileContent[] | Promise<readonly FileContent[]> {
    const answers = uris.map(uri => this.#setup.host.readFile(uri));
    this.#hostWaits = answers.some(it => it instanceof Promise);
    return this.#hostWaits
      ? Promise.all(uris.map((uri, index) => this.#settled(uri, answers[index] ?? null)))
      : (answers as readonly FileContent[]);
  }

  async #settled(uri: string, answer: FileContent | Promise<FileContent>): Promise<FileContent> {
    try {
      return await answer;
    } catch (error) {
      this.#setup.failed(uri, error);
      return { unreadable: 'unreadable' };
    }
  }

  #change(uri: string, content: FileContent): readonly DocumentChange[] {
    if (this.#setup.isOpen(uri) || this.#wanted.has(uri)) return [];
    return [content ? { uri, text: null, ...content } : { uri, text: null }];
  }
}

const isSettings = (uri: string): boolean => uri.endsWith(`/${settingsFile}`);
