import { instantOf } from '../dates/moment.js';
import type { MapNode, MetadataNode, ScalarNode } from '../syntax/metadataTree.js';
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
      const dates = datesOf(map);
      if (dates.size < 2) continue;
      for (const [earlier, later] of orders) {
        const first = dates.get(earlier);
        const second = dates.get(later);
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

function mapsIn(node: MetadataNode, found: MapNode[] = []): readonly MapNode[] {
  if (node.type === 'map') {
    found.push(node);
    for (const { value } of node.pairs) if (value.type !== 'scalar') mapsIn(value, found);
  } else if (node.type === 'list') {
    for (const item of node.items) if (item.type !== 'scalar') mapsIn(item, found);
  }
  return found;
}

interface Dated {
  readonly node: ScalarNode;
  /** The first and the last millisecond of a day: a time on the same day is not before it. */
  readonly first: number;
  readonly last: number;
}

function datesOf({ pairs }: MapNode): ReadonlyMap<string, Dated> {
  const dates = new Map<string, Dated>();
  for (const { key, value: node } of pairs) {
    if (node.type !== 'scalar' || !/^\d{4}-/.test(node.source)) continue;
    const first = instantOf(node.source);
    if (first !== null)
      dates.set(key.source, { node, first, last: node.source.length > 10 ? first : first + 86_399_999 });
  }
  return dates;
}
