/** `null`: not asked yet. `'unavailable'`: the server does not answer. */
export type Answer<T> = T | 'unavailable' | null;

/** What is asked, and how often; a test gives its own. */
export interface Question<T> {
  request(): Promise<T>;
  /** The least time between two questions, in milliseconds. */
  readonly interval: number;
}

/** The last answer of the server; asks again when told so, but never twice at once and not more often than the interval. */
export class LatestAnswer<T> {
  #current: Answer<T> = null;
  #outdated = false;
  #asking: Promise<void> | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #lastAsked = Number.NEGATIVE_INFINITY;
  #disposed = false;
  readonly #listeners = new Set<() => void>();
  readonly #question: Question<T>;

  constructor(question: Question<T>) {
    this.#question = question;
  }

  get current(): Answer<T> {
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
    const wait = this.#lastAsked + this.#question.interval - Date.now();
    if (wait <= 0) void this.#ask();
    else
      this.#timer = setTimeout(() => {
        this.#timer = null;
        void this.#ask();
      }, wait);
  }

  /** Something else is asked: nobody wants to wait for the interval. */
  askNow(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#lastAsked = Number.NEGATIVE_INFINITY;
    this.invalidate();
  }

  /** Waits for the first answer where there is none. */
  async known(): Promise<T | 'unavailable'> {
    if (this.#current !== null) return this.#current;
    return new Promise(resolve => {
      const subscription = this.onDidChange(() => {
        if (this.#current === null) return;
        subscription.dispose();
        resolve(this.#current);
      });
    });
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
    this.#asking = this.#question.request().then(
      answer => this.#set(answer),
      () => this.#set('unavailable'),
    );
    await this.#asking;
    this.#asking = null;
    if (this.#outdated) this.invalidate();
  }

  #set(answer: Answer<T>): void {
    if (this.#disposed) return;
    this.#current = answer;
    for (const listener of this.#listeners) listener();
  }
}
