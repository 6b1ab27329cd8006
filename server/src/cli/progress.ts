import type { Platform } from './platform.js';

/** Says on a terminal how far a work has come, once it has taken a second. */
export class Progress {
  readonly #platform: Platform;
  readonly #isShown: boolean;
  readonly #start: number;
  #next: number;
  #width = 0;

  constructor(platform: Platform, isQuiet: boolean) {
    this.#platform = platform;
    this.#isShown = platform.stderr.isTerminal && !isQuiet;
    this.#start = platform.elapsed();
    this.#next = this.#start + 1000;
  }

  /** `left` is asked only when there is something to say. */
  say(what: string, left: () => number, all: number): void {
    if (!this.#isShown) return;
    const now = this.#platform.elapsed();
    if (now < this.#next) return;
    this.#next = now + 100;
    const text = `${what} ${all - left()} of ${all} files`;
    this.#platform.stderr.write(`\r${text.padEnd(this.#width)}`);
    this.#width = text.length;
  }

  /** Leaves the line as it was found. */
  end(): void {
    if (this.#width > 0) this.#platform.stderr.write(`\r${' '.repeat(this.#width)}\r`);
    this.#width = 0;
  }
}
