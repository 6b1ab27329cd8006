import { execFile } from 'node:child_process';
import { dirname } from 'node:path';

/** An answer that is longer, or takes longer, is not known: none is worth waiting for that much. */
const mostBytes = 64 * 1024 * 1024;
const mostMilliseconds = 10_000;

/** What git says; `null` where it fails. What a repository may set, so that git runs something else, is off. */
export function git(
  folder: string,
  args: readonly string[],
  input: string | null = null,
): Promise<Buffer | null> {
  const safe = ['--no-pager', '--literal-pathspecs', '-C', folder, '-c', 'core.fsmonitor=false'];
  return new Promise(resolve => {
    // Not run in the folder: on Windows, a program that lies there would be taken for git.
    const cwd = dirname(process.execPath);
    const limits = { maxBuffer: mostBytes, timeout: mostMilliseconds };
    const child = execFile(
      'git',
      [...safe, ...args],
      { cwd, env: environment(), encoding: 'buffer', windowsHide: true, ...limits },
      (error, stdout) => resolve(error ? null : stdout),
    );
    // Where git ends before it has read all, the answer says so.
    child.stdin?.on('error', () => {});
    child.stdin?.end(input ?? '');
  });
}

/** A hook of another repository names that one; nothing is asked and nothing is fetched. */
function environment(): NodeJS.ProcessEnv {
  const { GIT_DIR: _, GIT_WORK_TREE: __, GIT_INDEX_FILE: ___, ...env } = process.env;
  return { ...env, GIT_OPTIONAL_LOCKS: '0', GIT_NO_LAZY_FETCH: '1', GIT_TERMINAL_PROMPT: '0' };
}
