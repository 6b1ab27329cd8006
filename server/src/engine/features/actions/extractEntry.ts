import type { TextEdit } from '../../check/diagnostic.js';
import type { Engine } from '../../engine.js';
import { usualPath } from '../../model/usualPath.js';
import { KindRecognizer } from '../../recognition/recognizeKind.js';
import { newPath } from '../../snippets/newPath.js';
import { parseDocument } from '../../syntax/parseDocument.js';
import type { Action, ActionPlace, FileChange } from './action.js';
import { type ItemLines, itemLines } from './itemLines.js';
import { type UnitEntry, unitAt } from './unitAt.js';

/** Gives an entry of a register a file of its own, where its kind may be kept so. */
export function extractEntry(place: ActionPlace): readonly Action[] {
  const { engine, document } = place;
  const at = unitAt(engine, document, place.start);
  const schema = engine.schemaOf(document);
  const id = at?.unit.id ?? null;
  if (!at || !schema || id === null || at.unit.isHead || at.unit.types[0] !== schema.single) return [];
  const lines = itemLines(document, at.entry);
  if (!lines) return [];
  return [
    {
      title: `Move '${id}' to a file of its own`,
      kind: 'refactor.extract',
      movesFiles: true,
      make: () => extracted(place, schema.kind, id, at, lines),
    },
  ];
}

function extracted(
  { engine, document }: ActionPlace,
  kind: string,
  id: string,
  { unit, entry }: UnitEntry,
  lines: ItemLines,
): readonly FileChange[] | null {
  const path = fileFor(engine, kind, id, document.path);
  const uri = engine.uriOf(path);
  if (engine.document(uri)) return null;
  const { text } = document;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const content = isBraces(text, entry.base + entry.node.start)
    ? entry.node.pairs.map(
        ({ key, value }) =>
          `${text.slice(entry.base + key.start, entry.base + key.end)}: ${written(text, entry.base, value)}`,
      )
    : lines.content.split('\n');
  const own = content.join(eol) + eol;
  const recognizer = new KindRecognizer(engine.setup.model, engine.setup.settings);
  const isKnown = recognizer.recognize(path, parseDocument(own, 'yaml')).kind === kind;
  const created = isKnown ? own : `kind: ${kind}${eol}${own}`;
  const siblings = document.units.filter(it => it.types[0] === unit.types[0] && !it.isHead).length;
  const removal: TextEdit = { start: lines.start, end: lines.end, text: '' };
  return [
    { is: 'create', uri, text: created },
    { is: 'edit', uri: document.uri, edits: [siblings > 1 ? removal : emptied(text, lines, eol)] },
  ];
}

/** Beside others that are one entry a file; else where the kind has its usual place for such files. */
function fileFor(engine: Engine, kind: string, id: string, register: string): string {
  const hasOthers = engine
    .lookup('documents', kind)
    .some(({ uri }) => (engine.document(uri)?.units[0]?.types.length ?? 0) > 1);
  const usual = usualPath(kind, engine.setup.model);
  const name = id.replaceAll(/[^\w.-]+/g, '-');
  if (!hasOthers && usual.includes('*')) return usual.replace('*', name);
  const { path, isTaken } = newPath(engine, kind, { id, title: null });
  // Of this kind there is usually one file: the entry goes beside it.
  return isTaken
    ? `${register.slice(0, register.lastIndexOf('/') + 1)}${name}.yaml`
    : path.replace(/\.(?:md|markdown)$/i, '.yaml');
}

/** A list without its only item is an empty list. */
function emptied(text: string, { start, end }: ItemLines, eol: string): TextEdit {
  const keyEnd = text.slice(0, start).trimEnd().length;
  return { start: keyEnd, end, text: ` []${eol}` };
}

const isBraces = (text: string, start: number): boolean => text.charAt(start) === '{';

function written(text: string, base: number, { start, end }: { start: number; end: number }): string {
  const quoted =
    /["']/.test(text.charAt(base + start - 1)) && text.charAt(base + end) === text.charAt(base + start - 1);
  return quoted ? text.slice(base + start - 1, base + end + 1) : text.slice(base + start, base + end);
}
