import type { TextEdit } from '../../check/diagnostic.js';
import type { DocumentState, Engine } from '../../engine.js';
import type { KindSchema } from '../../schema/shape.js';
import { childOf } from '../../syntax/metadataTree.js';
import type { Action, ActionPlace, FileChange } from './action.js';
import { itemLines } from './itemLines.js';
import { unitAt } from './unitAt.js';

/** More registers of a kind are not offered one by one. */
const mostOffered = 3;

/** Moves a file that is one entry into a register of its kind. */
export function inlineEntry(place: ActionPlace): readonly Action[] {
  const { engine, document } = place;
  const schema = engine.schemaOf(document);
  const id = document.units[0]?.id ?? null;
  const isSingle = schema?.single != null && document.units[0]?.types[0] === schema.single;
  if (!schema || !isSingle || id === null || document.format !== 'yaml') return [];
  return registersOf(engine, schema, document)
    .slice(0, mostOffered)
    .map(register => ({
      title: `Move '${id}' into ${register.path}`,
      kind: 'refactor.inline',
      movesFiles: true,
      make: () => inlined(place, schema, register),
    }));
}

/** Documents of a kind that hold entries in a list of dashes. Of very many, only a few are read for it. */
function registersOf(engine: Engine, schema: KindSchema, own: DocumentState): readonly DocumentState[] {
  const holdsEntries = ({ units }: DocumentState): boolean =>
    units.some(({ isHead, types }) => !isHead && types[0] === schema.single);
  return engine
    .lookup('documents', schema.kind)
    .flatMap(({ uri }) => engine.document(uri) ?? [])
    .filter(register => register !== own && holdsEntries(register))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .slice(0, 2 * mostOffered)
    .filter(register => lastItem(engine, schema, register) !== null);
}

function lastItem(engine: Engine, schema: KindSchema, register: DocumentState) {
  const last = engine.entries(register.uri).findLast(({ types }) => types[0] === schema.single);
  return last && !last.isHead ? itemLines(register, last) : null;
}

function inlined(
  { engine, document }: ActionPlace,
  schema: KindSchema,
  register: DocumentState,
): readonly FileChange[] | null {
  const last = lastItem(engine, schema, register);
  const content = contentOf(engine, document);
  if (!last || content === null) return null;
  const eol = register.text.includes('\r\n') ? '\r\n' : '\n';
  const indent = ' '.repeat(last.column);
  const lines = content
    .split(/\r?\n/)
    .map((line, at) => (at === 0 ? `${indent}- ${line}` : line === '' ? '' : `${indent}  ${line}`));
  const isLineEnd = last.end === 0 || register.text.charAt(last.end - 1) === '\n';
  const text = `${isLineEnd ? '' : eol}${lines.join(eol)}${isLineEnd ? eol : ''}`;
  const edit: TextEdit = { start: last.end, end: last.end, text };
  return [
    { is: 'edit', uri: register.uri, edits: [edit] },
    { is: 'delete', uri: document.uri },
  ];
}

/** The fields of a file, without the one that says of what kind it is; `null` where they cannot be moved. */
function contentOf(engine: Engine, document: DocumentState): string | null {
  const head = unitAt(engine, document, -1)?.entry;
  const first = head?.node.pairs[0];
  if (!head || !first) return null;
  const { text } = document;
  const start = head.base + first.key.start;
  if (text.slice(text.lastIndexOf('\n', start - 1) + 1, start).replace('\uFEFF', '') !== '') return null;
  const kind = childOf(head.node, 'kind');
  if (!kind) return text.slice(start).trimEnd();
  const pair = head.node.pairs.find(({ value }) => value === kind);
  const from = head.base + (pair?.key.start ?? 0);
  const newline = text.indexOf('\n', from);
  return (text.slice(start, from) + (newline < 0 ? '' : text.slice(newline + 1))).trimEnd();
}
