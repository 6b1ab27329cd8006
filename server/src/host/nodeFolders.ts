import { existsSync, type Stats, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { pathOfUri, uriOfPath } from './nodeUri.js';

/** What is at a path, seen from a folder. The uri of a folder ends with `/`. */
export function locate(
  from: string,
  path: string,
): { readonly uri: string; readonly type: 'file' | 'folder' | 'nothing' } {
  const full = resolve(from, path);
  const stats = statOf(full);
  if (!stats) return { uri: uriOfPath(full), type: 'nothing' };
  return stats.isDirectory()
    ? { uri: folderUri(full), type: 'folder' }
    : { uri: uriOfPath(full), type: 'file' };
}

/**
 * The uri of the folder of an ISMS: the nearest one with an isms.yaml at or above the `paths` somebody typed in a folder,
 * else at or above that folder, else the folder itself.
 */
export function findRoot(from: string, paths: readonly string[] = []): string {
  const asked = paths.map(path => nearestFolder(resolve(from, path))).reduce(commonFolder, null);
  return folderUri((asked === null ? null : settingsAbove(asked)) ?? settingsAbove(from) ?? from);
}

/** Where a repository begins, the search ends: what is above it is another matter. */
function settingsAbove(from: string): string | null {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'isms.yaml'))) return folder;
    if (existsSync(join(folder, '.git')) || dirname(folder) === folder) return null;
  }
}

const nearestFolder = (path: string): string => (statOf(path)?.isDirectory() ? path : dirname(path));

function commonFolder(a: string | null, b: string): string {
  let common = a ?? b;
  while (!isIn(b, common) && dirname(common) !== common) common = dirname(common);
  return common;
}

const isIn = (path: string, folder: string): boolean =>
  path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);

/** The uri of the repository that a folder is in; of a submodule or another work tree, its own. */
export function findRepository(uri: string): string | null {
  for (let folder = pathOfUri(uri); ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return folderUri(folder);
    if (dirname(folder) === folder) return null;
  }
}

/** The path of a uri as one would type it in a folder. */
export const pathTo = (from: string, uri: string): string => relative(from, pathOfUri(uri)) || '.';

const folderUri = (path: string): string => uriOfPath(path).replace(/\/?$/, '/');

/** A path through something that is no folder, or may not be looked into, leads to nothing. */
function statOf(path: string): Stats | null {
  try {
    return statSync(path, { throwIfNoEntry: false }) ?? null;
  } catch {
    return null;
  }
}
