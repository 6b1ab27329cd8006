import { keySpanAt, pointerTo } from '../syntax/metadataTree.js';
import { nearest } from '../text/nearest.js';
import { defineRule } from './defineRule.js';

export const fieldSpelledRight = defineRule({
  meta: {
    code: 'field-spelled-right',
    severity: 'warning',
    summary: 'No field is called almost like one that the kind knows.',
    rationale:
      'A document may have fields of its own, but a review date under a mistyped name is no review date.',
    outcomes: ['REC-O2'],
    examples: {
      bad: '=== policies/access.md ===\n---\nid: POL-1\nnext_reveiw: 2027-05-04\n---\n',
      good: '=== policies/access.md ===\n---\nid: POL-1\nnext_review: 2027-05-04\nteam: platform\n---\n',
    },
  },
  on: ['any'],
  reads: [],

  check({ entry, report }) {
    const { closed, properties = {} } = entry.shape;
    const unknown = closed
      ? []
      : entry.node.pairs.filter(({ key }) => !Object.hasOwn(properties, key.source));
    if (unknown.length === 0) return;
    const free = Object.keys(properties).filter(name => !Object.hasOwn(entry.value, name));
    for (const { key } of unknown) {
      const meant = meantBy(key.source, free);
      const place = keySpanAt(entry.node, pointerTo('', key.source));
      if (meant === null || !place) continue;
      report(place, `No rule reads '${key.source}'; did you mean '${meant}'?`, {
        fix: { title: `Rename to '${meant}'`, edits: [{ ...place, text: meant }] },
      });
    }
  },
});

function meantBy(name: string, free: readonly string[]): string | null {
  const other = Object.hasOwn(otherNames, name.toLowerCase()) ? otherNames[name.toLowerCase()] : undefined;
  if (other !== undefined && free.includes(other)) return other;
  return nearest(name, free, name.length < 6 ? 1 : 2);
}

/** What repositories call our fields. */
const otherNames: Readonly<Record<string, string>> = {
  document_id: 'id',
  policy_id: 'id',
  name: 'title',
  document_title: 'title',
  document_owner: 'owner',
  policy_owner: 'owner',
  revision: 'version',
  approver: 'approved_by',
  approval_date: 'approved_on',
  approved_date: 'approved_on',
  last_approved: 'approved_on',
  effective_date: 'valid_from',
  effective_from: 'valid_from',
  last_modified: 'changed_on',
  last_updated: 'changed_on',
  next_review_date: 'next_review',
  review_due: 'next_review',
  review_cycle: 'review_interval',
  review_frequency: 'review_interval',
  confidentiality: 'classification',
  annex_a_controls: 'controls',
  related_documents: 'related',
};
