import type { IsmsCoverage } from '../../server/src/protocol/coverage.js';

/** `null`: not asked yet. `'unavailable'`: the server does not answer. */
export type Coverage = readonly IsmsCoverage[] | 'unavailable' | null;

/** What the model needs from its surroundings; a test gives its own. */
export interface CoverageSource {
  request(): Promise<readonly IsmsCoverage[]>;
  /** The least time between two questions, in milliseconds. */
  readonly interval: number;
}

/** The last answer of the server; asks again when told so, but never twice at once and not more often than the interval. */
export class CoverageModel {
  #current: Coverage = null;
  #outdated = false;
  #asking: Promise<void> | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #lastAsked = Number.NEGATIVE_INFINITY;
  #disposed = false;
  readonly #listeners = new Set<() => void>();
  readonly #source: CoverageSource;

  constructor(source: CoverageSource) {
    this.#source = source;
  }

  get current(): Coverage {
    return this.#current;
  }

  /** Calls `listener` after each new answer. */
  onDidChange(listener: () => void): { dispose(): void } {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  }

  /** The answer may be another one: ask when it is time to. */
  invalidate(): void {
    this.#outdated = true;
    if (this.#asking || this.#timer || this.#disposed) return;
    const wait = this.#lastAsked + this.#source.interval - Date.now();
    if (wait <= 0) void this.#ask();
    else
      this.#timer = setTimeout(() => {
        this.#timer = null;
        void this.#ask();
      }, wait);
  }

  /** There is no server to ask until the next `invalidate`. */
  unavailable(): void {
    this.#set('unavailable');
  }

  dispose(): void {
    this.#disposed = true;
    if (this.#timer) clearTimeout(this.#timer);
    this.#listeners.clear();
  }

  async #ask(): Promise<void> {
    this.#outdated = false;
    this.#lastAsked = Date.now();
    this.#asking = this.#source.request().then(
      answer => this.#set(answer),
      () => this.#set('unavailable'),
    );
    await this.#asking;
    this.#asking = null;
    if (this.#outdated) this.invalidate();
  }

  #set(coverage: Coverage): void {
    if (this.#disposed) return;
    this.#current = coverage;
    for (const listener of this.#listeners) listener();
  }
}
