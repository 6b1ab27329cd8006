import type { Connection } from 'vscode-languageserver';

type Reporter = Awaited<ReturnType<Connection['window']['createWorkDoneProgress']>>;

/** Fewer files are read before anybody has seen that they are. */
const fewest = 500;

/** Tells the client how far the reading of a large workspace is, until it has been checked as well. */
export class ReadingProgress {
  readonly #all: number;
  #reporter: Promise<Reporter | null> = Promise.resolve(null);
  #percent = 0;

  /** `isWanted`: the client can show it. `all`: how many files there are. */
  constructor(connection: Connection, isWanted: boolean, all: number) {
    this.#all = all;
    if (!isWanted || all < fewest) return;
    this.#reporter = connection.window.createWorkDoneProgress().then(
      reporter => {
        reporter.begin('ISMS', 0, `Reading ${all} files`, false);
        return reporter;
      },
      () => null,
    );
  }

  /** `left`: files that still have to be read. */
  read(left: number): void {
    const percent = Math.floor((100 * (this.#all - left)) / Math.max(1, this.#all));
    if (percent <= this.#percent) return;
    this.#percent = percent;
    this.#tell(reporter => reporter.report(percent, `Reading ${this.#all} files`));
  }

  checking(): void {
    this.#tell(reporter => reporter.report(100, `Checking ${this.#all} files`));
  }

  done(): void {
    this.#tell(reporter => reporter.done());
    this.#reporter = Promise.resolve(null);
  }

  #tell(what: (reporter: Reporter) => void): void {
    void this.#reporter.then(reporter => reporter && what(reporter));
  }
}
