import type { Model } from '../model/model.js';
import { modelReferences } from '../model/modelReferences.js';
import { keySpanAt } from '../syntax/metadataTree.js';
import { nearest } from '../text/nearest.js';
import type { Span } from '../text/span.js';
import { clipped } from '../text/words.js';
import { defineRule, type EntryView } from './defineRule.js';

export const outcomeKnown = defineRule({
  meta: {
    code: 'outcome-known',
    severity: 'error',
    summary: 'Every outcome that is named is one of the model.',
    rationale: 'A claim for an outcome that is not there shows nothing, however good the document is.',
    outcomes: ['GOV-O6'],
    examples: {
      bad: '=== policies/access.md ===\n---\nid: POL-1\noutcomes: [POL-03, POL-O99]\n---\n',
      good: '=== policies/access.md ===\n---\nid: POL-1\noutcomes: [POL-O3]\n---\n',
    },
  },
  on: ['any'],
  reads: [],

  check({ entry, model, report }) {
    for (const { key, start, end } of named(entry)) {
      if (model.outcome(key)) continue;
      const meant = nearest(
        key,
        model.outcomes.map(({ id }) => id),
        1,
      );
      const unknown = `'${clipped(key)}' is no outcome of the model`;
      if (meant === null) report({ start, end }, `${unknown}${rangeOf(key, model)}.`);
      else
        report({ start, end }, `${unknown}; did you mean '${meant}'?`, {
          fix: { title: `Write '${meant}'`, edits: [{ start, end, text: meant }] },
        });
    }
  },
});

/** Outcomes that are referred to, and those that the settings give a cadence. */
function named(entry: EntryView): readonly (Span & { readonly key: string })[] {
  const references = modelReferences(entry.references, 'outcome');
  const cadences = entry.types[0] === 'settings' ? entry.get('/cadences') : undefined;
  if (typeof cadences !== 'object' || cadences === null || Array.isArray(cadences)) return references;
  const keys = Object.keys(cadences).flatMap(key => {
    const place = keySpanAt(entry.node, `/cadences/${key}`);
    return place && /^\w+-O\d+$/.test(key) ? [{ key, ...place }] : [];
  });
  return [...references, ...keys];
}

/** What there is of the process that an id begins with. */
function rangeOf(key: string, model: Model): string {
  const process = model.process(key.split('-')[0] ?? '');
  const [first, last] = [process?.outcomes[0], process?.outcomes.at(-1)];
  return process && first && last ? `; ${process.id} has ${first.id} to ${last.id}` : '';
}
