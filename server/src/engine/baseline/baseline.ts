import type { BaselineEntry } from './readBaseline.js';

/** A finding with what tells it from others of its document. */
interface Keyed {
  readonly key: string;
  /** The id of the entry or document; where it has none, the path of the file. */
  readonly owner: string;
}

/**
 * The findings that were there before, and which of them are there still. It belongs to one ISMS; what of it a document
 * uses depends on that document alone, but for files without an id that were renamed.
 */
export class Baseline {
  /** The uri of the file it was read from; `null` where there is none. */
  #uri: string | null = null;
  #entries: readonly BaselineEntry[] = [];
  #byKey = new Map<string, BaselineEntry[]>();
  /** What each document uses, by uri. */
  readonly #used = new Map<string, ReadonlyMap<string, number>>();

  get uri(): string | null {
    return this.#uri;
  }

  get entries(): readonly BaselineEntry[] {
    return this.#entries;
  }

  /** Whether some finding is known by the path of its file, so that it matters which files there are. */
  get knowsPaths(): boolean {
    return this.#entries.some(it => isPath(it.in));
  }

  /** Takes another file, or none. */
  set(uri: string | null, entries: readonly BaselineEntry[]): void {
    this.#uri = uri;
    this.#entries = entries;
    this.#byKey = new Map();
    for (const entry of entries) {
      const same = this.#byKey.get(entry.key);
      if (same) same.push(entry);
      else this.#byKey.set(entry.key, [entry]);
    }
  }

  /** Paths that findings are known by, of files that are not there any more. */
  pathsGone(isThere: (path: string) => boolean): readonly string[] {
    return [...new Set(this.#entries.map(it => it.in))].filter(it => isPath(it) && !isThere(it));
  }

  /**
   * Tells the findings of one document that were there before from those that are new. Of the same finding more often
   * than before, the last ones are new. `keysThen`: the keys a finding had under the paths that are gone.
   */
  split<Found extends Keyed>(
    found: readonly Found[],
    keysThen: (finding: Found) => readonly string[],
  ): {
    readonly fresh: readonly Found[];
    readonly known: readonly Found[];
    readonly used: ReadonlyMap<string, number>;
  } {
    const used = new Map<string, number>();
    const take = (key: string): boolean => {
      const times = used.get(key) ?? 0;
      if (times >= this.#countOf(key)) return false;
      used.set(key, times + 1);
      return true;
    };
    const fresh: Found[] = [];
    const known: Found[] = [];
    for (const finding of found) {
      const isKnown = take(finding.key) || keysThen(finding).some(take);
      (isKnown ? known : fresh).push(finding);
    }
    return { fresh, known, used };
  }

  /** Notes what a document uses now; answers whether that is news. */
  note(uri: string, used: ReadonlyMap<string, number>): boolean {
    const before = this.#used.get(uri);
    if (used.size > 0) this.#used.set(uri, used);
    else this.#used.delete(uri);
    const isSame =
      (before?.size ?? 0) === used.size && [...used].every(([key, times]) => before?.get(key) === times);
    return !isSame;
  }

  /** Entries that stand for more than is there, with how often each is there. */
  unused(): readonly { readonly entry: BaselineEntry; readonly times: number }[] {
    const most = new Map<string, number>();
    for (const used of this.#used.values())
      for (const [key, times] of used) most.set(key, Math.max(most.get(key) ?? 0, times));
    const left = [];
    for (const [key, entries] of this.#byKey) {
      let rest = most.get(key) ?? 0;
      for (const entry of entries) {
        const times = Math.min(rest, entry.count);
        rest -= times;
        if (times < entry.count) left.push({ entry, times });
      }
    }
    return left;
  }

  #countOf(key: string): number {
    return (this.#byKey.get(key) ?? []).reduce((sum, { count }) => sum + count, 0);
  }
}

const isPath = (owner: string): boolean => /\.(?:md|markdown|ya?ml)$/i.test(owner);
