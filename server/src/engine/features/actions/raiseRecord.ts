import type { Engine } from '../../engine.js';
import { appendItems } from '../../entries/editList.js';
import { insertField } from '../../entries/insertField.js';
import { titleOf } from '../../facts/extractFacts.js';
import { newDocument } from '../../snippets/newDocument.js';
import { childOf } from '../../syntax/metadataTree.js';
import { clipped } from '../../text/words.js';
import { yamlScalar } from '../yamlScalar.js';
import { mayBeAccepted, withAcceptedLevel } from './acceptanceOf.js';
import type { Action, ActionPlace, FileChange } from './action.js';
import { withArticle } from './kindWords.js';
import { inDocument, sourceOf, type UnitEntry, unitAt } from './unitAt.js';

/**
 * Turns an entry into a record of its own: a finding into a nonconformity, a risk into its acceptance, a measure into an
 * implementation record. Offered for every field of the entry that may name a record and names none yet.
 */
export function raiseRecord(place: ActionPlace): readonly Action[] {
  const { engine, document } = place;
  const at = unitAt(engine, document, place.start);
  const id = at?.unit.id ?? null;
  if (!at || id === null || !isEntry(at)) return [];
  const fields = recordFields(engine, at).filter(
    ({ kind }) => kind !== 'risk-acceptance' || mayBeAccepted(engine, at),
  );
  return fields.map(({ field, kind, isList }) => ({
    title: `Create ${withArticle(kind)} for '${id}'`,
    kind: 'refactor.extract',
    movesFiles: true,
    make: () => raised(place, at, id, { field, kind, isList }),
  }));
}

/** The record that a field would name. */
export interface RecordField {
  readonly field: string;
  readonly kind: string;
  readonly isList: boolean;
}

const isEntry = ({ unit }: UnitEntry): boolean => !unit.isHead || unit.types.length > 1;

/** Fields of an entry that name records of one kind, as far as they are empty. */
function recordFields({ setup: { model } }: Engine, { entry }: UnitEntry): readonly RecordField[] {
  return Object.entries(entry.shape.properties ?? {}).flatMap(([field, shape]) => {
    const isList = shape.ref === undefined;
    const types = shape.ref ?? shape.items?.ref ?? [];
    const kind = types.length === 1 ? types[0] : undefined;
    const isRecord = kind !== undefined && model.kind(kind)?.nature === 'record';
    return isRecord && childOf(entry.node, field) === undefined ? [{ field, kind, isList }] : [];
  });
}

export function raised(
  { engine, document }: ActionPlace,
  at: UnitEntry,
  id: string,
  { field, kind, isList }: RecordField,
): readonly FileChange[] | null {
  const title = titleOf(at.entry.node);
  const made = newDocument(engine, kind, title === null ? {} : { title: clipped(title, 80) });
  if (!made || made.isTaken) return null;
  const value = yamlScalar(made.id, { quote: null, isUnclosed: false, isFlow: true }, true);
  const source = sourceOf(at, document);
  const edits = isList
    ? appendItems(source, `/${field}`, [value])
    : insertField(source, '', field, value)?.edits;
  const own = inDocument(at, edits);
  if (!own) return null;
  return [
    { is: 'create', uri: made.uri, text: referringBack(textFor(engine, made, at), at, id) },
    { is: 'edit', uri: document.uri, edits: own },
  ];
}

/** An acceptance speaks of the risk as it is, not of the one in the snippet. */
const textFor = (
  engine: Engine,
  { kind, text }: { readonly kind: string; readonly text: string },
  at: UnitEntry,
): string => (kind === 'risk-acceptance' ? withAcceptedLevel(text, engine, at) : text);

/** The text of a new record that names the entry: where a gap stands for an id of its type, or as its source. */
function referringBack(text: string, { unit, entry }: UnitEntry, id: string): string {
  const type = unit.types[0] ?? '';
  const put = yamlScalar(id, { quote: null, isUnclosed: false, isFlow: true }, true);
  const gap = text.replace(new RegExp(`<id of an? ${type.replaceAll('-', ' ')}>`), () => put);
  if (gap !== text || type !== 'audit-finding') return gap;
  const weight = childOf(entry.node, 'kind');
  const isMajor = weight?.type === 'scalar' && weight.source.endsWith('major');
  return text
    .replace(/^source:(\r?\n +)kind: .*$/m, (_, eol: string) => `source:${eol}kind: audit${eol}ref: ${put}`)
    .replace(/^grade: .*$/m, `grade: ${isMajor ? 'major' : 'minor'}`);
}
