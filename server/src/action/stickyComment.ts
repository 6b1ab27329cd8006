import type { FinishedRun } from './event.js';
import { type GitHub, Refusal } from './gitHub.js';

/** GitHub takes no longer comment. */
const longestComment = 65_536;

/** A comment that a pull request has once, and how it begins, by which it is found again. */
export interface StickyComment {
  readonly text: string;
  /** Nothing worth a comment changed: it is only written where there is one already. */
  readonly isQuiet: boolean;
}

/** The first line of a comment: nobody sees it. Each category has a comment of its own. */
const mark = (category: string): string => `<!-- isms-as-code: ${category.replace(/--|[<>\n]/g, '')} `;

/** A comment as it is posted. Where it would be too long, what is behind the fold is left out, and that is said. */
export function commentText(markdown: string, category: string, isQuiet: boolean, more: string): string {
  const first = `${mark(category)}${isQuiet ? 'quiet ' : ''}-->\n`;
  const whole = first + markdown;
  if (whole.length <= longestComment) return whole;
  const fold = markdown.indexOf('<details>');
  const head = markdown.slice(0, Math.max(0, fold)).trimEnd();
  return `${first}${head}\n\nEverything that changed is too much for a comment. ${more}\n`;
}

/** Reads a comment that another run has written. */
export const writtenComment = (text: string, category: string): StickyComment => ({
  text,
  isQuiet: text.startsWith(`${mark(category)}quiet `),
});

export type Kept = 'written' | 'renewed' | 'the same' | 'not needed';

/** Writes the comment of a pull request, renews it, or leaves it as it is. */
export async function keepComment(
  gitHub: GitHub,
  pullRequest: number,
  { text, isQuiet }: StickyComment,
  category: string,
): Promise<Kept> {
  const comments = await gitHub.list(`/issues/${pullRequest}/comments`);
  const known = comments.findLast(it => isOurs(it, category));
  if (!known) {
    if (isQuiet) return 'not needed';
    await gitHub.send('POST', `/issues/${pullRequest}/comments`, { body: text });
    return 'written';
  }
  if (withoutEnds(known['body']) === withoutEnds(text)) return 'the same';
  await gitHub.send('PATCH', `/issues/comments/${known['id']}`, { body: text });
  return 'renewed';
}

/** Anyone can write a comment that begins alike: it has to be by a program, or by who may write to the repository. */
function isOurs(comment: Readonly<Record<string, unknown>>, category: string): boolean {
  const { body, user, author_association: role } = comment;
  const isProgram = typeof user === 'object' && user !== null && 'type' in user && user.type === 'Bot';
  const mayWrite = ['OWNER', 'MEMBER', 'COLLABORATOR'].includes(String(role));
  return String(body).startsWith(mark(category)) && (isProgram || mayWrite);
}

/** GitHub gives texts back with other ends of lines. */
const withoutEnds = (text: unknown): string => String(text).replace(/\r\n/g, '\n').trim();

/** The open pull request that a finished run was for; what the run itself says of it cannot be trusted. */
export async function pullRequestOf(gitHub: GitHub, { branch, commit }: FinishedRun): Promise<number> {
  const open = await gitHub.list(`/pulls?state=open&head=${encodeURIComponent(branch)}`);
  const found = open.find(({ head }) => (head as { readonly sha?: unknown } | null)?.sha === commit);
  if (typeof found?.['number'] !== 'number')
    throw new Refusal(`there is no open pull request of ${branch} with the commit that was checked.`);
  return found['number'];
}
