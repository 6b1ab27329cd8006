import type { Diagnostic } from '../check/diagnostic.js';
import type { DocumentState, Engine, Unit } from '../engine.js';
import type { Entry } from '../entries/entry.js';
import type { MetadataNode } from '../syntax/metadataTree.js';
import { pointerTo } from '../syntax/metadataTree.js';
import { hash, hex, otherSeed } from '../text/hash.js';
import type { Span } from '../text/span.js';

/** A finding with what makes it the same finding in another version of the documents. */
export interface KeyedFinding {
  readonly diagnostic: Diagnostic;
  /** 16 hexadecimal digits, with `-2`, `-3`, … where the same is found again in one ISMS; each is there once. */
  readonly key: string;
  /** The id of the entry or of the document that it is found in; where none has one, the path of the file. */
  readonly owner: string;
  /** JSON pointer into that entry, without list positions; empty: the entry as a whole, or the text below it. */
  readonly pointer: string;
}

/** What a path was called in the version that is compared with; the path itself where it was not moved. */
export type PathThen = (path: string) => string;

/**
 * All findings of an ISMS with their keys, ordered by path and place. A key is made of the code, the owner, the pointer,
 * the value found there and what the message quotes. Lines, list positions, other words of the message and, where there
 * are ids, paths have no part in it.
 */
export function keyedFindings(engine: Engine, pathThen: PathThen = path => path): readonly KeyedFinding[] {
  return numbered(
    engine
      .documents()
      .flatMap(document => keysIn(engine, document, engine.diagnostics(document.uri), pathThen)),
  );
}

/** The findings of one document with their keys, in their order; a key may be there more than once. */
export function keysIn<Found extends KeyedBy>(
  engine: Pick<Engine, 'entries'>,
  document: DocumentState,
  findings: readonly Found[],
  pathThen: PathThen = path => path,
): readonly (Omit<KeyedFinding, 'diagnostic'> & { readonly diagnostic: Found })[] {
  if (findings.length === 0) return [];
  const entries = engine.entries(document.uri);
  return findings.map(diagnostic => {
    const { owner, pointer } = placeIn(document, entries, diagnostic, pathThen);
    return { diagnostic, key: keyOf(diagnostic, owner, pointer, document.text), owner, pointer };
  });
}

/** Tells keys that are the same apart by a number. */
export function numbered<Keyed extends { readonly key: string }>(found: readonly Keyed[]): readonly Keyed[] {
  const seen = new Map<string, number>();
  return found.map(it => {
    const times = (seen.get(it.key) ?? 0) + 1;
    seen.set(it.key, times);
    return times === 1 ? it : { ...it, key: `${it.key}-${times}` };
  });
}

/** What of a finding its key is made of; offsets are those of the document. */
type KeyedBy = Pick<Diagnostic, 'code' | 'message' | 'start' | 'end'>;

function placeIn(
  document: DocumentState,
  entries: readonly Entry[],
  place: Span,
  pathThen: PathThen,
): Pick<KeyedFinding, 'owner' | 'pointer'> {
  const order = entryAt(entries, place);
  const entry = entries[order];
  const units: readonly Unit[] = document.units;
  return {
    owner: units[order]?.id ?? units[0]?.id ?? pathThen(document.path),
    pointer: entry ? pointerAt(entry.node, place.start - entry.base, place.end - entry.base) : '',
  };
}

/** The entry of a list that a place is in; the head where it is in none. Entries are in the order of the text. */
function entryAt(entries: readonly Entry[], { start, end }: Span): number {
  // The last entry that begins at or before the place; a register may have thousands.
  let [from, to] = [0, entries.length];
  while (to - from > 1) {
    const middle = (from + to) >> 1;
    const { node, base } = entries[middle] as Entry;
    if (base + node.start <= start) from = middle;
    else to = middle;
  }
  const entry = entries[from];
  return entry && !entry.isHead && end <= entry.base + entry.node.end ? from : 0;
}

function pointerAt(root: MetadataNode, start: number, end: number): string {
  let node = root;
  let pointer = '';
  for (;;) {
    const inside = childAround(node, start, end);
    if (!inside) return pointer;
    if (inside.key !== null) pointer = pointerTo(pointer, inside.key);
    node = inside.node;
  }
}

function childAround(
  node: MetadataNode,
  start: number,
  end: number,
): { readonly key: string | null; readonly node: MetadataNode } | null {
  if (node.type === 'list') {
    const item = node.items.find(it => it.start <= start && end <= it.end);
    return item ? { key: null, node: item } : null;
  }
  const pair =
    node.type === 'map' ? node.pairs.find(({ key, value }) => key.start <= start && end <= value.end) : null;
  return pair ? { key: pair.key.source, node: pair.value } : null;
}

function keyOf({ code, message, start, end }: KeyedBy, owner: string, pointer: string, text: string): string {
  const value = text.slice(start, end).replace(/\s+/g, ' ').trim();
  const parts = JSON.stringify([code, owner, pointer, value, quotedIn(message)]);
  return hex(hash(parts), 8) + hex(hash(parts, otherSeed), 8);
}

/** What a message quotes is the user's own; a path says only where something is. */
const quotedIn = (message: string): readonly string[] =>
  [...message.matchAll(/'([^']*)'/g)]
    .map(([, word = '']) => word)
    .filter(word => !/\.(?:md|ya?ml)$/.test(word));
