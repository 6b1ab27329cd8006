import { type Dirent, readdirSync, readFileSync, realpathSync, type Stats, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { encodedPath } from '../engine/uris.js';
import { isDocumentName } from './documentNames.js';
import { type FileContent, largestFile } from './host.js';
import { pathOfUri } from './nodeUri.js';
import { passedOverFolders } from './passedOverFolders.js';

interface Walk {
  readonly found: string[];
  /** Real paths of the folders that have been looked into, each ending with a separator. */
  readonly seen: Set<string>;
}

/** The documents in a folder (a uri that ends with `/`) and in the folders in it. */
export function listFiles(folder: string): readonly string[] {
  const found: string[] = [];
  for (const _ of walkFiles(folder, found));
  return found;
}

/** The same, added to `found` folder by folder; it yields after each, so that other work may come in between. */
export function* walkFiles(folder: string, found: string[]): Generator<void> {
  const path = pathOfUri(folder);
  const real = realPath(path);
  if (real !== null) yield* addFiles(path, folder, { found, seen: new Set([real]) });
}

function* addFiles(path: string, uri: string, walk: Walk): Generator<void> {
  for (const item of itemsOf(path)) {
    const below = join(path, item.name);
    const type = item.isSymbolicLink() ? linkedType(below, walk) : typeOf(item);
    if (type === 'folder' && !passedOverFolders.has(item.name))
      yield* addFiles(below, `${uri}${encodedPath(item.name)}/`, walk);
    else if (type === 'file' && isDocumentName(item.name)) walk.found.push(`${uri}${encodedPath(item.name)}`);
  }
  yield;
}

/** Ordered, since of two links to one place the first counts. A folder that may not be opened has no files to read. */
function itemsOf(path: string): readonly Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}

const typeOf = (item: Dirent | Stats): 'file' | 'folder' | null =>
  item.isDirectory() ? 'folder' : item.isFile() ? 'file' : null;

/**
 * What is behind a link. What is read under its own name already is not read again, so that nothing is found twice and
 * no loop is walked; a link to where nothing is counts as a file that cannot be read.
 */
function linkedType(link: string, { seen }: Walk): 'file' | 'folder' | null {
  const stats = statOf(link);
  if (!stats) return 'file';
  const type = typeOf(stats);
  const real = realPath(link);
  if (type === null || real === null) return null;
  for (const folder of seen) {
    if (real.startsWith(folder) || (type === 'folder' && folder.startsWith(real))) return null;
  }
  if (type === 'folder') seen.add(real);
  return type;
}

/** Ends with a separator, so that one path is in another only where a folder ends. */
function realPath(path: string): string | null {
  try {
    const real = realpathSync(path);
    return real.endsWith(sep) ? real : real + sep;
  } catch {
    return null;
  }
}

/** What is in a file, by its path. */
export function readFile(path: string): FileContent {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (!stats) return null;
    if (!stats.isFile()) return { unreadable: 'unreadable' };
    if (stats.size > largestFile) return { unreadable: 'too-large' };
    const text = readFileSync(path, 'utf8');
    // A replacement character is in the file itself or stands for what is not UTF-8: only the bytes tell.
    if (text.includes('\uFFFD')) return decoded(readFileSync(path));
    return text.includes('\0') ? { unreadable: 'binary' } : { text };
  } catch {
    return { unreadable: 'unreadable' };
  }
}

/** What bytes say as a text, or why they are none. */
export function decoded(bytes: Uint8Array): FileContent {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (isUtf16) return { unreadable: 'not-utf8' };
  if (bytes.includes(0)) return { unreadable: 'binary' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { unreadable: 'not-utf8' };
  }
}

function statOf(path: string): Stats | null {
  try {
    return statSync(path, { throwIfNoEntry: false }) ?? null;
  } catch {
    return null;
  }
}
