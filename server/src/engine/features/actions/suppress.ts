import type { Diagnostic, TextEdit } from '../../check/diagnostic.js';
import { engineCodes } from '../../check/engineCodes.js';
import { reasonToCome, suppressionsIn } from '../../check/suppressions.js';
import type { DocumentState } from '../../engine.js';
import type { MetadataNode, ScalarNode } from '../../syntax/metadataTree.js';
import { type Action, type ActionPlace, editOf } from './action.js';

/** Writes down beside a finding that it may stay, with a reason that is still to be written. */
export const suppress = (place: ActionPlace, diagnostic: Diagnostic): readonly Action[] => {
  const { code } = diagnostic;
  if (Object.hasOwn(engineCodes, code)) return [];
  return [
    {
      title: `Ignore '${code}' here, with a reason`,
      kind: 'quickfix',
      mends: diagnostic,
      make: () => editOf(place.document.uri, suppressing(place, diagnostic)),
    },
  ];
};

/** A comment on the line before; what stands where no comment can be is ignored in the whole file. */
function suppressing({ document, engine }: ActionPlace, { code, start }: Diagnostic): readonly TextEdit[] {
  const { text } = document;
  const known = suppressionsIn(text).find(({ covers }) => covers.start <= start && start < covers.end);
  if (known) return [insertAt(known.codesEnd, `, ${code}`)];
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const parsed = engine.parsed(document.uri);
  const isBody = document.format === 'markdown' && start >= (parsed?.bodyStart ?? 0);
  if (isBody && !(lineStart === 0 && text.startsWith('---')))
    return [insertAt(afterMark(text, lineStart), `<!-- isms-ignore ${code}: ${reasonToCome} -->${eol}`)];
  const firstLine = firstMetadataLine(document);
  if (lineStart < firstLine || runsOver(document, engine.entries(document.uri), lineStart))
    return [insertAt(firstLine, `# isms-ignore-file ${code}: ${reasonToCome}${eol}`)];
  const indent = /^[ \t]*/.exec(text.slice(afterMark(text, lineStart)))?.[0] ?? '';
  return [insertAt(afterMark(text, lineStart), `${indent}# isms-ignore ${code}: ${reasonToCome}${eol}`)];
}

const insertAt = (at: number, text: string): TextEdit => ({ start: at, end: at, text });

const afterMark = (text: string, at: number): number => (at === 0 && text.startsWith('\uFEFF') ? 1 : at);

/** Where the first line of metadata begins: after the line that opens front matter. */
function firstMetadataLine({ text, format }: DocumentState): number {
  const start = afterMark(text, 0);
  if (format !== 'markdown') return start;
  const newline = text.indexOf('\n', start);
  return newline < 0 ? text.length : newline + 1;
}

/** Whether a text of several lines runs over the start of a line: a comment would become a part of it. */
function runsOver(
  { text }: DocumentState,
  entries: readonly { readonly node: MetadataNode; readonly base: number }[],
  lineStart: number,
): boolean {
  const isOver = ({ start, end }: ScalarNode, base: number): boolean =>
    base + start < lineStart &&
    lineStart <= base + end &&
    text.slice(base + start, base + end).includes('\n');
  const any = (node: MetadataNode, base: number): boolean => {
    if (node.type === 'scalar') return isOver(node, base);
    const inner = node.type === 'list' ? node.items : node.pairs.map(({ value }) => value);
    return inner.some(it => any(it, base));
  };
  return entries.some(({ node, base }) => any(node, base));
}
