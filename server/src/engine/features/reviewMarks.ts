import type { Fix, TextEdit } from '../check/diagnostic.js';
import type { DocumentState, Engine } from '../engine.js';
import type { Entry } from '../entries/entry.js';
import { isSameContent } from '../suspect/contentFingerprint.js';
import { childOf, type ListNode, type MapNode, type MetadataNode } from '../syntax/metadataTree.js';
import { yamlScalar } from './yamlScalar.js';

/** Edits that write down what a document was reviewed against, and of which ids they write it. */
export interface ReviewMarks extends Fix {
  /** Ids whose mark was out of date. */
  readonly refreshed: readonly string[];
  /** Ids that had no mark. */
  readonly added: readonly string[];
}

/**
 * Edits that make every mark under `reviewed_against` say what its id stands for now, and that add marks for those
 * `against` that have none; `null` where nothing is to be written. An id whose content cannot be told is left alone, and
 * nothing is added to metadata that cannot be read or to a file that has none.
 */
export function reviewMarks(
  engine: Engine,
  uri: string,
  against: readonly string[] = [],
): ReviewMarks | null {
  const document = engine.document(uri);
  const head = engine.entries(uri)[0];
  if (!document?.evidence || !head) return null;
  const marks = marksIn(head.node, document.text, head.base);
  const outdated = marks.filter(({ id, content }) => {
    const now = engine.contentOf(id);
    return now !== null && (content === null || !isSameContent(content, now));
  });
  const marked = new Set(marks.map(({ id }) => id));
  const missing = [...new Set(against)].filter(id => !marked.has(id) && engine.contentOf(id) !== null);
  const addition = missing.length > 0 ? additionTo(document, head, missing, engine) : null;
  const edits = [
    ...outdated.map(({ id, edit }) => edit(engine.contentOf(id) ?? '')),
    ...(addition ? [addition] : []),
  ];
  if (edits.length === 0) return null;
  return {
    title: 'Refresh what it was reviewed against',
    edits,
    refreshed: [...new Set(outdated.map(({ id }) => id))],
    added: addition ? missing : [],
  };
}

interface Mark {
  readonly id: string;
  /** The mark as it is written; `null` where there is none yet. */
  readonly content: string | null;
  /** The edit that puts another one in its place. */
  edit(content: string): TextEdit;
}

function marksIn(head: MapNode, text: string, base: number): readonly Mark[] {
  const list = childOf(head, 'reviewed_against');
  if (list?.type !== 'list') return [];
  return list.items.flatMap((item): readonly Mark[] => {
    const id = childOf(item, 'ref');
    if (id?.type !== 'scalar' || id.source === '') return [];
    const content = childOf(item, 'content');
    if (content && content.type !== 'scalar') return [];
    if (content && content.source !== '') {
      const place = { start: base + content.start, end: base + content.end };
      return [{ id: id.source, content: content.source, edit: put => ({ ...place, text: put }) }];
    }
    return [{ id: id.source, content: null, edit: put => unwritten(put, item, id, content, text, base) }];
  });
}

