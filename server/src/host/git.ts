import { runGit } from './git/runGit.js';

/** An answer that is longer, or takes longer, is not known: none is worth waiting for that much. */
const mostBytes = 64 * 1024 * 1024;
const mostMilliseconds = 10_000;

/** What git says; `null` where it fails. */
export async function git(
  folder: string,
  args: readonly string[],
  input: string | null = null,
): Promise<Buffer | null> {
  const options = { input: input ?? '', mostBytes, timeout: mostMilliseconds };
  const { code, stdout } = await runGit(folder, args, options);
  return code === 0 ? stdout : null;
}
