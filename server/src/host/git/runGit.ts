import { spawn } from 'node:child_process';
import { dirname } from 'node:path';

/** What a run of git ended with. */
export interface GitAnswer {
  /** `null`: there is no git, or it was stopped. */
  readonly code: number | null;
  readonly stdout: Buffer;
  /** In English. */
  readonly stderr: string;
  /** There is no program of that name. */
  readonly isMissing: boolean;
}

export interface GitOptions {
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Gives up after so many milliseconds. */
  readonly timeout?: number;
  /** Gives up after so many bytes of output. */
  readonly mostBytes?: number;
  /** Takes the output as it comes; none is kept then. */
  readonly onOutput?: (chunk: Buffer) => void;
}

/** Runs git on a folder. What a repository may set, so that git runs something else, is off; nothing is written. */
export function runGit(
  folder: string,
  args: readonly string[],
  { input, env = {}, timeout, mostBytes = Number.POSITIVE_INFINITY, onOutput }: GitOptions = {},
): Promise<GitAnswer> {
  const safe = ['--no-pager', '--literal-pathspecs', '-C', folder, '-c', 'core.fsmonitor=false'];
  return new Promise(resolve => {
    // Not run in the folder: on Windows, a program that lies there would be taken for git.
    const child = spawn('git', [...safe, ...args], {
      cwd: dirname(process.execPath),
      env: { ...environment(), ...env },
      windowsHide: true,
      ...(timeout === undefined ? {} : { timeout }),
    });
    const kept: Buffer[] = [];
    let size = 0;
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > mostBytes) child.kill();
      else if (onOutput) onOutput(chunk);
      else kept.push(chunk);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    const end = (code: number | null, isMissing: boolean) =>
      resolve({ code, stdout: Buffer.concat(kept), stderr: stderr.trim(), isMissing });
    child.on('error', (error: NodeJS.ErrnoException) => end(null, error.code === 'ENOENT'));
    child.on('close', code => end(code, false));
    // Git may end before it has read everything.
    child.stdin.on('error', () => {});
    child.stdin.end(input ?? '');
  });
}

/** A hook of another repository names that one; nothing is asked and nothing is fetched. */
function environment(): NodeJS.ProcessEnv {
  const { GIT_DIR: _, GIT_WORK_TREE: __, GIT_INDEX_FILE: ___, GIT_PREFIX: ____, ...env } = process.env;
  return { ...env, GIT_OPTIONAL_LOCKS: '0', GIT_NO_LAZY_FETCH: '1', GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' };
}

/** The output as text, without the line end behind it; `null` where git failed. */
export const lineOf = ({ code, stdout }: GitAnswer): string | null =>
  code === 0 ? stdout.toString().replace(/\r?\n$/, '') : null;

/** Output of `-z`, piece by piece. */
export function* zeroSeparated(output: Buffer): Generator<Buffer, undefined> {
  for (let from = 0, to = output.indexOf(0); to >= 0; from = to + 1, to = output.indexOf(0, from))
    yield output.subarray(from, to);
}

/** A path that is not UTF-8 is no path that a uri could name. */
export function pathIn(bytes: Buffer | undefined): string | null {
  try {
    return bytes ? new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) : null;
  } catch {
    return null;
  }
}
