import { appendItems, neededFields } from '../entries/editList.js';
import { textAt } from '../facts/valueAt.js';
import { shapeAt } from '../schema/shapeAt.js';
import { listOf } from '../text/listOf.js';
import { defineRule } from './defineRule.js';

const topics = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
/** What topic d falls into. */
const aspects = ['nonconformities', 'measurements', 'audits', 'objectives'];

const answers = [
  ...topics.filter(topic => topic !== 'd').map(topic => `  - {topic: ${topic}, judgement: Fine.}\n`),
  ...aspects.map(aspect => `  - {topic: d, aspect: ${aspect}, judgement: Fine.}\n`),
].join('');

export const reviewTopicsAnswered = defineRule({
  meta: {
    code: 'review-topics-answered',
    severity: 'error',
    summary: 'The minutes of a management review answer every topic of clause 9.3.2.',
    rationale:
      'An auditor goes through the topics one by one, from a to g, and looks for each in the minutes.',
    outcomes: ['GOV-O7', 'PER-O6'],
    examples: {
      bad: `=== reviews/MR-2026-1.md ===
---
id: MR-2026-1
inputs:
${answers.replace(/.*topic: e.*\n/, '')}---
`,
      good: `=== reviews/MR-2026-1.md ===
---
id: MR-2026-1
inputs:
${answers}---
`,
    },
  },
  on: ['management-review'],
  reads: [],

  check({ entry, report }) {
    const status = entry.text('/status');
    if (status === 'draft' || status === 'withdrawn' || entry.get('/inputs') === undefined) return;
    const inputs = entry.document.entries('review-input');
    const answered = new Set(inputs.map(input => textAt(input, '/topic')));
    const missing = topics.filter(topic => !answered.has(topic));
    if (missing.length > 0) {
      const shape = shapeAt(entry.shape, '/inputs')?.items;
      const edits = appendItems(
        entry,
        '/inputs',
        missing.map(topic => neededFields(shape, { topic })),
      );
      report(
        '/inputs',
        `The review does not answer ${named('topic', missing)} of clause 9.3.2.`,
        edits ? { fix: { title: `Add ${named('topic', missing)}`, edits } } : {},
      );
    }
    const parts = inputs.filter(input => textAt(input, '/topic') === 'd');
    // A single answer to topic d that names no aspect speaks of all of them.
    if (parts.length === 0 || parts.some(part => textAt(part, '/aspect') === null)) return;
    const seen = new Set(parts.map(part => textAt(part, '/aspect')));
    const left = aspects.filter(aspect => !seen.has(aspect));
    if (left.length > 0) report('/inputs', `Under topic d the review leaves out ${listOf(left)}.`);
  },
});

const named = (word: string, list: readonly string[]): string =>
  `${word}${list.length === 1 ? '' : 's'} ${listOf(list)}`;
