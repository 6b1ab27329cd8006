import type { TextEdit } from '../check/diagnostic.js';
import type { DocumentState, Engine } from '../engine.js';
import { inModel } from '../model/inModel.js';
import { coreScalar } from '../syntax/coreScalar.js';
import type { Span } from '../text/span.js';
import { type AskedId, askedId } from './askedId.js';
import { type IdUse, type MeantId, meantId, usesOf } from './idUses.js';
import { isTellingId } from './mentions.js';

/** An id that can be renamed, as it stands at the offset. */
export interface Renameable extends Span {
  readonly id: string;
}

/** Why something is not done, in a sentence for the user. */
export interface Refusal {
  readonly refused: string;
}

/** By uri: the edits that give an id another name, in order. Empty where it has that name already. */
export type Renaming = ReadonlyMap<string, readonly TextEdit[]>;

/** Whether the id at an offset can be renamed; `null` where there is no id. */
export function prepareRename(engine: Engine, uri: string, offset: number): Renameable | Refusal | null {
  const found = renamed(engine, uri, offset);
  if (!found || 'refused' in found) return found;
  const { id, start, end } = found.asked;
  return { id, start, end };
}

/**
 * Gives the id at an offset another name, wherever it is defined, referred to or mentioned in the ISMS. All or nothing:
 * what cannot be renamed as a whole is refused.
 */
export function rename(
  engine: Engine,
  uri: string,
  offset: number,
  newId: string,
): Renaming | Refusal | null {
  const found = renamed(engine, uri, offset);
  if (!found || 'refused' in found) return found;
  if (newId === found.asked.id) return new Map();
  const objection = objectionTo(engine, newId);
  return objection === null ? editsFor(engine, found.meant, newId) : { refused: objection };
}

function renamed(
  engine: Engine,
  uri: string,
  offset: number,
): { readonly asked: AskedId; readonly meant: MeantId } | Refusal | null {
  const document = engine.document(uri);
  const asked = document && isOfIsms(document) ? askedId(engine, document, offset) : null;
  if (!asked || (asked.types.length === 0 && !isTellingId(asked.id))) return null;
  const meant = meantId(engine, asked);
  if (!meant) return null;
  const objection = objectionAgainst(engine, meant);
  return objection === null ? { asked, meant } : { refused: objection };
}

const isOfIsms = ({ recognition, unreadable }: DocumentState): boolean =>
  recognition.kind !== null && !unreadable;

/** Why an id cannot get another name. */
function objectionAgainst(engine: Engine, { id, types, isOfModel }: MeantId): string | null {
  if (isOfModel) return `'${id}' belongs to the process reference model, so it cannot be renamed.`;
  const found = engine.lookup('definitions', id).filter(({ type }) => types.includes(type));
  if (found.length === 0) return `Nothing defines '${id}', so it cannot be renamed.`;
  if (found.length === 1) return null;
  return `'${id}' is defined ${found.length} times. Give one of them another id by hand, then it can be renamed.`;
}

/** What the words of people and YAML's plain style both take. */
const wellFormed = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_.:/-]*[\p{L}\p{N}_])?$/u;

/** Why nothing can get this id. */
function objectionTo(engine: Engine, id: string): string | null {
  if (!wellFormed.test(id))
    return `'${id}' is no id. An id is made of letters and digits, with - _ . : / between them.`;
  if (inModel(id, ['any'], engine.setup.model))
    return `'${id}' is taken: it belongs to the process reference model.`;
  const holder = engine.lookup('definitions', id)[0];
  return holder ? `'${id}' is taken: ${engine.pathOf(holder.uri)} defines it.` : null;
}

function editsFor(engine: Engine, meant: MeantId, newId: string): Renaming | Refusal {
  const edits = new Map<string, TextEdit[]>();
  for (const use of usesOf(engine, meant)) {
    const text = engine.document(use.uri)?.text ?? '';
    const edit = editAt(text, use, meant.id, newId);
    if (edit === 'unclear')
      return {
        refused: `${engine.pathOf(use.uri)} writes '${meant.id}' in a way that cannot be renamed safely.`,
      };
    const own = edits.get(use.uri);
    if (own) own.push(edit);
    else edits.set(use.uri, [edit]);
  }
  return edits;
}

/** Keeps the quotes that are there; puts some where YAML would read the new id as something else than text. */
function editAt(text: string, { role, start, end }: IdUse, id: string, newId: string): TextEdit | 'unclear' {
  const [before, after] = [text.charAt(start - 1), text.charAt(end)];
  const isQuoted = before === after && (before === '"' || before === "'");
  if (text.slice(start, end) !== id && !(isQuoted && !text.slice(start, end).includes('\n')))
    return 'unclear';
  const needsQuotes = role !== 'mention' && !isQuoted && typeof coreScalar(newId) !== 'string';
  return { start, end, text: needsQuotes ? `'${newId}'` : newId };
}
