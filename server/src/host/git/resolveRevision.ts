import { nearest } from '../../engine/words.js';
import type { VersionsProblem } from '../versions.js';
import type { Repository } from './repository.js';
import { lineOf } from './runGit.js';

/** The id of the commit that a revision names. */
export async function resolveRevision(
  name: string,
  repository: Repository,
): Promise<string | VersionsProblem> {
  if (name.startsWith('-') || name.trim() === '')
    return { problem: `'${name}' is no name of a revision.`, hint: null };
  const id = await commitOf(name, repository);
  return id ?? (await whyNot(name, repository));
}

/** The id of the commit of HEAD; `null` before the first one. */
export const headCommit = (repository: Repository): Promise<string | null> => commitOf('HEAD', repository);

/** The commit where two parted. */
export async function mergeBase(
  [one, oneName]: readonly [string, string],
  [other, otherName]: readonly [string, string],
  { git, isShallow }: Repository,
): Promise<string | VersionsProblem> {
  const id = lineOf(await git(['merge-base', one, other]));
  if (id !== null) return id.split('\n')[0] ?? id;
  const what = `'${oneName}' and '${otherName}' have no commit in common`;
  return isShallow
    ? {
        problem: `${what} in this clone, which is shallow.`,
        hint: "'git fetch --unshallow' gets the whole history, 'git fetch --deepen=100' more of it; in a pipeline: fetch-depth: 0.",
      }
    : { problem: `${what}.`, hint: `'isms diff ${oneName}' compares with '${oneName}' as it is.` };
}

const commitOf = async (name: string, { git }: Repository): Promise<string | null> =>
  lineOf(await git(['rev-parse', '--quiet', '--verify', `${name}^{commit}`]));

async function whyNot(name: string, repository: Repository): Promise<VersionsProblem> {
  if ((await headCommit(repository)) === null)
    return { problem: `There is no '${name}': nothing has been committed yet.`, hint: null };
  const refs = await shortRefs(repository);
  const remotes =
    lineOf(await repository.git(['remote']))
      ?.split('\n')
      .filter(it => it !== '') ?? [];
  const remote =
    remotes.find(it => name.startsWith(`${it}/`)) ?? (remotes.includes('origin') ? 'origin' : remotes[0]);
  const problem = repository.isShallow
    ? `There is no '${name}' in this clone, which is shallow: it holds only the last commits.`
    : `There is no revision '${name}'.`;
  const tracking = remotes.map(it => `${it}/${name}`).find(it => refs.includes(it));
  const meant = tracking ?? (repository.isShallow ? null : nearest(name, refs));
  if (meant) return { problem, hint: `Did you mean '${meant}'?` };
  return { problem, hint: remote === undefined ? null : `'${fetching(name, remote, repository)}' gets it.` };
}

/** The command that brings a revision into a clone, with no more history than this one has. */
function fetching(name: string, remote: string, { isShallow }: Repository): string {
  const fetch = `git fetch${isShallow ? ' --depth=1' : ''} ${remote}`;
  if (/[~^@]/.test(name)) return isShallow ? 'git fetch --deepen=100' : `git fetch ${remote}`;
  if (/^[0-9a-f]{7,64}$/.test(name)) return `${fetch} ${name}`;
  if (/^v?\d+(\.\d+)+/.test(name)) return `${fetch} tag ${name}`;
  const branch = name.startsWith(`${remote}/`) ? name.slice(remote.length + 1) : name;
  return `${fetch} +refs/heads/${branch}:refs/remotes/${remote}/${branch}`;
}

async function shortRefs({ git }: Repository): Promise<readonly string[]> {
  const output = lineOf(
    await git(['for-each-ref', '--format=%(refname:short)', 'refs/heads', 'refs/remotes', 'refs/tags']),
  );
  return output?.split('\n') ?? [];
}
