import { understandDay } from '../dates/understandDay.js';
import { bodyLabels, mayHoldLabel } from '../syntax/bodyLabels.js';
import { isPlaceholder } from '../text/placeholders.js';
import { clipped } from '../text/words.js';
import { defineRule } from './defineRule.js';

export const metadataAgreesWithText = defineRule({
  meta: {
    code: 'metadata-agrees-with-text',
    severity: 'warning',
    summary: 'What a document says of itself under its title is what its metadata says.',
    rationale:
      'The table on the first page says version 1.1, the metadata say 1.2. Which of the two was approved? Readers see the one, tools the other.',
    outcomes: ['REC-O1', 'REC-O3'],
    examples: {
      bad: `=== policies/access.md ===
---
id: POL-1
version: '1.2'
next_review: 2027-05-04
---
# Access

| Version | 1.1 |
| ------- | --- |
| **Next review** | 4 May 2027 |
`,
      good: `=== policies/access.md ===
---
id: POL-1
version: '1.2'
next_review: 2027-05-04
---
# Access

**Version:** v1.2 | **Next review:** 4 May 2027
`,
    },
  },
  on: ['head'],
  reads: [],

  check({ entry, report }) {
    const { document } = entry;
    if (document.format !== 'markdown' || !mayHoldLabel(document.text, document.bodyStart())) return;
    for (const { label, value, start, end } of bodyLabels(document.body().prose.slice(0, mostLines))) {
      const field = fields.get(label);
      const known = field === undefined ? null : entry.text(`/${field}`);
      if (field === undefined || known === null || isPlaceholder(value) || saysSame(field, known, value))
        continue;
      report(
        { start: start - entry.base, end: end - entry.base },
        `The text says '${clipped(value)}' here, the metadata say ${field}: '${clipped(known)}'.`,
      );
    }
  },
});

/** What is told further down is about something else. */
const mostLines = 40;

const fields: ReadonlyMap<string, string> = new Map(
  Object.entries({
    id: ['document id', 'policy id', 'document number', 'dokument-id', 'dokumentnummer'],
    version: ['version', 'revision', 'document version', 'policy version'],
    status: ['status', 'document status'],
    classification: ['classification', 'klassifizierung', 'vertraulichkeit'],
    approved_on: ['approved on', 'approval date', 'date of approval', 'freigegeben am', 'freigabedatum'],
    next_review: ['next review', 'next review date', 'review due', 'nächste überprüfung', 'nächste prüfung'],
  }).flatMap(([field, labels]) => labels.map(label => [label, field] as const)),
);

const statuses = new Set(['draft', 'in-review', 'approved', 'withdrawn']);

function saysSame(field: string, known: string, written: string): boolean {
  const value = written.replaceAll(/[`_]/g, '').trim().toLowerCase();
  const text = known.toLowerCase();
  if (field === 'approved_on' || field === 'next_review') return isSameDay(known, written);
  if (field === 'version') return value.replace(/^v(?:ersion)?\.?\s*/, '') === text.replace(/^v/, '');
  // Words of other schemes may mean the same.
  if (field === 'status')
    return !statuses.has(value.replaceAll(' ', '-')) || value.replaceAll(' ', '-') === text;
  return field === 'id' ? value === text : value.includes(text) || text.includes(value);
}

/** A day that cannot be understood, or in two ways, gets the benefit of the doubt. */
function isSameDay(known: string, written: string): boolean {
  const meant = understandDay(written.replaceAll('`', ''));
  if (!meant || !('day' in meant)) return !meant || !('either' in meant) || meant.either.includes(known);
  return meant.day === known;
}
