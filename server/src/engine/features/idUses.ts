import type { DocumentState, Engine } from '../engine.js';
import type { Located } from '../facts/documentFacts.js';
import { inModel } from '../model/inModel.js';
import { type Span, shifted } from '../text/span.js';
import { type AskedId, definitionsOf } from './askedId.js';
import { isTellingId, mentionsIn } from './mentions.js';

/** One place where an id stands. `mention`: in text that people read, told by the word alone. */
export interface IdUse extends Span {
  readonly uri: string;
  readonly role: 'definition' | 'reference' | 'mention';
}

/** An id and what it means: several things may have one name, as a person and a kind. */
export interface MeantId {
  readonly id: string;
  readonly types: readonly string[];
  readonly isOfModel: boolean;
}

/** What an asked id means; `null` for a word that nothing is known of. */
export function meantId(engine: Engine, asked: AskedId): MeantId | null {
  const { id } = asked;
  const { model } = engine.setup;
  const isWord = asked.types.length === 0;
  const askedTypes = isWord ? ['outcome', 'control'] : asked.types;
  const isOfModel = inModel(id, askedTypes, model);
  const defined = [...new Set(definitionsOf(engine, asked).map(({ type }) => type))];
  const isAnother = isOfModel && !askedTypes.includes('any') && !defined.some(it => askedTypes.includes(it));
  if (defined.length > 0 && !isAnother)
    return { id, types: defined, isOfModel: isOfModel || inModel(id, defined, model) };
  return isWord && !isOfModel ? null : { id, types: askedTypes, isOfModel };
}

/** Every place of an id in the ISMS, ordered by uri and place; `within`: only those of one document. */
export function usesOf(engine: Engine, meant: MeantId, within: string | null = null): readonly IdUse[] {
  const stated = within === null ? statedUses(engine, meant) : statedUsesIn(engine, meant, within);
  const uses = [...stated, ...mentions(engine, meant, within, stated)];
  return uses.sort((a, b) => (a.uri < b.uri ? -1 : a.uri > b.uri ? 1 : a.start - b.start));
}

function statedUses(engine: Engine, meant: MeantId): readonly IdUse[] {
  const facts = [
    ...engine.lookup('definitions', meant.id).filter(({ type }) => meant.types.includes(type)),
    ...engine.lookup('references', meant.id).filter(it => refersTo(engine, it, meant)),
  ];
  return facts.flatMap(fact => {
    const place = engine.spanOf(fact);
    const text = engine.document(fact.uri)?.text;
    return place && text !== undefined ? [useAt(fact, place, text)] : [];
  });
}

function statedUsesIn(engine: Engine, meant: MeantId, uri: string): readonly IdUse[] {
  const document = engine.document(uri);
  if (!document) return [];
  return document.units.flatMap(({ base, facts }) =>
    facts.flatMap(fact => {
      if (fact.key !== meant.id || (fact.table !== 'definitions' && fact.table !== 'references')) return [];
      const isMeant =
        fact.table === 'definitions' ? meant.types.includes(fact.type) : refersTo(engine, fact, meant);
      return isMeant ? [useAt(fact, shifted(fact, base), document.text)] : [];
    }),
  );
}

type Stated = Pick<Located<'definitions' | 'references'>, 'table' | 'key' | 'uri'>;

/** A block of text begins before what is written in it. */
function useAt({ table, key, uri }: Stated, { start, end }: Span, text: string): IdUse {
  const role = table === 'definitions' ? 'definition' : 'reference';
  const within = text.slice(start, end).indexOf(key);
  return within > 0
    ? { uri, role, start: start + within, end: start + within + key.length }
    : { uri, role, start, end };
}

/** A reference to a wrong type still means this id, unless there is something else of this name that it can mean. */
function refersTo(
  engine: Engine,
  { key, types }: Pick<Located<'references'>, 'key' | 'types'>,
  meant: MeantId,
): boolean {
  if (types.includes('any') || types.some(type => meant.types.includes(type))) return true;
  const isAnother =
    inModel(key, types, engine.setup.model) ||
    engine.lookup('definitions', key).some(({ type }) => types.includes(type));
  return !isAnother;
}

function mentions(
  engine: Engine,
  { id }: MeantId,
  within: string | null,
  stated: readonly IdUse[],
): readonly IdUse[] {
  if (!isTellingId(id)) return [];
  const one = within === null ? undefined : engine.document(within);
  const documents = within === null ? engine.unordered() : one ? [one] : [];
  const known = new Set(stated.map(placeOf));
  const found: IdUse[] = [];
  for (const document of documents) {
    if (!isOfIsms(document)) continue;
    for (const { start, end } of mentionsIn(document, id)) {
      const use: IdUse = { uri: document.uri, role: 'mention', start, end };
      if (!known.has(placeOf(use))) found.push(use);
    }
  }
  return found;
}

const placeOf = ({ uri, start }: IdUse): string => `${start} ${uri}`;

/** Files that are no documents of the ISMS are not ours to read or to change. */
const isOfIsms = ({ recognition }: DocumentState): boolean => recognition.kind !== null;
