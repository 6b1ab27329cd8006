import type { ValueNotAllowed } from '../schema/schemaProblems.js';
import { fieldOf } from '../schema/shapeAt.js';
import { nodeAt } from '../syntax/metadataTree.js';
import { nearest } from '../text/nearest.js';
import { choiceOf, clipped } from '../text/words.js';
import { defineRule, type EntryView } from './defineRule.js';

export const valueAllowed = defineRule({
  meta: {
    code: 'value-allowed',
    severity: 'error',
    summary: 'Where a field has a closed list of values, one of these is written.',
    rationale: 'A status that only its author understands cannot be counted.',
    outcomes: ['REC-O2'],
    examples: {
      bad: '=== policies/access.md ===\n---\nid: POL-1\nstatus: in reveiw\n---\n',
      good: '=== policies/access.md ===\n---\nid: POL-1\nstatus: in-review\n---\n',
    },
  },
  on: ['any'],
  reads: [],

  check({ entry, report }) {
    for (const problem of entry.problems) {
      if (problem.is !== 'value') continue;
      const { message, meant } = explained(entry, problem);
      const place = entry.span(problem.pointer);
      const isWritten = nodeAt(entry.node, problem.pointer)?.type === 'scalar' && place.end > place.start;
      const fix =
        meant !== null && isWritten
          ? {
              title: `Write '${meant}'`,
              edits: [{ ...place, text: meant }],
              ...(isSameWord(meant, entry.get(problem.pointer)) ? { isSafe: true as const } : {}),
            }
          : undefined;
      report(problem.pointer, message, fix ? { fix } : {});
    }
  },
});

/** Whether a word differs in nothing but case and in what stands between its parts. */
const isSameWord = (meant: string, written: unknown): boolean =>
  meant.toLowerCase() === String(written).toLowerCase().trim().replaceAll(/[ _]+/g, '-');

function explained(
  entry: EntryView,
  { pointer, allowed }: ValueNotAllowed,
): { readonly message: string; readonly meant: string | null } {
  const words = allowed.map(value => (typeof value === 'string' ? value : JSON.stringify(value)));
  const written = entry.get(pointer);
  const field = fieldOf(pointer) ?? 'entry';
  if (typeof written === 'object' || written === undefined)
    return { message: `'${field}' is not a value that is allowed here: ${choiceOf(words)}.`, meant: null };
  if (written === '') return { message: `'${field}' is empty; it may be ${choiceOf(words)}.`, meant: null };
  const meant = nearest(String(written), words) ?? sameMeaning(String(written), words);
  const cannot = `'${clipped(field)}' cannot be '${clipped(String(written))}'`;
  if (meant === null) return { message: `${cannot}; it may be ${choiceOf(words, 20)}.`, meant };
  return { message: `${cannot}; did you mean '${meant}'? It may be ${choiceOf(words, 20)}.`, meant };
}

/** Words of other tools and habits for ours. */
function sameMeaning(written: string, allowed: readonly string[]): string | null {
  const key = written.toLowerCase();
  const meant = Object.hasOwn(otherWords, key) ? otherWords[key] : undefined;
  return meant !== undefined && allowed.includes(meant) ? meant : null;
}

const otherWords: Readonly<Record<string, string>> = {
  active: 'approved',
  final: 'approved',
  published: 'approved',
  released: 'approved',
  review: 'in-review',
  retired: 'withdrawn',
  obsolete: 'withdrawn',
  superseded: 'withdrawn',
  done: 'closed',
  annual: 'yearly',
  annually: 'yearly',
  'semi-annual': 'half-yearly',
};
