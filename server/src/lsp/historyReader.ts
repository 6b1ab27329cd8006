import type { History } from '../engine/index.js';
import type { Host } from '../host/host.js';

export interface HistoryReaderSetup {
  readonly host: Host;
  /** Takes all that is known now. */
  apply(history: History): void;
  failed(folder: string, error: unknown): void;
}

/** Keeps what version control knows of the opened folders, and reads it again when something was committed. */
export class HistoryReader {
  readonly #setup: HistoryReaderSetup;
  /** By folder. */
  readonly #known = new Map<string, History>();
  readonly #stops = new Map<string, () => void>();
  /** Folders that are being read; `true`: something has happened since. */
  readonly #reading = new Map<string, boolean>();

  constructor(setup: HistoryReaderSetup) {
    this.#setup = setup;
  }

  async open(folders: readonly string[]): Promise<void> {
    for (const folder of folders) {
      await this.#watch(folder);
      await this.#read(folder);
    }
  }

  close(folders: readonly string[]): void {
    for (const folder of folders) {
      this.#stops.get(folder)?.();
      this.#stops.delete(folder);
      this.#known.delete(folder);
    }
  }

  /** Watched first: what is committed while the history is read is not missed. */
  async #watch(folder: string): Promise<void> {
    const { host, failed } = this.#setup;
    this.#stops.set(folder, () => {});
    try {
      const stop = await host.watchHistory?.(folder, () => void this.#read(folder));
      if (!stop) return;
      // It may have been closed in the meantime.
      if (this.#stops.has(folder)) this.#stops.set(folder, stop);
      else stop();
    } catch (error) {
      failed(folder, error);
    }
  }

  async #read(folder: string): Promise<void> {
    if (this.#reading.has(folder)) {
      this.#reading.set(folder, true);
      return;
    }
    do {
      this.#reading.set(folder, false);
      await this.#readOnce(folder);
    } while (this.#reading.get(folder));
    this.#reading.delete(folder);
  }

  async #readOnce(folder: string): Promise<void> {
    const { host, apply, failed } = this.#setup;
    try {
      const history = await host.history?.(folder);
      // Where nothing can be known any more, what was known stays.
      if (!history || history.size === 0 || !this.#stops.has(folder)) return;
      this.#known.set(folder, history);
      apply(new Map([...this.#known.values()].flatMap(it => [...it])));
    } catch (error) {
      failed(folder, error);
    }
  }
}
