import type { Fix } from '../check/diagnostic.js';
import { removeItem } from '../entries/editList.js';
import type { OtherProblem } from '../schema/schemaProblems.js';
import { fieldOf, shapeAt } from '../schema/shapeAt.js';
import { type Json, pointerTo } from '../syntax/metadataTree.js';
import { clipped, continued } from '../text/words.js';
import { defineRule, type EntryView } from './defineRule.js';

export const valueInRange = defineRule({
  meta: {
    code: 'value-in-range',
    severity: 'error',
    summary: 'Numbers, texts and lists are as large, as long and of the form that their field asks for.',
    rationale:
      'An empty justification or a list without an entry is a field that was filled in to be filled in.',
    outcomes: ['REC-O2'],
    examples: {
      bad: '=== risks/register/all.yaml ===\nrisks:\n  - id: R-1\n    affects: []\n',
      good: '=== risks/register/all.yaml ===\nrisks:\n  - id: R-1\n    affects: [integrity]\n',
    },
  },
  on: ['any'],
  reads: [],

  check({ entry, report }) {
    for (const problem of entry.problems) {
      if (problem.is === 'other')
        report(placeOf(entry, problem), messageOf(entry, problem), withoutSecond(entry, problem));
    }
  },
});

/** A value that is in a list twice is shown where it stands the second time. */
function placeOf(entry: EntryView, { pointer, keyword, params }: OtherProblem): string {
  if (keyword === 'uniqueItems')
    return pointerTo(pointer, Math.max(Number(params['i']), Number(params['j'])));
  return pointer !== '' ? pointer : (['/id', '/title'].find(it => entry.get(it) !== undefined) ?? '');
}

/** What is in a list twice need not be there the second time. */
function withoutSecond(entry: EntryView, { pointer, keyword, params }: OtherProblem): { readonly fix?: Fix } {
  if (keyword !== 'uniqueItems') return {};
  const second = Math.max(Number(params['i']), Number(params['j']));
  const edits = removeItem(entry, pointer, second);
  return edits ? { fix: { title: 'Leave out the second one', edits, isSafe: true } } : {};
}

function messageOf(entry: EntryView, problem: OtherProblem): string {
  const field = `'${clipped(fieldOf(problem.pointer) ?? 'entry')}'`;
  const value = entry.get(problem.pointer);
  const limit = Number(problem.params['limit']);
  const says = sentences[problem.keyword];
  if (says) return says({ field, value, limit, params: problem.params });
  const description = shapeAt(entry.shape, problem.pointer)?.description;
  const asked = description ? `: ${continued(clipped(description, 200))}` : '.';
  return `${field} is not as it has to be${asked}`;
}

interface Said {
  readonly field: string;
  readonly value: Json | undefined;
  readonly limit: number;
  readonly params: Readonly<Record<string, unknown>>;
}

const sentences: Readonly<Record<string, (said: Said) => string>> = {
  minimum: ({ field, value, limit }) => `${field} is ${value}; at least ${limit} is expected.`,
  maximum: ({ field, value, limit }) => `${field} is ${value}; at most ${limit} is expected.`,
  exclusiveMinimum: ({ field, value, limit }) => `${field} is ${value}; more than ${limit} is expected.`,
  exclusiveMaximum: ({ field, value, limit }) => `${field} is ${value}; less than ${limit} is expected.`,
  multipleOf: ({ field, value, params }) =>
    `${field} is ${value}; a multiple of ${params['multipleOf']} is expected.`,
  minLength: ({ field, value, limit }) =>
    value === '' ? `${field} is empty.` : `${field} has ${lengthOf(value)}; at least ${limit} are expected.`,
  maxLength: ({ field, value, limit }) => `${field} has ${lengthOf(value)}; at most ${limit} are expected.`,
  minItems: ({ field, value, limit }) =>
    Array.isArray(value) && value.length === 0
      ? `${field} is an empty list; at least ${limit} ${limit === 1 ? 'item is' : 'items are'} expected.`
      : `${field} has ${countOf(value)}; at least ${limit} are expected.`,
  maxItems: ({ field, value, limit }) => `${field} has ${countOf(value)}; at most ${limit} may be there.`,
  uniqueItems: ({ field, value, params }) => {
    const item = Array.isArray(value) ? value[Number(params['i'])] : undefined;
    return typeof item === 'object' || item === undefined
      ? `${field} has the same item twice.`
      : `${field} names '${clipped(String(item))}' twice.`;
  },
  pattern: ({ field, value, params }) =>
    `${field} cannot be '${clipped(String(value))}'${formOf(String(params['pattern']))}.`,
  contains: ({ field }) => `${field} lacks an item that has to be in it.`,
  minProperties: ({ field, limit }) => `${field} needs at least ${limit} fields.`,
  maxProperties: ({ field, limit }) => `${field} may have at most ${limit} fields.`,
};

const lengthOf = (value: Json | undefined): string => {
  const count = [...String(value)].length;
  return count === 1 ? '1 character' : `${count} characters`;
};

const countOf = (value: Json | undefined): string => {
  const count = Array.isArray(value) ? value.length : 0;
  return count === 1 ? '1 item' : `${count} items`;
};

/** Patterns are for machines; those that our schemas use, in words. */
function formOf(pattern: string): string {
  if (pattern.includes('(day|month|year)'))
    return "; write it as '3 years', '6 months', '30 days' or 'unlimited'";
  return `; it has to match ${pattern}`;
}
