import type { TextEdit } from '../../check/diagnostic.js';
import type { DocumentState, Engine, Unit } from '../../engine.js';
import type { Entry } from '../../entries/entry.js';
import type { EditSource } from '../../entries/insertField.js';
import { shifted } from '../../text/span.js';

/** An entry with the unit that was made of it. */
export interface UnitEntry {
  readonly unit: Unit;
  readonly entry: Entry;
}

/** The entry that an offset is in, or the head. */
export function unitAt(engine: Engine, document: DocumentState, offset: number): UnitEntry | null {
  const entries = engine.entries(document.uri);
  const holds = ({ base, node, isHead }: Entry): boolean =>
    !isHead && base + node.start <= offset && offset <= base + node.end;
  const at = entries.findIndex(holds);
  const order = Math.max(at, 0);
  const [unit, entry] = [document.units[order], entries[order]];
  return unit && entry ? { unit, entry } : null;
}

/** What edits of an entry are made with. */
export const sourceOf = ({ entry }: UnitEntry, document: DocumentState): EditSource => ({
  node: entry.node,
  base: entry.base,
  shape: entry.shape,
  document,
});

/** Edits that count from the base of an entry, as edits of its document. */
export const inDocument = (
  { entry }: UnitEntry,
  edits: readonly TextEdit[] | null | undefined,
): readonly TextEdit[] | null => edits?.map(edit => ({ ...edit, ...shifted(edit, entry.base) })) ?? null;

/** The entry of any document that defines an id as one of some types. */
export function unitDefining(
  engine: Engine,
  id: string,
  types: readonly string[],
): (UnitEntry & { readonly document: DocumentState }) | null {
  for (const { uri, type } of engine.lookup('definitions', id)) {
    const document = engine.document(uri);
    if (!document || !types.includes(type)) continue;
    const order = document.units.findIndex(unit => unit.id === id);
    const [unit, entry] = [document.units[order], engine.entries(uri)[order]];
    if (unit && entry) return { unit, entry, document };
  }
  return null;
}
