import { pathOfUri } from '../nodeUri.js';
import {
  isVersionsProblem,
  type RevisionName,
  type RevisionNames,
  type VersionsProblem,
} from '../versions.js';
import { openRepository } from './repository.js';
import { lineOf } from './runGit.js';

const format = '%(refname)%00%(refname:short)%00%(committerdate:short)%00%(creatordate:short)%00%(subject)';
/** Nobody looks through longer lists. */
const mostNames = 200;

/** The revisions of the repository of a folder that have a name. */
export async function gitRevisionNames(root: string): Promise<RevisionNames | VersionsProblem> {
  const repository = await openRepository(pathOfUri(root), pathOfUri(root));
  if (isVersionsProblem(repository)) return repository;
  const { git } = repository;
  const [refs, current, remoteHead] = await Promise.all([
    git(['for-each-ref', '--sort=-creatordate', `--count=${mostNames}`, `--format=${format}`, ...places]),
    git(['symbolic-ref', '--quiet', '--short', 'HEAD']),
    git(['symbolic-ref', '--quiet', '--short', 'refs/remotes/origin/HEAD']),
  ]);
  const all = (lineOf(refs) ?? '').split('\n').flatMap(line => nameIn(line));
  const branches = all.filter(({ isTag }) => !isTag).map(({ isTag, ...name }) => name);
  const main = lineOf(remoteHead) ?? usualMain.find(name => branches.some(it => it.name === name)) ?? null;
  return {
    current: lineOf(current),
    main,
    branches,
    tags: all.filter(({ isTag }) => isTag).map(({ isTag, ...name }) => name),
  };
}

const places = ['refs/heads', 'refs/remotes', 'refs/tags'];
const usualMain = ['origin/main', 'origin/master', 'main', 'master'];

function nameIn(line: string): readonly (RevisionName & { readonly isTag: boolean })[] {
  const [full = '', name = '', committed = '', created = '', subject = ''] = line.split('\0');
  if (full === '' || full.endsWith('/HEAD')) return [];
  return [{ name, day: committed || created, subject, isTag: full.startsWith('refs/tags/') }];
}
