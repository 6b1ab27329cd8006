import { expect, test } from 'vitest';
import { selectionRanges } from '../../server/src/engine/features/selectionRanges.js';
import { cursorEngine } from '../support/cursorEngine.js';

function grown(fixture: string): readonly string[] {
  const { engine, files, path, offset } = cursorEngine(`=== ${fixture}`);
  const text = files.get(path) ?? '';
  return selectionRanges(engine, path, offset).map(({ start, end }) => text.slice(start, end));
}

test('from a value to its field, its entry, the list and the document', () => {
  expect(
    grown(`risks/register.yaml ===
title: Register
risks:
  - id: R-001
    treatment: {controls: ['A.5$0.1', A.5.2]}
  - id: R-002
owner: x
`),
  ).toEqual([
    'A.5.1',
    `'A.5.1'`,
    `['A.5.1', A.5.2]`,
    `controls: ['A.5.1', A.5.2]`,
    `{controls: ['A.5.1', A.5.2]}`,
    `treatment: {controls: ['A.5.1', A.5.2]}`,
    `id: R-001\n    treatment: {controls: ['A.5.1', A.5.2]}`,
    `risks:\n  - id: R-001\n    treatment: {controls: ['A.5.1', A.5.2]}\n  - id: R-002`,
    `title: Register\nrisks:\n  - id: R-001\n    treatment: {controls: ['A.5.1', A.5.2]}\n  - id: R-002\nowner: x`,
  ]);
});

test('front matter, with its lines, and the whole; the body is left to Markdown', () => {
  expect(grown(`policies/a.md ===\n---\nid: POL-1\nti$0tle: A\n---\n# A\n`)).toEqual([
    'title',
    'title: A',
    'id: POL-1\ntitle: A',
    '---\nid: POL-1\ntitle: A\n---',
    '---\nid: POL-1\ntitle: A\n---\n# A',
  ]);
  expect(grown(`policies/a.md ===\n---\nid: POL-1\n---\n# $0A\n`)).toEqual(['---\nid: POL-1\n---\n# A']);
});

test('in what is half typed, what can be told', () => {
  expect(grown(`risks/register/R-1.yaml ===\nid: R-1\naffects: [confid$0entiality\nstatus: `)[0]).toBe(
    'confidentiality',
  );
});
