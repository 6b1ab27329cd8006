import { describe, expect, test } from 'vitest';
import { type HintSort, inlayHints } from '../../server/src/engine/features/inlayHints.js';
import { checkedEngine, parseFixture } from '../support/fixture.js';

/** The first file with its hints between `«` and `»`, or only those of the lines from `from` on. */
function hinted(fixture: string, wanted: readonly HintSort[], stretch?: readonly [number, number]): string {
  const { files } = parseFixture(fixture);
  const [path = '', text = ''] = [...files][0] ?? [];
  const [start, end] = stretch ?? [0, text.length];
  const hints = inlayHints(checkedEngine(files), path, { start, end }, new Set(wanted));
  let out = text;
  for (const { offset, label } of [...hints].sort((a, b) => b.offset - a.offset))
    out = `${out.slice(0, offset)}«${label}»${out.slice(offset)}`;
  return out;
}

const criteria = `
=== risks/criteria.yaml ===
id: CRI-001
status: approved
likelihood_scale: [{level: 1}, {level: 2}, {level: 3}]
consequence_scale: [{level: 1}, {level: 2}, {level: 3}]
combination: {type: formula, formula: product}
bands: [{from: 1, to: 4, name: low}, {from: 5, to: 9, name: high}]`;

const risk = (rest: string): string => `=== risks/register/R-1.yaml ===\nid: R-1\n${rest}${criteria}`;

describe('the level of a risk', () => {
  const rated = 'consequence:\n  level: 3\nlikelihood: {level: 2}\n';

  test('is told behind what it follows from where it is not written', () => {
    expect(hinted(risk(rated), ['level'])).toContain('likelihood: {level: 2«level 6 (high)»}');
  });

  test('is told behind what is written where that is another one', () => {
    expect(hinted(risk(`level: 4\n${rated}`), ['level'])).toContain('level: 4«level 6 (high)»\n');
    expect(hinted(risk(`level: 6\n${rated}`), ['level'])).not.toContain('«');
  });

  test('is told for each place where a risk is rated', () => {
    const residual = `residual:\n  consequence: 1\n  likelihood: 2\n  status: expected\n`;
    expect(hinted(risk(residual), ['level'])).toContain('  likelihood: 2«level 2 (low)»\n');
  });

  test('is not told where nothing gives it', () => {
    expect(hinted(risk('consequence: {level: 7}\nlikelihood: {level: 2}\n'), ['level'])).not.toContain('«');
    expect(hinted(`=== risks/register/R-1.yaml ===\nid: R-1\n${rated}`, ['level'])).not.toContain('«');
  });
});

describe('a day that has to be kept', () => {
  const item = (rest: string) =>
    hinted(`=== risks/treatment-plan.yaml ===\nitems:\n  - id: T-1\n${rest}`, ['due']);

  test.each([
    ['2026-09-15', 'today'],
    ['2026-09-16', 'tomorrow'],
    ["'2026-09-20'", 'in 5 days'],
    ['2027-03-15', 'in 6 months'],
    ['2026-09-14', '1 day overdue'],
    ['2026-09-01', '14 days overdue'],
  ])('%s is %s', (day, words) => {
    expect(item(`    due: ${day}`)).toContain(`due: ${day}«${words}»`);
  });

  test('is nobody’s business once it is done, and a day that is none is left alone', () => {
    expect(item('    due: 2026-09-01\n    status: done')).not.toContain('«');
    expect(item('    due: soon')).not.toContain('«');
  });

  test('that follows from an interval is worked out', () => {
    const policy = (rest: string) =>
      hinted(`=== policies/a.md ===\n---\nid: POL-1\napproved_on: 2026-01-31\n${rest}\n---`, ['due']);
    expect(policy('review_interval: 1')).toContain('review_interval: 1«due 2026-02-28, 7 months overdue»');
    expect(policy('review_interval: 12\nnext_review: 2026-10-15')).toContain(
      '12\nnext_review: 2026-10-15«in 30',
    );
  });
});

describe('the title of an id', () => {
  const policy = (rest: string) => `=== policies/a.md ===\n---\nid: POL-1\n${rest}---`;
  const other =
    '\n=== policies/b.md ===\n---\nid: POL-2\ntitle: Access to customer data and to what is made of it\n---';

  test('stands behind an id that is alone on its line', () => {
    const text =
      'parent: "POL-2"\noutcomes: [POL-O3]\ncontrols:\n  - A.8.9\n  - A.5.1 # Policies for information security\n';
    expect(hinted(policy(text) + other, ['title'])).toMatchInlineSnapshot(`
      "---
      id: POL-1
      parent: "POL-2"
      outcomes: [POL-O3«Topic rules are issued»]
      controls:
        - A.8.9«Known and controlled configurations»
        - A.5.1«Approved and maintained set of security…» # Policies for information security
      ---"
    `);
  });

  test('is not put between ids, nor behind persons and what nobody defines', () => {
    const roles = '\n=== isms/roles.yaml ===\npeople:\n  - id: mira.voss\n    name: Mira Voss';
    const text = 'owner: mira.voss\ncontrols: [A.8.9, A.5.1]\nrelated: [POL-7]\n';
    expect(hinted(policy(text) + roles, ['title'])).not.toContain('«');
  });

  test('stands behind the control of a line that has no label', () => {
    const soa = (line: string) =>
      hinted(`=== risks/soa.yaml ===\ncontrols:\n  - control: A.8.9\n${line}`, ['title']);
    expect(soa('')).toMatch(/A\.8\.9«[A-Z][^»]+»/);
    expect(soa('    label: Settings')).not.toContain('«');
  });
});

test('only what is asked for is told', () => {
  const items = [1, 2, 3].map(n => `  - id: T-${n}\n    due: 2026-09-2${n}\n`).join('');
  const fixture = `=== risks/treatment-plan.yaml ===\nitems:\n${items}`;
  const at = `items:\n${items}`.indexOf('  - id: T-2');
  expect(hinted(fixture, ['due', 'title', 'level'], [at, at + 36]).match(/«[^»]*»/g)).toEqual([
    '«in 7 days»',
  ]);
});
