import { instantOf } from '../dates/moment.js';
import { childOf, type MapNode, type MetadataNode } from '../syntax/metadataTree.js';
import { defineRule } from './defineRule.js';

export const datesInOrder = defineRule({
  meta: {
    code: 'dates-in-order',
    severity: 'error',
    summary: 'What comes later has the later date.',
    rationale:
      'A document that was approved before it was written, or a period that ends before it begins, tells a story that did not happen.',
    outcomes: ['REC-O2', 'REC-O3'],
    examples: {
      bad: '=== policies/access.md ===\n---\nid: POL-1\ncreated_on: 2026-05-04\napproved_on: 2026-04-05\n---\n',
      good: '=== policies/access.md ===\n---\nid: POL-1\ncreated_on: 2026-04-05\napproved_on: 2026-05-04\n---\n',
    },
  },
  on: ['any'],
  reads: [],

  check({ entry, report }) {
    for (const map of mapsIn(entry.node)) {
      for (const [earlier, later] of orders) {
        const first = dated(map, earlier);
        const second = dated(map, later);
        if (!first || !second || second.last >= first.first) continue;
        const { start, end, source } = second.node;
        report({ start, end }, `'${later}' (${source}) is before '${earlier}' (${first.node.source}).`);
      }
    }
  },
});

/** Fields of one map, the earlier first. Where an entry type has an order of its own, a rule of its own says so. */
const orders: readonly (readonly [string, string])[] = [
  ['created_on', 'approved_on'],
  ['created_on', 'changed_on'],
  ['created_on', 'next_review'],
  ['approved_on', 'next_review'],
  ['approved_on', 'until'],
  ['valid_from', 'next_review'],
  ['valid_from', 'valid_until'],
  ['approved_on', 'valid_until'],
  ['last_assessed', 'next_assessment'],
  ['last_review', 'next_review'],
  ['last_checked', 'next_review'],
  ['applies_since', 'applies_until'],
  ['from', 'to'],
  ['start', 'end'],
  ['start', 'due'],
];

function* mapsIn(node: MetadataNode): Generator<MapNode> {
  if (node.type === 'scalar') return;
  if (node.type === 'list') {
    for (const item of node.items) yield* mapsIn(item);
    return;
  }
  yield node;
  for (const { value } of node.pairs) yield* mapsIn(value);
}

/** A day lasts until the next one: a time on the same day is not before it. */
function dated(map: MapNode, key: string) {
  const node = childOf(map, key);
  if (node?.type !== 'scalar') return null;
  const first = instantOf(node.source);
  if (first === null) return null;
  return { node, first, last: node.source.length > 10 ? first : first + 86_399_999 };
}
