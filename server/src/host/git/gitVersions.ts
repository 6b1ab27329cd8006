import { createHash } from 'node:crypto';
import { encodedPath } from '../../engine/uris.js';
import type { FileContent } from '../host.js';
import { decoded, listFiles, readFile } from '../nodeFiles.js';
import { pathOfUri } from '../nodeUri.js';
import {
  type FileVersion,
  type HeadAsked,
  isVersionsProblem,
  type VersionName,
  type Versions,
  type VersionsAsked,
  type VersionsProblem,
} from '../versions.js';
import { largeFileId, readLargeFile, sha256Of } from './largeFiles.js';
import { filesOfCommit, filesOfIndex, type GitFiles } from './listFiles.js';
import { type Blob, readBlobs } from './readBlobs.js';
import { openRepository, type Repository } from './repository.js';
import { headCommit, mergeBase, resolveRevision } from './resolveRevision.js';
import { type LeftOut, linksIn, type VersionFiles, versionFiles } from './versionFiles.js';

/**
 * Reads two versions of the documents below a folder (a uri that ends with `/`) from the objects of git, the work tree
 * from disk. `shown`: the folder as one would type it. Nothing is checked out, written or fetched, and no filter of the
 * repository is run: what is on disk is held against the objects by its own hash.
 */
export async function gitVersions(
  root: string,
  shown: string,
  asked: VersionsAsked,
): Promise<Versions | VersionsProblem> {
  const repository = await openRepository(pathOfUri(root), shown);
  if (isVersionsProblem(repository)) return repository;
  if (repository.isBare && typeof asked.head === 'string')
    return {
      problem: `'${shown}' is a bare repository, which has no work tree and no index.`,
      hint: `Name two revisions: isms diff ${asked.base} HEAD.`,
    };
  const names = await namesOf(asked, repository);
  if (isVersionsProblem(names)) return names;
  const { base, head } = names;
  const lists = await listsOf(base.commit, asked.head, head.commit, repository);
  if (isVersionsProblem(lists)) return lists;
  const links = await readBlobs(
    [...linksIn(lists.base), ...linksIn(lists.head)].map(({ id }) => id),
    repository,
  );
  if (isVersionsProblem(links)) return links;
  const before = versionFiles(lists.base, root, links);
  const after = versionFiles(lists.head, root, links);
  const reader = new VersionReader(repository, root);
  const read =
    asked.head === 'work-tree'
      ? await reader.againstDisk(before, after, lists.head)
      : await reader.againstObjects(before, after);
  if (isVersionsProblem(read)) return read;
  return { base, head, ...read, notes: [...notesOn(before.left, after.left), ...reader.notes] };
}

interface Names {
  readonly base: VersionName & { readonly commit: string };
  readonly head: VersionName;
}

async function namesOf(
  { base, head, fromMergeBase }: VersionsAsked,
  repository: Repository,
): Promise<Names | VersionsProblem> {
  const commit = await resolveRevision(base, repository);
  if (typeof commit !== 'string') return commit;
  const other = typeof head === 'string' ? null : head.revision;
  const headId = other === null ? await headCommit(repository) : await resolveRevision(other, repository);
  if (headId !== null && typeof headId !== 'string') return headId;
  const headName: VersionName = {
    type: typeof head === 'string' ? head : 'revision',
    name: other,
    commit: headId,
    mergeBaseOf: null,
  };
  const baseName = { type: 'revision', name: base, commit, mergeBaseOf: null } as const;
  if (!fromMergeBase || headId === null) return { base: baseName, head: headName };
  const parting = await mergeBase([commit, base], [headId, other ?? 'HEAD'], repository);
  if (typeof parting !== 'string') return parting;
  return {
    base: { ...baseName, name: null, commit: parting, mergeBaseOf: [base, other ?? 'HEAD'] },
    head: headName,
  };
}

async function listsOf(
  base: string,
  asked: HeadAsked,
  head: string | null,
  repository: Repository,
): Promise<{ readonly base: GitFiles; readonly head: GitFiles } | VersionsProblem> {
  const [one, other] = await Promise.all([
    filesOfCommit(base, repository),
    typeof asked === 'object' && head !== null ? filesOfCommit(head, repository) : filesOfIndex(repository),
  ]);
  if (isVersionsProblem(one)) return one;
  if (isVersionsProblem(other)) return other;
  const unmerged = other.files.find(({ isUnmerged }) => isUnmerged);
  if (asked === 'index' && unmerged)
    return {
      problem: `'${unmerged.path}' has conflicts, so that there is no one version of it in the index.`,
      hint: "Resolve them and add it, or compare with the work tree: without '--index'.",
    };
  return { base: one, head: other };
}

