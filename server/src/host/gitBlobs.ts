/** Runs git with a list of ids, one a line; `null` where it fails. */
export type AskGit = (args: readonly string[], input: string) => Promise<Buffer | null>;

/** The size in bytes of each blob that is there. */
export async function blobSizes(ask: AskGit, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const answer =
    ids.length === 0
      ? null
      : await ask(['cat-file', '--batch-check=%(objectname) %(objectsize)'], linesOf(ids));
  const sizes = new Map<string, number>();
  for (const line of answer?.toString('latin1').split('\n') ?? []) {
    const [id = '', size = ''] = line.split(' ');
    if (/^\d+$/.test(size)) sizes.set(id, Number(size));
  }
  return sizes;
}

/** The text of each blob that is there. */
export async function blobTexts(ask: AskGit, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const answer = ids.length === 0 ? null : await ask(['cat-file', '--batch'], linesOf(ids));
  const texts = new Map<string, string>();
  if (!answer) return texts;
  // `<id> blob <size>`, the content and a line end; what is missing has the first line alone.
  for (let at = 0; at < answer.length; ) {
    const end = answer.indexOf(10, at);
    if (end < 0) break;
    const [id = '', , size] = answer.toString('latin1', at, end).split(' ');
    at = end + 1;
    if (size === undefined) continue;
    texts.set(id, answer.toString('utf8', at, at + Number(size)));
    at += Number(size) + 1;
  }
  return texts;
}

const linesOf = (ids: readonly string[]): string => [...new Set(ids)].map(id => `${id}\n`).join('');
