import type { Engine } from '../engine.js';
import type { FactIn } from '../facts/documentFacts.js';
import { type Span, shifted } from '../text/span.js';
import { nameOf } from './symbolName.js';

/** Something that a document defines, and where. */
export interface WorkspaceSymbol extends Span {
  readonly uri: string;
  readonly name: string;
  readonly type: string;
  readonly isDocument: boolean;
}

interface Match {
  readonly fact: FactIn<'definitions'>;
  readonly base: number;
  readonly isDocument: boolean;
  readonly rank: number;
}

/** Nobody reads more; who wants another one types on. */
const most = 200;

/**
 * What has these words in its id or title, the best first: an id that is or begins with them, a word that does, a part of
 * a word, and last an id that has these letters in this order.
 */
export function workspaceSymbols(engines: readonly Engine[], query: string): readonly WorkspaceSymbol[] {
  const wanted = query
    .toLowerCase()
    .split(/\s+/)
    .filter(it => it !== '');
  const matches: Match[] = [];
  for (const match of allDefinitions(engines)) {
    const rank = rankOf(match.fact, wanted);
    if (rank !== null) matches.push({ ...match, rank });
  }
  return matches
    .sort((a, b) => a.rank - b.rank || compare(a.fact.key, b.fact.key) || compare(a.fact.uri, b.fact.uri))
    .slice(0, most)
    .map(({ fact, base, isDocument }) => ({
      uri: fact.uri,
      name: nameOf(fact.key, fact.title) ?? fact.key,
      type: fact.type.replaceAll('-', ' '),
      isDocument,
      ...shifted({ start: fact.start, end: fact.end }, base),
    }));
}

function* allDefinitions(engines: readonly Engine[]): Generator<Omit<Match, 'rank'>> {
  for (const engine of engines) {
    for (const { units } of engine.documents()) {
      for (const { facts, base, isHead } of units) {
        for (const fact of facts) if (fact.table === 'definitions') yield { fact, base, isDocument: isHead };
      }
    }
  }
}

/** Lower is better; `null` where a word is not in it. The worst of several words counts. */
function rankOf({ key, title }: FactIn<'definitions'>, wanted: readonly string[]): number | null {
  let worst = 0;
  if (wanted.length === 0) return worst;
  const id = key.toLowerCase();
  const text = title === key ? id : `${id} ${title.toLowerCase()}`;
  for (const word of wanted) {
    const rank = rankOfWord(id, text, word);
    if (rank === null) return null;
    worst = Math.max(worst, rank);
  }
  return worst;
}

function rankOfWord(id: string, text: string, word: string): number | null {
  const at = text.indexOf(word);
  if (at < 0) return hasInOrder(id, word) ? 5 : null;
  if (at === 0) return id === word ? 0 : 1;
  if (at < id.length) return 2;
  return /[\p{L}\p{N}]/u.test(text.charAt(at - 1)) ? 4 : 3;
}

function hasInOrder(text: string, letters: string): boolean {
  let at = 0;
  for (const letter of letters) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
