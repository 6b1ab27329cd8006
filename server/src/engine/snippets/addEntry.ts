import type { DocumentState, Engine } from '../engine.js';
import { expandSnippet } from './expandSnippet.js';
import { type NewEntryWishes, newEntry } from './newEntry.js';
import { type SnippetNode, snippetText } from './snippetSyntax.js';

/** Whole lines to be put into a document. */
export interface AddedEntry {
  /** Where they go: the start of a line, or the end of a text whose last line has no end. */
  readonly offset: number;
  /** The lines as they are written, each with its end. */
  readonly text: string;
  /** The same as a snippet in the syntax of VS Code. */
  readonly snippet: string;
}

/**
 * A new entry at the end of a list of a document, with the next free id. `null` where the document has no such list,
 * or writes it in brackets.
 */
export function addEntry(
  engine: Engine,
  uri: string,
  list: string,
  wishes: NewEntryWishes = {},
): AddedEntry | null {
  const document = engine.document(uri);
  const type = document && engine.schemaOf(document)?.lists[list];
  const nodes = type === undefined ? null : newEntry(engine, type, wishes);
  const place = document && nodes && placeFor(engine, document, list);
  if (!document || !nodes || !place) return null;
  const { offset, indent, opening } = place;
  const eol = document.text.includes('\r\n') ? '\r\n' : '\n';
  const lacksEnd = offset > 0 && document.text.charAt(offset - 1) !== '\n';
  const before = `${lacksEnd ? '\n' : ''}${opening}${indent}`;
  const lines: readonly SnippetNode[] = [
    { is: 'text', text: before },
    ...indented(nodes, indent),
    { is: 'text', text: '\n' },
  ];
  const withEnds = (text: string): string => text.replaceAll('\n', eol);
  return { offset, text: withEnds(expandSnippet(lines).text), snippet: withEnds(snippetText(lines)) };
}

/** The same with blanks before every line but the first. */
export const indented = (nodes: readonly SnippetNode[], indent: string): readonly SnippetNode[] =>
  nodes.map(node => {
    if (node.is === 'text') return { ...node, text: node.text.replaceAll('\n', `\n${indent}`) };
    return node.is === 'stop' && node.inside ? { ...node, inside: indented(node.inside, indent) } : node;
  });

interface EntryPlace {
  readonly offset: number;
  readonly indent: string;
  /** The line that begins the list, where there is none. */
  readonly opening: string;
}

function placeFor(engine: Engine, document: DocumentState, list: string): EntryPlace | null {
  const [head] = engine.entries(document.uri);
  if (!head) return null;
  const { text } = document;
  const pair = head.node.pairs.find(({ key }) => key.source === list);
  if (!pair) {
    const end = metadataEnd(text, head.base + head.node.end);
    return head.node.pairs.length === 0 ? null : { offset: end, indent: '  ', opening: `${list}:\n` };
  }
  const key = head.base + pair.key.start;
  const below = text.slice(key).search(/\n *-[ \t\r\n]/);
  const dash = key + below + 1;
  if (below < 0 || !/^[^\n]*:[ \t]*(?:#.*)?\r?\n(?:[ \t]*(?:#.*)?\r?\n)*$/.test(text.slice(key, dash)))
    return null;
  const indent = /^ */.exec(text.slice(dash))?.[0] ?? '';
  return { offset: endOfList(text, dash, indent), indent, opening: '' };
}

/** The start of the line after the last one that belongs to a list with its dashes at an indentation. */
function endOfList(text: string, from: number, indent: string): number {
  const belongs = new RegExp(`^(?:${indent}- |${indent}-\\r?$|${indent} +\\S)`);
  let end = lineAfter(text, from);
  for (let at = end; at < text.length; at = lineAfter(text, at)) {
    const line = text.slice(at, lineAfter(text, at)).replace(/\n$/, '');
    if (belongs.test(line)) end = lineAfter(text, at);
    else if (line.trim() !== '' && !/^\s*#/.test(line)) break;
  }
  return end;
}

const metadataEnd = (text: string, from: number): number =>
  from > 0 && text.charAt(from - 1) === '\n' ? from : lineAfter(text, from);

function lineAfter(text: string, from: number): number {
  const newline = text.indexOf('\n', from);
  return newline === -1 ? text.length : newline + 1;
}
