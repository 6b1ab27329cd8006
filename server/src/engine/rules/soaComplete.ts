import { appendItems, neededFields } from '../entries/editList.js';
import { shapeAt } from '../schema/shapeAt.js';
import { listOf, quoted } from '../text/listOf.js';
import { defineRule } from './defineRule.js';

/** How many missing controls a message names. */
const most = 5;

/** How many controls each part of Annex A has. */
const parts: Readonly<Record<string, number>> = { 'A.5': 37, 'A.6': 8, 'A.7': 14, 'A.8': 34 };

const allLines = Object.entries(parts)
  .flatMap(([part, count]) => Array.from({ length: count }, (_, index) => `${part}.${index + 1}`))
  .map(control => `  - {control: ${control}, applicable: true}\n`);

export const soaComplete = defineRule({
  meta: {
    code: 'soa-complete',
    severity: 'error',
    summary: 'The statement of applicability has a line for every control of Annex A.',
    rationale:
      'Every control is looked at, so that none is forgotten. An auditor counts the lines before reading the first.',
    outcomes: ['RT-O3'],
    examples: {
      bad: `=== risks/soa.yaml ===
id: SOA-001
controls:
  - {control: A.5.1, applicable: true}
`,
      good: `=== risks/soa.yaml ===
id: SOA-001
controls:
${allLines.join('')}`,
    },
  },
  on: ['statement-of-applicability'],
  reads: ['definitions'],

  check({ entry, facts, model, report }) {
    if (entry.text('/status') === 'withdrawn') return;
    const missing = model.controls.filter(
      ({ id }) => !facts.definitions(id).some(({ type }) => type === 'control'),
    );
    if (missing.length === 0) return;
    const named = listOf(quoted(missing.map(({ id }) => id)), most);
    const shape = shapeAt(entry.shape, '/controls')?.items;
    const items = missing.map(({ id }) => neededFields(shape, { control: id }));
    const edits = appendItems(entry, '/controls', items);
    report(
      '/controls',
      `${missing.length} of ${model.controls.length} controls of Annex A have no line: ${named}.`,
      edits
        ? { fix: { title: missing.length === 1 ? 'Add its line' : `Add ${missing.length} lines`, edits } }
        : {},
    );
  },
});
