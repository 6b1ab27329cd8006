import { existsSync, type Stats, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
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
 * The uri of the nearest folder above that has an isms.yaml, else of the folder itself. Where a repository begins, the
 * search ends: what is above it is another matter.
 */
export function findRoot(from: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'isms.yaml'))) return folderUri(folder);
    if (existsSync(join(folder, '.git')) || dirname(folder) === folder) return folderUri(from);
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
