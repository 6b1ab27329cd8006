import { type FSWatcher, watch } from 'node:fs';
import { join, resolve } from 'node:path';
import { git } from './git.js';
import { pathOfUri } from './nodeUri.js';

/** What git writes when another commit becomes the current one. */
const telling = new Set(['HEAD', 'ORIG_HEAD', 'COMMIT_EDITMSG', 'MERGE_HEAD', 'packed-refs']);

/** One command writes several files: after the last of them, it is told once. */
const settling = 300;

/**
 * Calls back when something was committed, checked out or fetched into the repository that a folder is in. Answers with
 * how to stop; where there is no repository, or it cannot be watched, nothing is ever told.
 */
export async function watchGit(folder: string, changed: () => void): Promise<() => void> {
  const path = pathOfUri(folder);
  const answer = await git(path, ['rev-parse', '--git-dir']);
  if (!answer) return () => {};
  const home = resolve(path, answer.toString().replace(/\r?\n$/, ''));
  let timer: NodeJS.Timeout | undefined;
  const told = (name: string | null) => {
    if (name !== null && !telling.has(name)) return;
    clearTimeout(timer);
    timer = setTimeout(changed, settling).unref();
  };
  // Each branch has a file of its own below refs; what HEAD was at, whatever the branch, is logged in one.
  const watchers = [home, join(home, 'logs')].flatMap(it => watched(it, told));
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}

/** Folders are watched, not files: git writes a new file and moves it into the place of the old one. */
function watched(folder: string, told: (name: string | null) => void): FSWatcher[] {
  try {
    const watcher = watch(folder, { persistent: false }, (_, name) => told(name));
    watcher.on('error', () => watcher.close());
    return [watcher];
  } catch {
    return [];
  }
}
