import { type Committed, datesOnly, type History } from '../engine/index.js';
import { encodedPath } from '../engine/uris.js';
import { pathIn, zeroSeparated } from './git/runGit.js';
import { git } from './git.js';
import { type AskGit, blobSizes, blobTexts } from './gitBlobs.js';
import { pathOfUri } from './nodeUri.js';

/**
 * When each file below a folder (a uri that ends with `/`) was committed first and last. Empty where there is no
 * repository, no git, or too much of it. A file that was only moved keeps its first day.
 */
export async function gitHistory(folder: string): Promise<History> {
  const path = pathOfUri(folder);
  const [log, shallow] = await Promise.all([
    git(path, ['log', ...logOptions, '--', '.']),
    git(path, ['rev-parse', '--is-shallow-repository']),
  ]);
  if (!log || !shallow) return new Map();
  const files = readLog(log, shallow.toString().trim() === 'true');
  const moved = await movedDates(files, (args, input) => git(path, args, input));
  return new Map(
    [...files].map(([name, { first, last, blob }]) => {
      const committed: Committed = { first, last, blob, datesOnly: moved.get(name) ?? null };
      return [folder + encodedPath(name), committed] as const;
    }),
  );
}

/** A date that takes the place of another has its length; a version may grow. Any other change rarely keeps the size. */
const mostBytesApart = 4;

/** Of the files whose last change moved dates and nothing else, which. Few have to be read for that. */
async function movedDates(
  files: ReadonlyMap<string, Found>,
  ask: AskGit,
): Promise<ReadonlyMap<string, NonNullable<Committed['datesOnly']>>> {
  const changed = [...files].filter(
    ([name, { revisions }]) => documentName.test(name) && revisions.length > 1,
  );
  const sizes = await blobSizes(
    ask,
    changed.flatMap(([, { revisions }]) => revisions.slice(0, 2).map(({ blob }) => blob)),
  );
  const sizeOf = (file: Found, index: number) => sizes.get(file.revisions[index]?.blob ?? '') ?? Number.NaN;
  const likely = changed.filter(([, file]) => Math.abs(sizeOf(file, 0) - sizeOf(file, 1)) <= mostBytesApart);
  const texts = await blobTexts(
    ask,
    likely.flatMap(([, { revisions }]) => revisions.map(({ blob }) => blob)),
  );
  return new Map(
    likely.flatMap(([name, { first, revisions, hasMore }]) => {
      const known = revisions.flatMap(({ day, blob }) => {
        const text = texts.get(blob);
        return text === undefined ? [] : [{ day, text }];
      });
      const isWhole = first !== null && !hasMore && known.length === revisions.length;
      const moved = datesOnly(known, isWhole);
      return moved ? [[name, moved] as const] : [];
    }),
  );
}

const documentName = /\.(?:md|markdown|ya?ml)$/i;

// Only whole files count as moved: what is alike would have to be read, and in a partial clone be fetched.
const logOptions = [
  ...['--raw', '--no-abbrev', '-z', '-M100%', '--relative', '--no-color', '--no-decorate'],
  ...['--no-show-signature', '--no-ext-diff', '--format=@%ct %P'],
];

/** One file on the way back in time. */
interface Found {
  first: string | null;
  last: string;
  readonly blob: string;
  /** The newest first, and no more than `mostRevisions`. */
  readonly revisions: { readonly day: string; readonly blob: string }[];
  hasMore: boolean;
}

/** What came before is too long ago to be of interest. */
const mostRevisions = 20;

/** Reads the log, the newest commit first. */
function readLog(log: Buffer, isShallow: boolean): ReadonlyMap<string, Found> {
  const walk = new Walk(isShallow);
  const tokens = zeroSeparated(log);
  for (let token = tokens.next(); !token.done; token = tokens.next()) {
    const text = token.value.toString().replace(/^\n/, '');
    if (text.startsWith('@')) walk.commit(text);
    // Modes, ids and a letter: `:100644 100644 <id> <id> M`. A move names two paths.
    const [, , , blob = '', letter = ''] = text.startsWith(':') ? text.split(' ') : [];
    if (letter === '') continue;
    const from = pathIn(tokens.next().value);
    const to = /^[RC]/.test(letter) ? pathIn(tokens.next().value) : from;
    if (to !== null) walk.change(to, letter.startsWith('R') ? from : null, letter, blob);
  }
  return walk.files;
}

class Walk {
  readonly files = new Map<string, Found>();
  /** What a path was called later. */
  readonly #later = new Map<string, string>();
  /** What was there before was deleted. */
  readonly #gone = new Set<string>();
  readonly #isShallow: boolean;
  #day = '';
  /** What came before the commit is not known: it seems to add every file there is. */
  #isBoundary = false;

  constructor(isShallow: boolean) {
    this.#isShallow = isShallow;
  }

  commit(line: string): void {
    const [seconds = '', ...parents] = line
      .slice(1)
      .split(' ')
      .filter(it => it !== '');
    this.#day = new Date(Number(seconds) * 1000).toISOString().slice(0, 10);
    this.#isBoundary = this.#isShallow && parents.length === 0;
  }

  change(path: string, from: string | null, letter: string, blob: string): void {
    const name = this.#later.get(path) ?? path;
    if (this.#gone.has(name)) return;
    if (letter === 'D') this.#gone.add(name);
    else this.#note(name, blob);
    if (from !== null) this.#later.set(from, name);
  }

  #note(name: string, blob: string): void {
    const found = this.files.get(name);
    if (this.#isBoundary) {
      if (found) found.first = null;
    } else if (!found) {
      const revisions = [{ day: this.#day, blob }];
      this.files.set(name, { first: this.#day, last: this.#day, blob, revisions, hasMore: false });
    } else {
      if (found.revisions.length < mostRevisions) found.revisions.push({ day: this.#day, blob });
      else found.hasMore = true;
      if (found.first !== null && this.#day < found.first) found.first = this.#day;
      if (this.#day > found.last) found.last = this.#day;
    }
  }
}
