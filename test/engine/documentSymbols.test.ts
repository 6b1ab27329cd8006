import { expect, test } from 'vitest';
import { type DocumentSymbol, documentSymbols } from '../../server/src/engine/features/documentSymbols.js';
import { checkedEngine } from '../support/fixture.js';

/** One line a symbol, indented as they hold each other: `sort name (detail) [what is gone to] … last words`. */
function outline(path: string, text: string, headings = true): string {
  const engine = checkedEngine(new Map([[path, text]]));
  const lines = (symbols: readonly DocumentSymbol[], indent: string): readonly string[] =>
    symbols.flatMap(({ sort, name, detail, selection, end, children }) => [
      `${indent}${sort} ${name}${detail ? ` (${detail})` : ''} [${text.slice(selection.start, selection.end)}] … ${text.slice(0, end).split(/\s+/).at(-1)}`,
      ...lines(children, `${indent}  `),
    ]);
  return lines(documentSymbols(engine, path, { headings }), '').join('\n');
}

const policy = `---
id: POL-006
title: Cloud configuration
---

# Cloud configuration

## Rules

By the pipeline.

### Exceptions

None.

Reviews
-------

Yearly.
`;

test('a Markdown document holds its sections, which hold those below them', () => {
  expect(outline('policies/a.md', policy)).toMatchInlineSnapshot(`
    "document POL-006 Cloud configuration (policy) [POL-006] … 
      heading Cloud configuration [# Cloud configuration] … Yearly.
        heading Rules [## Rules] … None.
          heading Exceptions [### Exceptions] … None.
        heading Reviews [Reviews
    -------] … Yearly."
  `);
});

test('without its sections where the editor has them anyway', () => {
  expect(outline('policies/a.md', policy, false)).toBe(
    'document POL-006 Cloud configuration (policy) [POL-006] … ',
  );
});

test('a register holds its entries by id and title; one without either by what it is', () => {
  const text = `title: Risk register
risks:
  - id: R-001
    title: Mail store is
      readable
  - title: No id
  - scenario: Neither
  - {id: R-004}
`;
  expect(outline('risks/register.yaml', text)).toMatchInlineSnapshot(`
    "document Risk register (risk register) [Risk register] … 
      entry R-001 Mail store is readable (risk) [R-001] … readable
      entry No id (risk) [No id] … id
      entry risk 3 (risk) [scenario] … Neither
      entry R-004 (risk) [R-004] … R-004}"
  `);
});

test('entries of several lists stand under their list', () => {
  const text = `roles:
  - role: isms-manager
    holder: mira.voss
people:
  - id: mira.voss
    name: Mira Voss
  - id: tom.ashe
`;
  expect(outline('isms/roles.yaml', text)).toMatchInlineSnapshot(`
    "document role assignment (role assignment) [roles] … 
      list roles [] … mira.voss
        entry isms-manager (role holder) [role] … mira.voss
      list people [] … tom.ashe
        entry mira.voss Mira Voss (person) [mira.voss] … Voss
        entry tom.ashe (person) [tom.ashe] … tom.ashe"
  `);
});

test('a file that is one entry is that entry', () => {
  expect(outline('risks/register/R-001.yaml', 'id: R-001\ntitle: Mail store is readable\n')).toBe(
    'document R-001 Mail store is readable (risk) [R-001] … ',
  );
});

test('what is no document of the ISMS has none', () => {
  expect(outline('notes.md', '# Notes\n')).toBe('');
  expect(outline('isms.yaml', 'organization: Kestrel Mail\n')).toBe('');
});
