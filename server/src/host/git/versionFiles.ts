import { posix } from 'node:path';
import { encodedPath } from '../../engine/uris.js';
import { isDocumentName } from '../documentNames.js';
import { passedOverFolders } from '../passedOverFolders.js';
import type { GitFile, GitFiles } from './listFiles.js';
import type { Blob } from './readBlobs.js';

/** The documents of one version, and what is passed over. */
export interface VersionFiles {
  /** By uri: the id of the content; `null` for a link to where nothing is. */
  readonly ids: ReadonlyMap<string, string | null>;
  readonly left: LeftOut;
}

/** What is in a version and cannot be compared; paths count from the folder. */
export interface LeftOut {
  readonly submodules: readonly string[];
  /** Links that lead out of the folder. */
  readonly links: readonly string[];
  readonly unnameable: number;
}

/** The links of a version that may lead to documents: their targets have to be read before `versionFiles` can tell. */
export const linksIn = ({ files }: GitFiles): readonly GitFile[] =>
  files.filter(({ type, path }) => type === 'link' && !isInToolFolder(path));

/**
 * The documents among the files of a version. As with files on disk, what is behind a link within the folder is read
 * under its own name only. `root`: the uri of the folder.
 */
export function versionFiles(
  { files, unnameable }: GitFiles,
  root: string,
  targets: ReadonlyMap<string, Blob>,
): VersionFiles {
  const ids = new Map<string, string | null>();
  const links: string[] = [];
  const there = placesIn(files);
  for (const { path, id, type } of files) {
    if (isInToolFolder(path)) continue;
    if (type === 'file' && isDocumentName(path)) ids.set(root + encodedPath(path), id);
    if (type !== 'link') continue;
    const target = targetOf(path, targets.get(id));
    if (target === null) links.push(path);
    else if (!there.has(target) && isDocumentName(path)) ids.set(root + encodedPath(path), null);
  }
  const submodules = files
    .filter(({ type, path }) => type === 'submodule' && !isInToolFolder(`${path}/`))
    .map(({ path }) => path);
  return { ids, left: { submodules, links, unnameable } };
}

/** Where a link leads to, from the folder; `null`: out of it. */
function targetOf(path: string, blob: Blob | undefined): string | null {
  const target = Buffer.isBuffer(blob) ? blob.toString('utf8') : '/';
  if (target.startsWith('/') || /^[A-Za-z]:/.test(target)) return null;
  const full = posix.normalize(posix.join(posix.dirname(path), target)).replace(/\/$/, '');
  return full === '..' || full.startsWith('../') ? null : full;
}

/** Every path, of folders as well. */
function placesIn(files: readonly GitFile[]): ReadonlySet<string> {
  const places = new Set<string>(['.']);
  for (const { path } of files) {
    for (let at = path.length; at > 0; at = path.lastIndexOf('/', at - 1)) {
      const place = path.slice(0, at);
      if (places.has(place)) break;
      places.add(place);
    }
  }
  return places;
}

/** Whether a folder in a path belongs to tools. */
const isInToolFolder = (path: string): boolean =>
  path
    .split('/')
    .slice(0, -1)
    .some(name => passedOverFolders.has(name));
