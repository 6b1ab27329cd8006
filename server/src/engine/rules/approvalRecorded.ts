import { isDay } from '../dates/day.js';
import { insertField } from '../entries/insertField.js';
import { defineRule, type EntryView } from './defineRule.js';

export const approvalRecorded = defineRule({
  meta: {
    code: 'approval-recorded',
    severity: 'error',
    summary: 'What is approved says who approved it and when.',
    rationale: 'Who approved this, and on which day? The word "approved" alone was typed by somebody.',
    outcomes: ['REC-O3'],
    examples: {
      bad: '=== assets/inventory.yaml ===\nid: AST\ntitle: Assets\nstatus: approved\napproved_by: mira.voss\n',
      good: '=== assets/inventory.yaml ===\nid: AST\ntitle: Assets\nstatus: approved\napproved_by: mira.voss\napproved_on: 2026-05-04\n',
    },
  },
  on: ['head'],
  reads: [],

  check({ entry, model, asOf, report }) {
    if (entry.text('/status') !== 'approved' || model.kind(entry.document.kind)?.nature === 'record') return;
    for (const field of ['approved_by', 'approved_on']) {
      if (Object.hasOwn(entry.value, field) || isAskedBySchema(entry, field)) continue;
      const fix = insertField(entry, '', field);
      report('/status', `It is approved, but '${field}' is missing.`, fix ? { fix } : {});
    }
    const day = entry.text('/approved_on');
    if (day !== null && isDay(day) && day > asOf)
      report('/approved_on', `It cannot be approved already: ${day} is still to come.`);
  },
});

const isAskedBySchema = ({ schemaErrors }: EntryView, field: string): boolean =>
  schemaErrors.some(({ instancePath, params }) => instancePath === '' && params['missingProperty'] === field);
