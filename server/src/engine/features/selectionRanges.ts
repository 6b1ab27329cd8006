import type { DocumentState, Engine } from '../engine.js';
import { findFrontMatter } from '../syntax/frontMatter.js';
import type { MetadataNode } from '../syntax/metadataTree.js';
import type { ParsedDocument, Part } from '../syntax/parseDocument.js';
import { type Span, shifted, span } from '../text/span.js';
import { withoutBlanksAfter } from '../text/withoutBlanksAfter.js';

/**
 * What a selection at an offset grows to, smallest first, each within the next: the value, with its quotes, its field,
 * the map or list that it is in, the entry, the list of entries, the metadata, the document. Empty for what is no
 * document of the ISMS.
 */
export function selectionRanges(engine: Engine, uri: string, offset: number): readonly Span[] {
  const document = engine.document(uri);
  const parsed = document && document.recognition.kind !== null ? engine.parsed(uri) : null;
  if (!document || !parsed) return [];
  const { text } = document;
  const found = [span(0, text.length), ...metadataAround(document, offset), ...partsAround(parsed, offset)];
  return growing(
    found.map(it => withoutBlanksAfter(text, it)),
    offset,
  );
}

function metadataAround({ text, format }: DocumentState, offset: number): readonly Span[] {
  const matter = format === 'markdown' ? findFrontMatter(text) : null;
  return matter && offset < matter.bodyStart
    ? [span(0, matter.bodyStart), span(matter.start, matter.end)]
    : [];
}

/** Outermost first: the list of entries, the entry, and what in it is around the offset. */
function partsAround({ parts, text }: ParsedDocument, offset: number): readonly Span[] {
  const at = parts.findIndex(
    ({ base, text: own, keyAt }) => base + keyAt <= offset && offset <= base + own.length,
  );
  const part = parts[at];
  if (!part) return [];
  const list = part.list === null ? [] : [listAround(parts, at)];
  const inner = part.node ? nodesAround(part.node, offset - part.base) : [];
  return [...list, ...inner.map(it => shifted(it, part.base)).flatMap(it => withQuotes(text, it))];
}

/** The items that follow one key, from the key on. */
function listAround(parts: readonly Part[], at: number): Span {
  let first = at;
  while (parts[first]?.keyAt === 0 && parts[first - 1]?.list === parts[at]?.list) first--;
  let last = at;
  while (parts[last + 1]?.list === parts[at]?.list && parts[last + 1]?.keyAt === 0) last++;
  const [opening, closing] = [parts[first] as Part, parts[last] as Part];
  return span(opening.base + opening.keyAt, closing.base + closing.text.length);
}

function nodesAround(node: MetadataNode, offset: number): readonly Span[] {
  if (node.type === 'scalar') return [node];
  if (node.type === 'list') {
    const item = node.items.find(it => holds(it, offset));
    return [node, ...(item ? nodesAround(item, offset) : [])];
  }
  const pair = node.pairs.find(({ key, value }) => holds(fieldOf(key, value), offset));
  if (!pair) return [node];
  const { key, value } = pair;
  const inner = holds(key, offset) ? [key] : nodesAround(value, offset);
  return [node, fieldOf(key, value), ...inner];
}

const fieldOf = (key: Span, value: Span): Span => span(key.start, Math.max(key.end, value.end));

const holds = ({ start, end }: Span, offset: number): boolean => start <= offset && offset <= end;

function withQuotes(text: string, own: Span): readonly Span[] {
  const quote = text.charAt(own.start - 1);
  const isQuoted = (quote === '"' || quote === "'") && text.charAt(own.end) === quote;
  return isQuoted ? [span(own.start - 1, own.end + 1), own] : [own];
}

/** Smallest first; what does not hold the offset or does not lie within the next is left out. */
function growing(found: readonly Span[], offset: number): readonly Span[] {
  const kept: Span[] = [];
  for (const it of found.filter(around => holds(around, offset))) {
    const outer = kept.at(-1);
    const isWithin = !outer || (outer.start <= it.start && it.end <= outer.end);
    const isSmaller = !outer || it.end - it.start < outer.end - outer.start;
    if (isWithin && isSmaller) kept.push(it);
  }
  return kept.reverse();
}
