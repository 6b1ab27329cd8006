import type { VersionsProblem } from '../versions.js';
import { gitFailure, type Repository } from './repository.js';
import { pathIn, zeroSeparated } from './runGit.js';

/** A file as git knows it; the path counts from the folder of the repository that was opened. */
export interface GitFile {
  readonly path: string;
  readonly id: string;
  readonly type: 'file' | 'link' | 'submodule';
  /** Git leaves it out of the work tree. */
  readonly isSparse: boolean;
  /** There are several versions of it that have not been merged. */
  readonly isUnmerged: boolean;
}

export interface GitFiles {
  readonly files: readonly GitFile[];
  /** How many names are not UTF-8. */
  readonly unnameable: number;
}

/** The files of a commit below the folder. */
export async function filesOfCommit(
  commit: string,
  { git }: Repository,
): Promise<GitFiles | VersionsProblem> {
  const { code, stdout, stderr } = await git(['ls-tree', '-r', '-z', commit]);
  return code === 0 ? filesIn(stdout, treeLine) : gitFailure(stderr);
}

/** The files of the index below the folder. */
export async function filesOfIndex({ git, index }: Repository): Promise<GitFiles | VersionsProblem> {
  const { code, stdout, stderr } = await git(['ls-files', '-s', '-t', '-z'], { env: index });
  return code === 0 ? filesIn(stdout, indexLine) : gitFailure(stderr);
}

/** `<mode> <type> <id>` */
const treeLine = (words: readonly string[]) => {
  const [mode = '', , id = ''] = words;
  return { mode, id, isSparse: false, isUnmerged: false };
};

/** `<tag> <mode> <id> <stage>` */
const indexLine = (words: readonly string[]) => {
  const [tag = '', mode = '', id = '', stage = ''] = words;
  return { mode, id, isSparse: tag === 'S', isUnmerged: stage !== '0' };
};

function filesIn(output: Buffer, read: typeof treeLine | typeof indexLine): GitFiles {
  const files: GitFile[] = [];
  let unnameable = 0;
  for (const line of zeroSeparated(output)) {
    const tab = line.indexOf(9);
    const path = pathIn(line.subarray(tab + 1));
    if (path === null) {
      unnameable++;
      continue;
    }
    const { mode, ...rest } = read(line.subarray(0, tab).toString('latin1').split(' '));
    const type = mode === '120000' ? 'link' : mode === '160000' ? 'submodule' : 'file';
    files.push({ path, type, ...rest });
  }
  return { files, unnameable };
}
