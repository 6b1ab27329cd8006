import type { Entry } from '../entries/entry.js';
import type { MetadataNode } from '../syntax/metadataTree.js';
import type { ParsedDocument } from '../syntax/parseDocument.js';

/** Fields that are written at every review and change no meaning. */
const administrative = new Set([
  'approved_by',
  'approved_on',
  'changed_on',
  'created_on',
  'last_assessed',
  'last_checked',
  'last_review',
  'last_tested',
  'next_assessment',
  'next_review',
  'reviewed_against',
  'reviewed_on',
  'status',
  'valid_from',
  'version',
]);

/** Whether a field is written at every review and changes no meaning. */
export const isAdministrative = (field: string): boolean => administrative.has(field);

/** What a document or an entry says, as text: its values but for the administrative ones, and its body. */
export function contentText({ node, isHead }: Entry, document: ParsedDocument | null): string {
  const values = node.pairs
    .filter(({ key }) => !administrative.has(key.source))
    .flatMap(({ key, value }) => [key.source, ...textsIn(value)]);
  const body = isHead && document ? document.text.slice(document.bodyStart) : '';
  return `${values.join('\n')}\n${body}`;
}

/** The texts of all values in a tree, and its keys. */
export function* textsIn(node: MetadataNode): Generator<string> {
  if (node.type === 'scalar') yield node.source;
  else if (node.type === 'list') for (const item of node.items) yield* textsIn(item);
  else {
    for (const { key, value } of node.pairs) {
      yield key.source;
      yield* textsIn(value);
    }
  }
}
