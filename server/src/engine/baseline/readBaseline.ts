import { childOf, type MetadataNode } from '../syntax/metadataTree.js';
import type { ParsedDocument } from '../syntax/parseDocument.js';
import { type Span, shifted } from '../text/span.js';

/** A finding that was there before; `in` is the id of its entry or document, or the path of its file. */
export interface BaselineEntry {
  readonly key: string;
  readonly code: string;
  readonly in: string;
  readonly says: string;
  /** How often it may be there. */
  readonly count: number;
  /** Where the key is written in the baseline. */
  readonly place: Span;
}

/** The entries of a baseline that can be understood, in the order of the text. */
export function readBaseline({ parts }: ParsedDocument): readonly BaselineEntry[] {
  return parts.flatMap(({ list, node, base }) => {
    if (!node) return [];
    if (list !== null) return list === 'findings' ? entryIn(node, base) : [];
    const written = childOf(node, 'findings');
    return written?.type === 'list' ? written.items.flatMap(item => entryIn(item, base)) : [];
  });
}

function entryIn(node: MetadataNode, base: number): readonly BaselineEntry[] {
  const key = childOf(node, 'key');
  if (key?.type !== 'scalar' || key.source === '') return [];
  const text = (name: string): string => {
    const value = childOf(node, name);
    return value?.type === 'scalar' ? value.source : '';
  };
  const count = childOf(node, 'count');
  const isNumber = count?.type === 'scalar' && typeof count.value === 'number' && count.value >= 1;
  return [
    {
      key: key.source,
      code: text('code'),
      in: text('in'),
      says: text('says'),
      count: isNumber ? Math.floor(Number(count.value)) : 1,
      place: shifted({ start: key.start, end: key.end }, base),
    },
  ];
}
