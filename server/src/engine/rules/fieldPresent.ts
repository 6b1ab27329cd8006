import { insertField } from '../entries/insertField.js';
import type { FieldsAbsent } from '../schema/schemaProblems.js';
import { fieldOf, shapeAt } from '../schema/shapeAt.js';
import { clipped, continued } from '../text/words.js';
import { defineRule, type EntryView } from './defineRule.js';

export const fieldPresent = defineRule({
  meta: {
    code: 'field-present',
    severity: 'error',
    summary: 'Every document and entry has the fields that its kind needs.',
    rationale:
      'Who answers for this, which version is it, when is it looked at again? A field that is not there answers nothing.',
    outcomes: ['REC-O2'],
    examples: {
      bad: '=== people/training/TR-1.md ===\n---\nid: TR-1\ntitle: Phishing\nstatus: held\n---\n',
      good: '=== decisions/DEC-1.md ===\n---\nid: DEC-1\ntitle: Budget\nstatus: decided\ndate: 2026-05-04\nby: mira.voss\ndecision: Yes.\nreasons: Needed.\n---\n',
    },
  },
  on: ['any'],
  reads: [],

  check({ entry, report }) {
    const absent = entry.problems.filter(problem => problem.is === 'absent');
    if (entry.isHead && entry.node.pairs.length === 0 && absent.length > 0) {
      const fields = absent.flatMap(({ choices }) => choices[0] ?? []).map(field => `'${field}'`);
      report('', `This ${wordsOf(entry.document.kind)} has no metadata; it needs ${fields.join(', ')}.`);
      return;
    }
    for (const problem of absent) {
      const field = onlyFieldOf(problem);
      const fix = field === null ? null : insertField(entry, problem.pointer, field);
      report(placeOf(entry, problem.pointer), messageOf(entry, problem), fix ? { fix } : {});
    }
  },
});

/** The field, where there is no choice between several. */
function onlyFieldOf({ choices: [first, ...others] }: FieldsAbsent): string | null {
  return others.length === 0 && first?.length === 1 ? (first[0] ?? null) : null;
}

/** What is absent has no place; what lacks it has. */
function placeOf(entry: EntryView, pointer: string): string {
  if (pointer !== '') return pointer;
  return ['/id', '/title'].find(it => entry.get(it) !== undefined) ?? '';
}

function messageOf(entry: EntryView, problem: FieldsAbsent): string {
  const parent = fieldOf(problem.pointer);
  const where = parent === null ? '' : ` in '${parent}'`;
  const field = onlyFieldOf(problem);
  if (field === null) {
    const [first = '', ...others] = problem.choices.map(group => group.map(it => `'${it}'`).join(' and '));
    return `Either ${first} or ${others.join(' or ')} is missing${where}.`;
  }
  const description = shapeAt(entry.shape, problem.pointer)?.properties?.[field]?.description;
  return `'${field}' is missing${where}${description ? `: ${continued(clipped(description, 200))}` : '.'}`;
}

const wordsOf = (kind: string): string => (kind === 'settings' ? 'settings file' : kind.replaceAll('-', ' '));
