import type { DocumentState, Engine, Unit } from '../engine.js';
import type { Entry } from '../entries/entry.js';
import { idOf, titleOf } from '../facts/extractFacts.js';
import { propertyShape } from '../schema/shape.js';
import { childOf } from '../syntax/metadataTree.js';
import type { Heading } from '../syntax/scanMarkdown.js';
import { type Span, shifted, span } from '../text/span.js';
import { withoutBlanksAfter } from '../text/withoutBlanksAfter.js';
import { nameOf } from './symbolName.js';

/** Something with a name in a document, and what is in it. */
export interface DocumentSymbol extends Span {
  readonly sort: 'document' | 'list' | 'entry' | 'heading';
  readonly name: string;
  /** In a word or two, what it is. */
  readonly detail: string;
  /** What to go to; within the whole. */
  readonly selection: Span;
  readonly children: readonly DocumentSymbol[];
}

/**
 * The document by its id and title, with the entries of its lists and, if wanted, its headings. Empty for what is no
 * document of the ISMS.
 */
export function documentSymbols(
  engine: Engine,
  uri: string,
  { headings }: { readonly headings: boolean },
): readonly DocumentSymbol[] {
  const document = engine.document(uri);
  const [head, ...entries] = engine.entries(uri);
  const kind = document?.recognition.kind ?? null;
  if (!document || !head || kind === null || kind === 'settings') return [];
  const children = [
    ...innerSymbols(document, head, document.units[0]),
    ...listSymbols(engine, document, entries),
    ...(headings ? nested(engine.parsed(uri)?.body().headings ?? [], document.text) : []),
  ];
  const whole = span(0, document.text.length);
  const name = nameOf(idOf(head), titleOf(head.node)) ?? words(kind);
  return [
    {
      sort: 'document',
      name,
      detail: words(head.types[0] ?? kind),
      ...whole,
      selection: within(whole, placeOf(head)),
      children,
    },
  ];
}

/** Where there are several lists, entries stand under the key of theirs. */
function listSymbols(
  engine: Engine,
  document: DocumentState,
  entries: readonly Entry[],
): readonly DocumentSymbol[] {
  const lists = new Map<string, DocumentSymbol[]>();
  const keys = Object.entries(engine.schemaOf(document)?.lists ?? {});
  entries.forEach((entry, index) => {
    const list = entry.part?.list ?? keys.find(([, type]) => type === entry.types[0])?.[0] ?? '';
    const symbol = entrySymbol(document, entry, index + 1);
    const known = lists.get(list);
    if (known) known.push(symbol);
    else lists.set(list, [symbol]);
  });
  if (lists.size < 2) return [...lists.values()].flat();
  return [...lists].map(([name, children]) => {
    const [first, last] = [children[0] as DocumentSymbol, children.at(-1) as DocumentSymbol];
    const selection = span(first.start, first.start);
    return {
      sort: 'list',
      name: words(name),
      detail: '',
      start: first.start,
      end: last.end,
      selection,
      children,
    };
  });
}

function entrySymbol(document: DocumentState, entry: Entry, order: number): DocumentSymbol {
  const { node, base, types } = entry;
  const type = words(types[0] ?? '');
  const whole = withoutBlanksAfter(document.text, shifted(node, base));
  return {
    sort: 'entry',
    name: nameOf(idOf(entry), titleOf(node)) ?? `${type} ${order}`,
    detail: type,
    ...whole,
    selection: within(whole, placeOf(entry)),
    children: innerSymbols(document, entry, document.units[order]),
  };
}

/** What an entry defines besides itself. */
function innerSymbols(
  { text }: DocumentState,
  entry: Entry,
  unit: Unit | undefined,
): readonly DocumentSymbol[] {
  const own = idOf(entry);
  return (unit?.facts ?? []).flatMap((fact): DocumentSymbol[] => {
    if (fact.table !== 'definitions' || fact.key === own) return [];
    const place = withoutBlanksAfter(text, shifted(fact, entry.base));
    const name = nameOf(fact.key, fact.title) ?? fact.key;
    return [{ sort: 'entry', name, detail: words(fact.type), ...place, selection: place, children: [] }];
  });
}

/** Where the id or the title of an entry is written, or else its first field. */
function placeOf({ node, base, shape }: Entry): Span {
  const idKey = node.pairs.find(({ key }) => propertyShape(shape, key.source)?.defines !== undefined);
  const place = idKey?.value ?? childOf(node, 'title') ?? node.pairs[0]?.key ?? node;
  return shifted(place, base);
}

/** Sections hold the sections below them and reach to the next of their level. */
function nested(headings: readonly Heading[], text: string, until = text.length): readonly DocumentSymbol[] {
  const symbols: DocumentSymbol[] = [];
  for (let at = 0; at < headings.length; ) {
    const heading = headings[at] as Heading;
    let next = at + 1;
    while ((headings[next]?.level ?? 0) > heading.level) next++;
    const end = headings[next]?.start ?? until;
    symbols.push({
      sort: 'heading',
      name: heading.title.trim() === '' ? '#'.repeat(heading.level) : heading.title.replaceAll('\n', ' '),
      detail: '',
      ...withoutBlanksAfter(text, span(heading.start, end)),
      selection: withoutBlanksAfter(text, span(heading.start, heading.end)),
      children: nested(headings.slice(at + 1, next), text, end),
    });
    at = next;
  }
  return symbols;
}

function within(whole: Span, { start, end }: Span): Span {
  const first = Math.max(whole.start, Math.min(start, whole.end));
  return span(first, Math.max(first, Math.min(end, whole.end)));
}

const words = (name: string): string => name.replaceAll(/[-_]/g, ' ');
