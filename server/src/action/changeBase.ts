import { git } from '../host/git.js';
import type { PullRequest } from './event.js';

/** What a change is compared with, as operands of `isms diff`; `null` where there is nothing to compare with. */
export async function changeBase(
  asked: string | null,
  pullRequest: PullRequest | null,
): Promise<readonly string[] | null> {
  if (asked !== null) return [asked, '--merge-base'];
  if (!pullRequest) return null;
  // A checkout of a pull request is what it would become merged: beside it is the branch as it is now, two commits deep.
  const merged = await git(process.cwd(), ['rev-parse', '--verify', '--quiet', 'HEAD^2']);
  if (merged?.toString().trim() === pullRequest.head) return ['HEAD^1'];
  return [pullRequest.base, '--merge-base'];
}
