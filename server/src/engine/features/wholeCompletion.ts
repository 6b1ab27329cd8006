import type { DocumentState, Engine } from '../engine.js';
import { indented } from '../snippets/addEntry.js';
import { expandSnippet } from '../snippets/expandSnippet.js';
import { newDocument } from '../snippets/newDocument.js';
import { newEntry, snippetOfEntry } from '../snippets/newEntry.js';
import { type SnippetNode, snippetText } from '../snippets/snippetSyntax.js';
import type { Completion } from './completion.js';
import type { YamlContext } from './yamlContext.js';

/** In an empty file whose path says what it is to be: the whole document. */
export function wholeDocument(
  engine: Engine,
  document: DocumentState,
  offset: number,
): readonly Completion[] {
  const { text, path, recognition } = document;
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const newline = text.indexOf('\n');
  const end = newline < 0 ? text.length : newline;
  if (text.slice(start).trim() !== '' || offset < start || offset > end || recognition.kind === null)
    return [];
  const made = newDocument(engine, recognition.kind, { path });
  const kind = engine.setup.model.kind(recognition.kind);
  if (!made || !kind) return [];
  return [
    {
      label: `new ${words(recognition.kind)} ${made.id}`,
      sort: 'document',
      text: made.text,
      snippet: made.snippet,
      filter: `${text.slice(start, offset)}new ${words(recognition.kind)} ${made.id}`,
      detail: kind.name,
      documentation: kind.description,
      id: null,
      start,
      end,
    },
  ];
}

/** Where an entry of a list begins: the whole of it. */
export function wholeEntry(
  engine: Engine,
  document: DocumentState,
  context: YamlContext,
): readonly Completion[] {
  const type = entryTypeAt(engine, document, context);
  const nodes = type === null ? null : newEntry(engine, type);
  if (type === null || !nodes) return [];
  const isBegun = context.path.at(-1) === null;
  const column = context.column + (context.needsBlank ? 1 : 0) + (isBegun ? 0 : 2);
  const blank = context.needsBlank ? ' ' : '';
  const placed: readonly SnippetNode[] = [
    { is: 'text', text: blank },
    ...indented(isBegun ? withoutDash(nodes) : nodes, ' '.repeat(Math.max(0, column - 2))),
  ];
  const { text, stops } = expandSnippet(placed);
  const first = stops[0]?.initial ?? '';
  const label = `new ${words(type)}${/^[\w.-]+$/.test(first) ? ` ${first}` : ''}`;
  return [
    {
      label,
      sort: 'entry',
      text,
      snippet: snippetText(placed),
      filter: label,
      detail: 'whole entry',
      documentation: snippetOfEntry(engine, type)?.description ?? '',
      id: null,
      start: context.start,
      end: context.end,
    },
  ];
}

/** The type of the entry that may begin at a place; `null` where none may, or has begun already. */
function entryTypeAt(engine: Engine, document: DocumentState, context: YamlContext): string | null {
  const { role, path, quote, isFlow, keys } = context;
  const [list, item, ...inside] = path;
  if (role !== 'open' || quote || isFlow || keys.length > 0 || inside.length > 0) return null;
  if (typeof list !== 'string' || (item !== undefined && item !== null)) return null;
  const lists = engine.schemaOf(document)?.lists ?? {};
  return Object.hasOwn(lists, list) ? (lists[list] ?? null) : null;
}

/** An entry behind the dash that is there. */
function withoutDash([first, ...others]: readonly SnippetNode[]): readonly SnippetNode[] {
  if (first?.is !== 'text') return first ? [first, ...others] : [];
  return [{ is: 'text', text: first.text.replace(/^- /, '') }, ...others];
}

const words = (name: string): string => name.replaceAll('-', ' ');