/** Reads contents; collects what could not be read. */
class VersionReader {
  readonly #repository: Repository;
  readonly #root: string;
  readonly #notFetched: string[] = [];

  constructor(repository: Repository, root: string) {
    this.#repository = repository;
    this.#root = root;
  }

  get notes(): readonly string[] {
    const paths = [...new Set(this.#notFetched)];
    if (paths.length === 0) return [];
    return [
      `${named(paths)} ${paths.length === 1 ? 'is' : 'are'} kept by Git LFS, which has not fetched this version: 'git lfs fetch --all' does.`,
    ];
  }

  /** Two versions that are both in the objects: what has the same id is read once. */
  async againstObjects(before: VersionFiles, after: VersionFiles): Promise<Read | VersionsProblem> {
    const changed = [...after.ids].filter(([uri, id]) => before.ids.get(uri) !== id || !before.ids.has(uri));
    const blobs = await this.#blobs([...before.ids.values(), ...changed.map(([, id]) => id)]);
    if (isVersionsProblem(blobs)) return blobs;
    const version = ([uri, id]: readonly [string, string | null]): FileVersion => ({
      uri,
      content: this.#content(uri, id, blobs),
    });
    return {
      before: [...before.ids].map(version),
      changes: [...changed.map(version), ...goneFrom(before, after.ids)],
    };
  }

  /** A version and the work tree: what has not changed is read from disk for both. */
  async againstDisk(
    before: VersionFiles,
    index: VersionFiles,
    list: GitFiles,
  ): Promise<Read | VersionsProblem> {
    const disk = this.#disk(before, index, list);
    const differing = [...before.ids].filter(([uri, id]) => !this.#isSame(disk.get(uri), id));
    const sparse = this.#sparse(disk, list);
    const blobs = await this.#blobs([...differing.map(([, id]) => id), ...sparse.values()]);
    if (isVersionsProblem(blobs)) return blobs;
    for (const [uri, id] of sparse) disk.set(uri, this.#content(uri, id, blobs));
    const known = new Map<string, FileContent>();
    for (const [uri, id] of differing) {
      const content = this.#baseContent(uri, id, blobs, disk.get(uri) ?? null);
      known.set(uri, content);
    }
    const at = (uri: string): FileContent => known.get(uri) ?? disk.get(uri) ?? null;
    return {
      before: [...before.ids.keys()].map(uri => ({ uri, content: at(uri) })),
      changes: [
        ...[...disk]
          .filter(([uri, content]) => !before.ids.has(uri) || !isSameContent(content, at(uri)))
          .map(([uri, content]) => ({ uri, content })),
        ...goneFrom(before, disk),
      ],
    };
  }

  /** The documents on disk but for what git does not know the inside of. */
  #disk(
    { left: base }: VersionFiles,
    { left: index }: VersionFiles,
    { files }: GitFiles,
  ): Map<string, FileContent> {
    const uriOf = (path: string) => this.#root + encodedPath(path);
    const submodules = [...base.submodules, ...index.submodules].map(path => `${uriOf(path)}/`);
    const links = [...base.links, ...index.links].map(uriOf);
    const isLeft = (uri: string) =>
      submodules.some(it => uri.startsWith(it)) || links.some(it => uri === it || uri.startsWith(`${it}/`));
    const disk = new Map<string, FileContent>();
    const hasLeft = submodules.length + links.length > 0;
    const dangling = new Set(files.filter(({ type }) => type === 'link').map(({ path }) => uriOf(path)));
    for (const uri of listFiles(this.#root)) {
      if (hasLeft && isLeft(uri)) continue;
      const content = readFile(pathOfUri(uri));
      // What is listed and not there is a link to nothing, or has a name that is not UTF-8.
      if (content) disk.set(uri, content);
      else if (dangling.has(uri)) disk.set(uri, { unreadable: 'unreadable' });
    }
    return disk;
  }

  /** Files that git knows and leaves out of the work tree: of these, the version of the index counts. */
  #sparse(disk: ReadonlyMap<string, FileContent>, list: GitFiles): ReadonlyMap<string, string> {
    const { ids } = versionFiles(
      { files: list.files.filter(({ isSparse, type }) => isSparse && type === 'file'), unnameable: 0 },
      this.#root,
      new Map(),
    );
    return new Map(
      [...ids].flatMap(([uri, id]) => (id !== null && !disk.has(uri) ? [[uri, id] as const] : [])),
    );
  }

  /** Whether what is on disk is what git keeps under an id, line ends aside. */
  #isSame(content: FileContent | undefined, id: string | null): boolean {
    if (!content || 'unreadable' in content) return content !== undefined && id === null;
    const { text } = content;
    if (this.#idOf(text) === id) return true;
    return text.includes('\r\n') && this.#idOf(text.replaceAll('\r\n', '\n')) === id;
  }

  #idOf(text: string): string {
    const size = Buffer.byteLength(text, 'utf8');
    return createHash(this.#repository.hash).update(`blob ${size}\0`).update(text, 'utf8').digest('hex');
  }

  /** Of a pointer of Git LFS, the content on disk is the same when it has the hash that the pointer names. */
  #baseContent(
    uri: string,
    id: string | null,
    blobs: ReadonlyMap<string, Blob>,
    onDisk: FileContent,
  ): FileContent {
    const large = id === null ? null : largeFileId(blobs.get(id) ?? 'missing');
    const isSame = large !== null && onDisk && 'text' in onDisk && sha256Of(onDisk.text) === large;
    return isSame ? onDisk : this.#content(uri, id, blobs);
  }

  #content(uri: string, id: string | null, blobs: ReadonlyMap<string, Blob>): FileContent {
    if (id === null) return { unreadable: 'unreadable' };
    const blob = blobs.get(id) ?? 'missing';
    const large = largeFileId(blob);
    const real = large === null ? blob : readLargeFile(large, this.#repository.commonFolder);
    if (real === 'missing') this.#notFetched.push(decodeURIComponent(uri.slice(this.#root.length)));
    if (real === 'missing') return { unreadable: 'unreadable' };
    return real === 'too-large' ? { unreadable: 'too-large' } : decoded(real);
  }

  #blobs(ids: readonly (string | null)[]): Promise<ReadonlyMap<string, Blob> | VersionsProblem> {
    return readBlobs(
      ids.filter(id => id !== null),
      this.#repository,
    );
  }
}

type Read = Pick<Versions, 'before' | 'changes'>;

const goneFrom = (before: VersionFiles, after: ReadonlyMap<string, unknown>): readonly FileVersion[] =>
  [...before.ids.keys()].filter(uri => !after.has(uri)).map(uri => ({ uri, content: null }));

function isSameContent(one: FileContent, other: FileContent): boolean {
  if (!one || !other) return one === other;
  if ('text' in one) return 'text' in other && one.text === other.text;
  return 'unreadable' in other && one.unreadable === other.unreadable;
}

function notesOn(...versions: readonly LeftOut[]): readonly string[] {
  const submodules = [...new Set(versions.flatMap(it => it.submodules))];
  const links = [...new Set(versions.flatMap(it => it.links))];
  const unnameable = Math.max(...versions.map(it => it.unnameable));
  return [
    ...(submodules.length > 0
      ? [
          `${named(submodules)} ${submodules.length === 1 ? 'is a submodule' : 'are submodules'}: what is in there was not compared.`,
        ]
      : []),
    ...(links.length > 0
      ? [
          `${named(links)} ${links.length === 1 ? 'is a link that leads' : 'are links that lead'} out of the folder: what is behind was not compared.`,
        ]
      : []),
    ...(unnameable > 0
      ? [
          `${unnameable} ${unnameable === 1 ? 'file has a name that is' : 'files have names that are'} not UTF-8 and ${unnameable === 1 ? 'was' : 'were'} not compared.`,
        ]
      : []),
  ];
}

const named = (paths: readonly string[]): string =>
  paths.length < 2 ? `'${paths[0] ?? ''}'` : `'${paths.slice(0, -1).join("', '")}' and '${paths.at(-1)}'`;
