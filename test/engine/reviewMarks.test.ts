import { describe, expect, test } from 'vitest';
import { reviewMarks } from '../../server/src/engine/features/reviewMarks.js';
import { checkedEngine } from '../support/fixture.js';

const rule = 'Everybody who works with customer data signs in with two factors, on devices that we manage.';
const policy = `---\nid: POL-001\ntitle: Access\n---\n\n${rule}\n`;
const risks = 'risks:\n  - id: R-001\n    title: Storage is open\n  - id: R-002\n    title: Key is known\n';
const others = { 'policies/a.md': policy, 'risks/register/all.yaml': risks };
const old = '00000000.0000000000000000.9';

/** A document after its marks were written; the marks of now stand in it as `<POL-001>`. */
function marked(path: string, text: string, against: readonly string[] = [], files = {}): string | null {
  const engine = checkedEngine(new Map(Object.entries({ ...others, ...files, [path]: text })));
  const marks = reviewMarks(engine, path, against);
  if (!marks) return null;
  let written = text;
  for (const { start, end, text: put } of [...marks.edits].sort((a, b) => b.start - a.start))
    written = written.slice(0, start) + put + written.slice(end);
  engine.apply([{ uri: path, text: written }]);
  expect(reviewMarks(engine, path, against), 'nothing is left to write').toBeNull();
  const ids = engine.document(path)?.evidence?.reviewedAgainst.map(({ id }) => id) ?? [];
  expect(ids).toEqual(expect.arrayContaining([...marks.refreshed, ...marks.added]));
  for (const id of ['POL-001', 'R-001', 'R-002'])
    written = written.replaceAll(engine.contentOf(id) ?? '', `<${id}>`);
  return written;
}

const scope = 'isms/scope.md';
const assets = 'assets/inventory.yaml';

describe('marks that are there', () => {
  test.each([
    [
      'in block style',
      `  - ref: POL-001\n    content: ${old}\n`,
      '  - ref: POL-001\n    content: <POL-001>\n',
    ],
    ['in braces', `  - {ref: POL-001, content: ${old}}\n`, '  - {ref: POL-001, content: <POL-001>}\n'],
    ['in quotes', `  - {ref: POL-001, content: '${old}'}\n`, "  - {ref: POL-001, content: '<POL-001>'}\n"],
    ['with no content', '  - ref: "POL-001" # why\n', '  - ref: "POL-001" # why\n    content: <POL-001>\n'],
    [
      'with a content to come',
      '  - ref: POL-001\n    content:\n',
      '  - ref: POL-001\n    content: <POL-001>\n',
    ],
    ['with no content, in braces', '  - {ref: POL-001}\n', '  - {ref: POL-001, content: <POL-001>}\n'],
  ])('are refreshed where they are out of date: %s', (_, before, then) => {
    const text = (marks: string) => `---\nid: SCO-001\nreviewed_against:\n${marks}title: Scope\n---\nText\n`;
    expect(marked(scope, text(before))).toBe(text(then));
    const crlf = (marks: string) => text(marks).replaceAll('\n', '\r\n');
    expect(marked(scope, crlf(before))).toBe(crlf(then));
  });

  test('stay as they are where nothing changed in meaning', () => {
    const engine = checkedEngine(new Map(Object.entries(others)));
    const mark = engine.contentOf('POL-001');
    const text = `id: AST-1\nreviewed_against: [{ref: POL-001, content: ${mark}}]\nassets: []\n`;
    expect(marked(assets, text, ['POL-001'])).toBeNull();
    const typo = { 'policies/a.md': policy.replace('Everybody', 'Evrybody') };
    expect(marked(assets, text, ['POL-001'], typo)).toBeNull();
  });

  test('stay as they are where their id is defined nowhere or twice', () => {
    const text = `id: AST-1\nreviewed_against: [{ref: POL-009, content: ${old}}, {ref: R-001, content: ${old}}]\n`;
    expect(marked(assets, text, ['POL-009'], { 'risks/register/R-1.yaml': 'id: R-001\n' })).toBeNull();
  });
});

