import { modelReferences } from '../model/modelReferences.js';
import { nearest } from '../text/nearest.js';
import { clipped } from '../text/words.js';
import { defineRule } from './defineRule.js';

export const kindKnown = defineRule({
  meta: {
    code: 'kind-known',
    severity: 'error',
    summary: 'Every kind of document that is named is one of the model.',
    rationale: 'A document of an unknown kind is evidence of nothing: nobody looks for it.',
    outcomes: ['REC-O2'],
    examples: {
      bad: '=== policies/access.md ===\n---\nkind: polcy\nid: POL-1\n---\n',
      good: '=== policies/access.md ===\n---\nkind: policy\nid: POL-1\n---\n',
    },
  },
  on: ['any'],
  reads: [],

  check({ entry, model, report }) {
    for (const { key, start, end } of modelReferences(entry.references, 'kind')) {
      if (model.kind(key)) continue;
      const meant =
        nearest(
          key,
          model.kinds.map(({ id }) => id),
        ) ?? namedSo(key, model.kinds);
      const unknown = `'${clipped(key)}' is no kind of document that the model knows`;
      if (meant === null) report({ start, end }, `${unknown}.`);
      else
        report({ start, end }, `${unknown}; did you mean '${meant}'?`, {
          fix: { title: `Write '${meant}'`, edits: [{ start, end, text: meant }] },
        });
    }
  },
});

/** The name of a kind, written in place of its id. */
const namedSo = (
  key: string,
  kinds: readonly { readonly id: string; readonly name: string }[],
): string | null => kinds.find(({ name }) => name.toLowerCase() === key.toLowerCase())?.id ?? null;
