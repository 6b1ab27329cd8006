import type { FieldUnknown } from '../schema/schemaProblems.js';
import { fieldOf, shapeAt } from '../schema/shapeAt.js';
import { keySpanAt, pointerTo } from '../syntax/metadataTree.js';
import { nearest } from '../text/nearest.js';
import { choiceOf, clipped } from '../text/words.js';
import { defineRule, type EntryView } from './defineRule.js';

export const fieldKnown = defineRule({
  meta: {
    code: 'field-known',
    severity: 'error',
    summary: 'Entries have only fields that their kind knows.',
    rationale:
      'What is written under a name that nobody looks for is not read: neither by the tool nor by the auditor.',
    outcomes: ['REC-O2'],
    examples: {
      bad: '=== assets/inventory.yaml ===\nassets:\n  - id: AST-1\n    onwer: mira.voss\n',
      good: '=== assets/inventory.yaml ===\nassets:\n  - id: AST-1\n    owner: mira.voss\n',
    },
  },
  on: ['any'],
  reads: [],

  check({ entry, report }) {
    for (const problem of entry.problems) {
      if (problem.is !== 'unknown') continue;
      const place = keySpanAt(entry.node, pointerTo(problem.pointer, problem.field));
      const { message, meant } = explained(entry, problem);
      const fix =
        place && meant !== null
          ? { title: `Rename to '${meant}'`, edits: [{ ...place, text: meant }] }
          : undefined;
      report(place ?? problem.pointer, message, fix ? { fix } : {});
    }
  },
});

function explained(
  entry: EntryView,
  { pointer, field }: FieldUnknown,
): { readonly message: string; readonly meant: string | null } {
  const parent = fieldOf(pointer);
  const present = entry.get(pointer);
  const names = Object.keys(shapeAt(entry.shape, pointer)?.properties ?? {});
  const free = names.filter(
    name => !(typeof present === 'object' && present && Object.hasOwn(present, name)),
  );
  const meant = nearest(field, free);
  const unknown = `'${clipped(field)}' is not a field ${parent === null ? 'here' : `of '${parent}'`}`;
  if (meant !== null) return { message: `${unknown}; did you mean '${meant}'?`, meant };
  return {
    message: names.length > 0 ? `${unknown}; there may be ${choiceOf(names)}.` : `${unknown}.`,
    meant,
  };
}