describe('marks that are not there yet', () => {
  const block = '  - ref: POL-001\n    content: <POL-001>\n';
  test.each([
    ['after the last field', 'id: SCO-001\ntitle: Scope # now\n', `reviewed_against:\n${block}`],
    ['after a text of many lines', 'id: SCO-001\nnote: >-\n  One\n  two\n', `reviewed_against:\n${block}`],
    ['after a list', 'id: SCO-001\nservices:\n  - one\n  - "two"\n', `reviewed_against:\n${block}`],
    ['after a field with nothing in it', 'id: SCO-001\nowner:\n', `reviewed_against:\n${block}`],
    ['where the list is empty', 'id: SCO-001\nreviewed_against:\n', block],
  ])('come in front matter %s', (_, head, added) => {
    const text = `---\n${head}---\n# Scope\n`;
    expect(marked(scope, text, ['POL-001'])).toBe(`---\n${head}${added}---\n# Scope\n`);
    const crlf = (of: string) => of.replaceAll('\n', '\r\n');
    expect(marked(scope, crlf(text), ['POL-001'])).toBe(crlf(`---\n${head}${added}---\n# Scope\n`));
  });

  test.each([
    [
      'before its entries',
      'id: AST-1\ntitle: Assets\nassets:\n  - id: A-1\n    title: Store\n',
      'id: AST-1\ntitle: Assets\nreviewed_against:\n  - ref: POL-001\n    content: <POL-001>\n  - ref: R-001\n    content: <R-001>\nassets:\n  - id: A-1\n    title: Store\n',
    ],
    [
      'at the top where entries are all there is',
      'assets:\n  - id: A-1\n',
      'reviewed_against:\n  - ref: POL-001\n    content: <POL-001>\n  - ref: R-001\n    content: <R-001>\nassets:\n  - id: A-1\n',
    ],
    [
      'at the end of a file without a last line break',
      'id: AST-1',
      'id: AST-1\nreviewed_against:\n  - ref: POL-001\n    content: <POL-001>\n  - ref: R-001\n    content: <R-001>',
    ],
    [
      'in the list of the file',
      `id: AST-1\nreviewed_against:\n- ref: R-002\n  content: ${old}\nassets: []\n`,
      'id: AST-1\nreviewed_against:\n- ref: R-002\n  content: <R-002>\n- ref: POL-001\n  content: <POL-001>\n- ref: R-001\n  content: <R-001>\nassets: []\n',
    ],
    [
      'in braces where the last one is',
      `id: AST-1\nreviewed_against:\n  - {ref: R-002, content: ${old}} # then\n`,
      'id: AST-1\nreviewed_against:\n  - {ref: R-002, content: <R-002>} # then\n  - {ref: POL-001, content: <POL-001>}\n  - {ref: R-001, content: <R-001>}\n',
    ],
    [
      'in brackets where the list is',
      `id: AST-1\nreviewed_against: [{ref: R-002, content: ${old}}]\n`,
      'id: AST-1\nreviewed_against: [{ref: R-002, content: <R-002>}, {ref: POL-001, content: <POL-001>}, {ref: R-001, content: <R-001>}]\n',
    ],
    [
      'in brackets that are empty',
      'id: AST-1\nreviewed_against: []\n',
      'id: AST-1\nreviewed_against: [{ref: POL-001, content: <POL-001>}, {ref: R-001, content: <R-001>}]\n',
    ],
    [
      'in a file in braces',
      '{id: AST-1, title: Assets}\n',
      '{id: AST-1, title: Assets, reviewed_against: [{ref: POL-001, content: <POL-001>}, {ref: R-001, content: <R-001>}]}\n',
    ],
  ])('come in a YAML file %s', (_, before, then) => {
    expect(marked(assets, before, ['POL-001', 'R-001', 'R-001'])).toBe(then);
  });

  test.each([
    ['a file without front matter', 'policies/b.md', '# Access\n'],
    ['metadata that cannot be read', assets, 'id: AST-1\ntitle: "Assets\n'],
    ['a field that is no list', assets, 'id: AST-1\nreviewed_against: POL-001\n'],
    ['what is no document of the ISMS', 'notes/b.yaml', 'id: N-1\n'],
  ])('are not added to %s', (_, path, text) => {
    expect(marked(path, text, ['POL-001'])).toBeNull();
  });
});
