import type { DocumentContent } from './documentContent.js';

/** Documents by path. */
export type Contents = ReadonlyMap<string, DocumentContent>;

/** As git has it: what shares half of its lines is the same file. */
const leastShared = 0.5;
/** Beyond so many pairs, only equal texts and ids are looked for. */
const mostPairs = 40_000;

/**
 * Which documents were only moved: the path of before, by that of after. The same text comes first, then the same id,
 * then what is most alike line by line; one document is moved to one place at most.
 */
export function renamesBetween(removed: Contents, added: Contents): ReadonlyMap<string, string> {
  const renames = new Map<string, string>();
  const from = new Map(removed);
  const to = new Map(added);
  const pair = (then: string, now: string) => {
    renames.set(now, then);
    from.delete(then);
    to.delete(now);
  };
  pairEqual(from, to, ({ text }) => (text.trim() === '' ? null : text), pair);
  pairEqual(from, to, ({ kind, id }) => (id === null ? null : `${kind} ${id}`), pair);
  if (from.size * to.size <= mostPairs) pairAlike(from, to, pair);
  return renames;
}

type Pair = (then: string, now: string) => void;

function pairEqual(
  from: Contents,
  to: Contents,
  what: (content: DocumentContent) => string | null,
  pair: Pair,
): void {
  const known = new Map<string, string>();
  for (const [path, content] of from) {
    const key = what(content);
    if (key !== null && !known.has(key)) known.set(key, path);
  }
  for (const [path, content] of [...to]) {
    const key = what(content);
    const then = key === null ? undefined : known.get(key);
    if (key === null || then === undefined) continue;
    known.delete(key);
    pair(then, path);
  }
}

function pairAlike(from: Contents, to: Contents, pair: Pair): void {
  const lines = new Map([...to].map(([path, { text }]) => [path, linesOf(text)] as const));
  const pairs = [...from].flatMap(([then, content]) => {
    const own = linesOf(content.text);
    return [...to]
      .filter(([, other]) => mayBeOne(content, other))
      .map(([now]) => ({ then, now, shared: shareOf(own, lines.get(now) ?? own) }));
  });
  const alike = pairs.filter(({ shared }) => shared >= leastShared).sort((a, b) => b.shared - a.shared);
  for (const { then, now } of alike) if (from.has(then) && to.has(now)) pair(then, now);
}

/** Records are written from one form and so are much alike: of different ids, they are different ones. */
const mayBeOne = (one: DocumentContent, other: DocumentContent): boolean =>
  one.kind === other.kind && (one.id === null || other.id === null);

/** How often each line is there; empty ones do not count. */
function linesOf(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const line of text.split(/\r?\n/)) {
    const key = line.trim();
    if (key !== '') counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function shareOf(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  let shared = 0;
  for (const [line, count] of one) shared += Math.min(count, other.get(line) ?? 0) * line.length;
  const most = Math.max(sizeOf(one), sizeOf(other));
  return most === 0 ? 0 : shared / most;
}

const sizeOf = (lines: ReadonlyMap<string, number>): number =>
  [...lines].reduce((sum, [line, count]) => sum + line.length * count, 0);
