import { describe, expect, test } from 'vitest';
import { codeLenses, type LensSort, placesReferring } from '../../server/src/engine/features/codeLenses.js';
import { LineIndex } from '../../server/src/engine/text/lineIndex.js';
import { checkedEngine, parseFixture } from '../support/fixture.js';

const both: ReadonlySet<LensSort> = new Set(['coverage', 'references']);

/** The first file with each lens on a line of its own above what it is about. */
function shown(fixture: string, wanted = both): string {
  const { files } = parseFixture(fixture);
  const [path = '', text = ''] = [...files][0] ?? [];
  const lines = new LineIndex(text);
  const found = codeLenses(checkedEngine(files), path, wanted).map(({ title, start }) => ({
    title,
    line: lines.positionAt(start).line,
  }));
  return text
    .split('\n')
    .flatMap((line, number) => [...found.filter(it => it.line === number).map(it => `» ${it.title}`), line])
    .join('\n');
}

const register = `
=== risks/register.yaml ===
title: Risks
risks:
  - id: R-001
    title: Mail store is readable
  - id: R-002
    title: Key is known`;

describe('above a document', () => {
  test('stands what it covers and what of it is open', () => {
    expect(shown(`${register}\n=== a.md ===\n`, new Set(['coverage']))).toBe(`\
» Covers RA-O2, RA-O3, RA-O4, RA-O6, RA-O7, 3 more · 8 partial
title: Risks
risks:
  - id: R-001
    title: Mail store is readable
  - id: R-002
    title: Key is known`);
  });

  test('of a general kind stands what it claims, and that it claims nothing', () => {
    const policy = (claims: string) => `=== policies/a.md ===\n---\nid: POL-1\noutcomes: [${claims}]\n---`;
    expect(shown(policy('POL-O3')).split('\n')[0]).toBe('» Covers POL-O3 · 1 partial');
    expect(shown(policy('')).split('\n')[0]).toBe('» Covers no outcome');
  });

  test('that shows nothing by its kind, stands nothing', () => {
    expect(shown('=== notes/a.md ===\n# Note')).toBe('# Note');
    expect(shown('=== isms.yaml ===\norganization: A')).toBe('organization: A');
  });
});

describe('what others refer to', () => {
  const others = '=== policies/a.md ===\n---\nid: POL-1\nrelated: [R-002, R-002]\nrisks: [R-002]\n---';

  test('is told how often, at its entry and nowhere else', () => {
    expect(shown(`${register}\n${others}`, new Set(['references']))).toBe(`\
title: Risks
risks:
  - id: R-001
    title: Mail store is readable
» Referenced by 3
  - id: R-002
    title: Key is known`);
  });

  test('a file that is one entry is told at its top, front matter as well', () => {
    const risk = '=== risks/register/R-002.yaml ===\ntitle: Key\nid: R-002';
    expect(shown(`${risk}\n${others}`, new Set(['references']))).toMatch(/^» Referenced by 3\ntitle/);
    const policy = `${others}\n=== risks/register/R-002.yaml ===\nid: R-002\nrequirements: [POL-1]`;
    expect(shown(policy, new Set(['references']))).toMatch(/^» Referenced by 1\n---/);
  });

  test('the places are those of the references', () => {
    const { files } = parseFixture(`${register}\n${others}`);
    const text = files.get('policies/a.md') ?? '';
    const found = placesReferring(checkedEngine(files), 'R-002').map(({ uri, start, end }) => [
      uri,
      text.slice(start, end),
    ]);
    expect(found).toEqual(Array(3).fill(['policies/a.md', 'R-002']));
  });
});
