import type { Engine, Unit } from '../engine.js';
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
  readonly unit: Unit;
}

/** Nobody reads more; who wants another one types on. */
const most = 200;

/**
 * What has these words in its id or title, the best first: an id that is or begins with them, a part of an id, a word of
 * the title that begins with them, a part of one, and last an id that has these letters in this order.
 */
export function workspaceSymbols(engines: readonly Engine[], query: string): readonly WorkspaceSymbol[] {
  const wanted = query
    .toLowerCase()
    .split(/\s+/)
    .filter(it => it !== '');
  const byRank = Array.from({ length: ranks }, () => new First(most));
  for (const engine of engines) {
    for (const match of engine.defined()) {
      const rank = rankOf(match.fact, wanted);
      if (rank !== null) byRank[rank]?.add(match);
    }
  }
  return byRank
    .flatMap(it => it.inOrder())
    .slice(0, most)
    .map(toSymbol);
}

const toSymbol = ({ fact, unit }: Match): WorkspaceSymbol => ({
  uri: fact.uri,
  name: nameOf(fact.key, fact.title) ?? fact.key,
  type: fact.type.replaceAll('-', ' '),
  isDocument: unit.isHead,
  ...shifted({ start: fact.start, end: fact.end }, unit.base),
});

/** Keeps the first of very many, by id and uri, without sorting them all. */
class First {
  readonly #count: number;
  #kept: Match[] = [];
  #last: Match | null = null;

  constructor(count: number) {
    this.#count = count;
  }

  add(match: Match): void {
    if (this.#last && compare(match, this.#last) >= 0) return;
    this.#kept.push(match);
    if (this.#kept.length < 2 * this.#count) return;
    this.#kept = this.inOrder();
    this.#last = this.#kept.at(-1) ?? null;
  }

  inOrder(): Match[] {
    return this.#kept.sort(compare).slice(0, this.#count);
  }
}

const ranks = 6;

/** From 0, the best; `null` where a word is not in it. The worst of several words counts. */
function rankOf({ key, title }: FactIn<'definitions'>, wanted: readonly string[]): number | null {
  let worst = 0;
  if (wanted.length === 0) return worst;
  const id = key.toLowerCase();
  const name = title === key ? '' : title.toLowerCase();
  for (const word of wanted) {
    const rank = rankInId(id, word) ?? rankInTitle(name, word) ?? (hasInOrder(id, word) ? 5 : null);
    if (rank === null) return null;
    worst = Math.max(worst, rank);
  }
  return worst;
}

function rankInId(id: string, word: string): number | null {
  const at = id.indexOf(word);
  if (at < 0) return null;
  return at > 0 ? 2 : id === word ? 0 : 1;
}

function rankInTitle(title: string, word: string): number | null {
  const at = title.indexOf(word);
  if (at < 0) return null;
  return at > 0 && /[\p{L}\p{N}]/u.test(title.charAt(at - 1)) ? 4 : 3;
}

function hasInOrder(text: string, letters: string): boolean {
  let at = 0;
  for (const letter of letters) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

const compare = ({ fact: a }: Match, { fact: b }: Match): number =>
  order(a.key, b.key) || order(a.uri, b.uri) || a.start - b.start;

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
