import { join, resolve, sep } from 'node:path';
import type { VersionsProblem } from '../versions.js';
import { type GitAnswer, lineOf, runGit } from './runGit.js';

/** The repository that a folder is in. */
export interface Repository {
  readonly folder: string;
  /** Path of the folder from the top of the work tree, with `/` at the end; empty at the top. */
  readonly prefix: string;
  readonly isBare: boolean;
  readonly isShallow: boolean;
  /** By what objects are named. */
  readonly hash: 'sha1' | 'sha256';
  /** Folder of what all work trees of it share. */
  readonly commonFolder: string;
  /** The index to read where another one than the usual is in use, as while a commit is made. */
  readonly index: Readonly<Record<string, string>>;
  git(args: readonly string[], options?: Parameters<typeof runGit>[2]): Promise<GitAnswer>;
}

const asked = [
  '--is-bare-repository',
  '--is-inside-work-tree',
  '--is-shallow-repository',
  '--show-object-format',
  '--absolute-git-dir',
  '--git-common-dir',
];

/** Opens the repository of a folder; `shown`: the folder as one would type it. */
export async function openRepository(folder: string, shown: string): Promise<Repository | VersionsProblem> {
  const git: Repository['git'] = (args, options) => runGit(folder, args, options);
  const answer = await git(['rev-parse', ...asked]);
  const lines = lineOf(answer)?.split(/\r?\n/);
  if (!lines) return failureOf(answer, shown);
  const [bare, inside, shallow, hash, gitFolder = '', common = ''] = lines;
  const isBare = bare === 'true';
  if (!isBare && inside !== 'true')
    return { problem: `'${shown}' is inside of a git folder, not of a work tree.`, hint: null };
  const prefix = isBare ? '' : (lineOf(await git(['rev-parse', '--show-prefix'])) ?? '');
  return {
    folder,
    prefix,
    isBare,
    isShallow: shallow === 'true',
    hash: hash === 'sha256' ? 'sha256' : 'sha1',
    commonFolder: resolve(folder, common),
    index: await indexInUse(gitFolder, git),
    git,
  };
}

/** A hook is told of another index while a commit of single files is made; one of another repository does not count. */
async function indexInUse(gitFolder: string, git: Repository['git']): Promise<Repository['index']> {
  const named = process.env['GIT_INDEX_FILE'];
  if (!named) return {};
  const top = lineOf(await git(['rev-parse', '--show-toplevel'])) ?? gitFolder;
  const path = resolve(top, named);
  return path.startsWith(resolve(gitFolder) + sep) && path !== join(resolve(gitFolder), 'index')
    ? { GIT_INDEX_FILE: path }
    : {};
}

function failureOf({ stderr, isMissing }: GitAnswer, shown: string): VersionsProblem {
  if (isMissing)
    return {
      problem: 'There is no git here.',
      hint: 'Versions are read with git: install it, or add it to the PATH.',
    };
  if (/not a git repository/i.test(stderr))
    return { problem: `'${shown}' is in no git repository.`, hint: "'--root' names another folder." };
  return gitFailure(stderr);
}

/** What git said itself, for what nobody foresaw. */
export const gitFailure = (stderr: string): VersionsProblem => {
  const [first = '', ...more] = stderr.split('\n');
  return {
    problem: `Git says: ${first.replace(/^fatal: /, '') || 'nothing, but it failed'}`,
    hint:
      more
        .map(line => line.trim())
        .filter(line => line !== '')
        .join(' ') || null,
  };
};
