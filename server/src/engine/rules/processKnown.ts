import { modelReferences } from '../model/modelReferences.js';
import { nearest } from '../text/nearest.js';
import { choiceOf, clipped } from '../text/words.js';
import { defineRule } from './defineRule.js';

export const processKnown = defineRule({
  meta: {
    code: 'process-known',
    severity: 'error',
    summary: 'Every process that is named is one of the model.',
    rationale: 'What belongs to a process that is not there belongs to none, and nobody answers for it.',
    outcomes: ['GOV-O6'],
    examples: {
      bad: '=== policies/access.md ===\n---\nid: POL-1\nprocess: Information security policy managment\n---\n',
      good: '=== policies/access.md ===\n---\nid: POL-1\nprocess: POL\n---\n',
    },
  },
  on: ['any'],
  reads: [],

  check({ entry, model, report }) {
    for (const { key, start, end } of modelReferences(entry.references, 'process')) {
      if (model.process(key)) continue;
      const ids = model.processes.map(({ id }) => id);
      const name = nearest(
        key,
        model.processes.map(it => it.name),
      );
      const meant = model.processes.find(it => it.name === name)?.id ?? nearest(key, ids);
      const unknown = `'${clipped(key)}' is no process of the model`;
      if (meant === null) report({ start, end }, `${unknown}; there are ${choiceOf(ids, 20)}.`);
      else
        report({ start, end }, `${unknown}; did you mean '${meant}'?`, {
          fix: { title: `Write '${meant}'`, edits: [{ start, end, text: meant }] },
        });
    }
  },
});
