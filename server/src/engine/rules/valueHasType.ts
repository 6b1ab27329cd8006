import type { Fix } from '../check/diagnostic.js';
import { around, isOneLine, isQuoted, unquoted } from '../entries/quotes.js';
import type { JsonType } from '../schema/shape.js';
import { fieldOf, shapeAt } from '../schema/shapeAt.js';
import { type MetadataNode, nodeAt, type ScalarNode } from '../syntax/metadataTree.js';
import { clipped } from '../text/words.js';
import { defineRule, type EntryView } from './defineRule.js';

export const valueHasType = defineRule({
  meta: {
    code: 'value-has-type',
    severity: 'error',
    summary: 'Every value is of the type that its field asks for.',
    rationale: 'A number that is text cannot be compared, and a list that is a sentence cannot be followed.',
    outcomes: ['REC-O2'],
    examples: {
      bad: '=== policies/access.md ===\n---\nid: POL-1\ncontrols: A.5.15\n---\n',
      good: '=== policies/access.md ===\n---\nid: POL-1\ncontrols: [A.5.15]\n---\n',
    },
  },
  on: ['any'],
  reads: [],

  check({ entry, report }) {
    for (const problem of entry.problems) {
      if (problem.is !== 'type') continue;
      const node = nodeAt(entry.node, problem.pointer);
      const shape = shapeAt(entry.shape, problem.pointer);
      // A day written as a number, 20260105, is told by the rule for dates.
      if (shape?.format?.startsWith('date') && typeof scalarOf(node)?.value === 'number') continue;
      const expected = problem.types.map(type => wanted[type]).join(' or ');
      const fix = scalarOf(node)
        ? fixOf(entry, scalarOf(node) as ScalarNode, problem.types, shape?.items?.types)
        : null;
      const subject = fieldOf(problem.pointer) ?? 'entry';
      report(
        problem.pointer,
        `'${clipped(subject)}' ${isNow(node)}; ${expected} is expected.`,
        fix ? { fix } : {},
      );
    }
  },
});

const scalarOf = (node: MetadataNode | undefined): ScalarNode | null =>
  node?.type === 'scalar' ? node : null;

const wanted: Readonly<Record<JsonType, string>> = {
  null: 'nothing',
  boolean: 'true or false',
  integer: 'a whole number',
  number: 'a number',
  string: 'text',
  array: 'a list',
  object: 'a group of fields',
};

function isNow(node: MetadataNode | undefined): string {
  if (node?.type === 'list') return 'is a list';
  if (node?.type === 'map') return 'is a group of fields';
  if (!node || node.value === null) return 'is empty';
  if (typeof node.value === 'string')
    return node.value === '' ? 'is empty' : `is the text '${clipped(node.value)}'`;
  return typeof node.value === 'number' ? `is the number ${clipped(node.source)}` : `is ${node.source}`;
}

/** What can be put right without asking what was meant. */
function fixOf(
  entry: EntryView,
  node: ScalarNode,
  types: readonly JsonType[],
  itemTypes: readonly JsonType[] | undefined,
): Fix | null {
  const { source, value } = node;
  if (value === null || source === '' || !isOneLine(entry, node)) return null;
  if (types.includes('string') && typeof value !== 'string')
    return { title: `Write '${source}' in quotes`, edits: around(entry, node, "'", "'"), isSafe: true };
  if (types.includes('array') && mayStandInList(entry, node) && (itemTypes?.includes('string') ?? true))
    return { title: 'Make it a list', edits: around(entry, node, '[', ']'), isSafe: true };
  const plain = plainForm(source, types);
  return plain === null
    ? null
    : { title: `Write ${plain}`, edits: unquoted(entry, node, plain), isSafe: true };
}

const mayStandInList = (entry: EntryView, node: ScalarNode): boolean =>
  typeof node.value === 'string' && (isQuoted(entry, node) || !/[[\]{}#:]/.test(node.source));

function plainForm(source: string, types: readonly JsonType[]): string | null {
  const isNumber = types.includes('number') || (types.includes('integer') && /^-?\d+$/.test(source));
  if (isNumber && /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(source)) return source;
  if (!types.includes('boolean')) return null;
  if (/^(?:yes|on|true)$/i.test(source)) return 'true';
  return /^(?:no|off|false)$/i.test(source) ? 'false' : null;
}
