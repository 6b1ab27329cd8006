import { git } from './git.js';
import { pathOfUri } from './nodeUri.js';

/** The name and address that git would put under a commit in a folder; empty where it has none. */
export async function gitAuthor(
  folder: string,
): Promise<{ readonly name?: string; readonly email?: string }> {
  const path = pathOfUri(folder);
  const [name, email] = await Promise.all([
    git(path, ['config', '--get', 'user.name']),
    git(path, ['config', '--get', 'user.email']),
  ]);
  return { ...textIn('name', name), ...textIn('email', email) };
}

function textIn(
  key: 'name' | 'email',
  answer: Buffer | null,
): { readonly [key in 'name' | 'email']?: string } {
  const text = answer?.toString().trim() ?? '';
  return text === '' ? {} : { [key]: text };
}