/** Writes the content of a mark that so far names only what it is about. */
function unwritten(
  put: string,
  item: MetadataNode,
  id: MetadataNode,
  content: MetadataNode | undefined,
  text: string,
  base: number,
): TextEdit {
  if (content) {
    const { start, end } = content;
    return { start: base + start, end: base + end, text: start < end ? put : ` ${put}` };
  }
  // A closing quote still belongs to the id.
  const after = base + id.end;
  const end = /["']/.test(text.charAt(after)) ? after + 1 : after;
  if (text.charAt(base + item.start) === '{') return insertion(end, `, content: ${put}`);
  const indent = ' '.repeat(columnOf(text, base + item.start));
  return insertion(lineEnd(text, end), `${eolOf(text)}${indent}content: ${put}`);
}

function additionTo(
  document: DocumentState,
  { node, base }: Entry,
  ids: readonly string[],
  engine: Engine,
): TextEdit | null {
  const { text } = document;
  const parsed = engine.parsed(document.uri);
  if (!parsed || [parsed, ...parsed.parts].some(({ problems }) => problems.length > 0)) return null;
  const first = node.pairs[0];
  if (!first) return null;
  const writer = new MarkWriter(text, id => engine.contentOf(id) ?? '');
  const list = childOf(node, 'reviewed_against');
  if (text.charAt(base + node.start) === '{') return flowAddition(node, base, list, ids, writer, text);
  if (list?.type === 'list' && list.items.length > 0) return appended(list, base, ids, writer, text);
  const indent = columnOf(text, base + first.key.start);
  if (list) return filled(list, base, indent, ids, writer, text);
  // Entries come last in a register: the marks stand before them, with the other fields of the head.
  const lists = engine.schemaOf(document)?.lists ?? {};
  const entriesAt = node.pairs.findIndex(({ key }) => Object.hasOwn(lists, key.source));
  const last = entriesAt < 0 ? node.pairs.at(-1) : node.pairs[entriesAt - 1];
  const lines = [
    `${' '.repeat(indent)}reviewed_against:`,
    ...ids.flatMap(id => writer.block(id, indent + 2)),
  ];
  if (last) return insertion(lineEnd(text, base + last.value.end), writer.below(lines));
  return insertion(base + first.key.start - indent, lines.map(line => line + eolOf(text)).join(''));
}

/** Marks in metadata that is written in braces as a whole. */
function flowAddition(
  node: MapNode,
  base: number,
  list: MetadataNode | undefined,
  ids: readonly string[],
  writer: MarkWriter,
  text: string,
): TextEdit | null {
  if (list?.type === 'list' && list.items.length > 0) return appended(list, base, ids, writer, text);
  if (list) return filled(list, base, 0, ids, writer, text);
  const end = base + node.end - 1;
  const comma = /,\s*$/.test(text.slice(base, end)) ? ' ' : ', ';
  return insertion(end, `${comma}reviewed_against: [${writer.flow(ids)}]`);
}

/** Marks after those that are there already. */
function appended(
  list: ListNode,
  base: number,
  ids: readonly string[],
  writer: MarkWriter,
  text: string,
): TextEdit | null {
  const last = list.items.at(-1);
  if (!last) return null;
  const end = base + last.end;
  const before = text.slice(0, base + last.start);
  if (/[[,]\s*$/.test(before)) return insertion(end, `, ${writer.flow(ids)}`);
  const indent = columnOf(text, before.lastIndexOf('-'));
  const isFlow = text.charAt(base + last.start) === '{';
  const lines = isFlow
    ? ids.map(id => `${' '.repeat(indent)}- ${writer.flow([id])}`)
    : ids.flatMap(id => writer.block(id, indent));
  return insertion(lineEnd(text, end), writer.below(lines));
}

/** Marks in a list that is there and empty; `null` where something else than a list is there. */
function filled(
  value: MetadataNode,
  base: number,
  indent: number,
  ids: readonly string[],
  writer: MarkWriter,
  text: string,
): TextEdit | null {
  const start = base + value.start;
  const end = base + value.end;
  if (value.type === 'list') return { start, end, text: `[${writer.flow(ids)}]` };
  if (value.type !== 'scalar' || value.value !== null) return null;
  if (start < end) return { start, end, text: `[${writer.flow(ids)}]` };
  const lines = ids.flatMap(id => writer.block(id, indent + 2));
  return insertion(lineEnd(text, end), writer.below(lines));
}

/** Writes marks of ids in the style of a place. */
class MarkWriter {
  readonly #text: string;
  readonly #contentOf: (id: string) => string;

  constructor(text: string, contentOf: (id: string) => string) {
    this.#text = text;
    this.#contentOf = contentOf;
  }

  block(id: string, indent: number): readonly string[] {
    const space = ' '.repeat(indent);
    return [`${space}- ref: ${written(id, false)}`, `${space}  content: ${this.#contentOf(id)}`];
  }

  flow(ids: readonly string[]): string {
    return ids.map(id => `{ref: ${written(id, true)}, content: ${this.#contentOf(id)}}`).join(', ');
  }

  /** Lines as they stand behind the end of another line. */
  below(lines: readonly string[]): string {
    return lines.map(line => eolOf(this.#text) + line).join('');
  }
}

const written = (id: string, isFlow: boolean): string =>
  yamlScalar(id, { quote: null, isUnclosed: false, isFlow }, true);

const insertion = (at: number, text: string): TextEdit => ({ start: at, end: at, text });

const eolOf = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');

/** Where the line of a place ends, before what breaks it. */
function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  if (end < 0) return text.length;
  return text.charAt(end - 1) === '\r' && end > at ? end - 1 : end;
}

/** Of a byte order mark, no column is made. */
const columnOf = (text: string, at: number): number =>
  text.slice(text.lastIndexOf('\n', at - 1) + 1, at).replace('\uFEFF', '').length;
