import { describe, expect, test } from 'vitest';
import type { Engine } from '../../server/src/engine/engine.js';
import { checkedEngine } from '../support/fixture.js';

/** `path code message` of everything that is found. A rule that crashes fails the test. */
function found(files: Readonly<Record<string, string>>): readonly string[] {
  return listOf(checkedEngine(new Map(Object.entries(files))), Object.keys(files));
}

const listOf = (engine: Engine, paths: readonly string[]): readonly string[] =>
  paths.flatMap(path => engine.diagnostics(path).map(({ code, message }) => `${path} ${code} ${message}`));

const counted = (findings: readonly string[], code: string): number =>
  findings.filter(it => it.split(' ')[1] === code).length;

const policy = (id: string, more = '') => `---
id: ${id}
title: ${id}
owner: mira.voss
status: approved
version: '1.0'
approved_by: jonas.behr
approved_on: 2026-03-02
next_review: 2027-03-02
classification: internal
level: topic
applies_to: everybody
audience: [everybody]
basis: ['5.2']
${more}---

# ${id}
`;

const risk = (n: number, more = '') => `  - id: R-${n}
    title: T
    status: identified
    scenario: S.
    affects: [integrity]
    risk_owner: jonas.behr
    last_assessed: 2026-02-10
    next_assessment: 2027-02-10
${more}`;
const register = (risks: string) =>
  `title: Risks\nowner: mira.voss\nnext_review: 2027-01-22\nrisks:\n${risks}`;
const range = (count: number) => Array.from({ length: count }, (_, index) => index);

test('what these documents are made of has nothing wrong in it', () => {
  expect(found({ 'policies/a.md': policy('POL-1'), 'risks/register/r.yaml': register(risk(1)) })).toEqual([]);
});

describe('references in a circle', () => {
  test('are followed once around', () => {
    const files = Object.fromEntries(
      range(50).map(n => [
        `policies/${n}.md`,
        policy(`POL-${n}`, `supersedes: POL-${(n + 1) % 50}\nrelated: [POL-${n}]\n`),
      ]),
    );
    expect(found(files)).toEqual([]);
  });

  test('of assets and of measures that wait for each other', () => {
    const asset = (n: number) =>
      `  - {id: AST-${n}, name: N, type: software, owner: mira.voss, depends_on: [AST-${1 - n}]}\n`;
    const item = (n: number) =>
      `  - {id: RTP-${n}, risks: [R-1], option: modify, measure: M, owner: mira.voss, due: 2027-01-01, status: planned, depends_on: [RTP-${1 - n}]}\n`;
    const findings = found({
      'assets/inventory.yaml': `title: Assets\nowner: mira.voss\nnext_review: 2027-01-22\nassets:\n${asset(0)}${asset(1)}`,
      'risks/treatment-plan.yaml': `id: RTP\ntitle: Plan\nitems:\n${item(0)}${item(1)}`,
      'risks/register/r.yaml': register(risk(1)),
    });
    expect(counted(findings, 'reference-resolves')).toBe(0);
    expect(findings.filter(it => it.startsWith('assets'))).toEqual([]);
  });
});

test('an id that 50 files define is told in each, which name three of the others and count the rest', () => {
  const findings = found(Object.fromEntries(range(50).map(n => [`policies/${n}.md`, policy('POL-1')])));
  expect(counted(findings, 'id-unique')).toBe(50);
  expect(findings[0]).toBe(
    "policies/0.md id-unique 'POL-1' is also defined in '1.md', '10.md', '11.md' and 46 more files.",
  );
  expect(findings).toHaveLength(50);
});

test('an outcome that 1 000 documents claim is judged by all of them, and its reasons stay few', () => {
  const record = (n: number, status: string) =>
    `---\nid: DEC-${n}\ntitle: T\noutcomes: [RES-O2]\nstatus: ${status}\ndate: 2026-04-02\nby: mira.voss\nquestion: Q?\noptions: [A, B]\ndecision: A.\nreason: R.\nowner: mira.voss\nclassification: internal\n---\n`;
  const engine = checkedEngine(
    new Map(
      range(1000).map(n => [`isms/decisions/${n}.md`, record(n, n % 2 === 0 ? 'decided' : 'proposed')]),
    ),
  );
  const judged = engine.coverage().find(({ outcome }) => outcome.id === 'RES-O2');
  expect(judged?.evidence).toHaveLength(1000);
  expect(judged?.reasons.length).toBeLessThan(30);
});

test.each([
  ['2026-02-30', "There is no day '2026-02-30'; 2026-02 has 28 days."],
  ['0000-00-00', "There is no day '0000-00-00'."],
  ['2026-1-5', "'2026-1-5' has to be written 2026-01-05."],
  ['+12345', "'+12345' is no date; a day is written YYYY-MM-DD."],
])('the day %s is told once, and nothing is counted from it', (day, message) => {
  const findings = found({ 'policies/a.md': policy('POL-1').replace('2027-03-02', day) });
  expect(findings).toEqual([`policies/a.md date-is-iso ${message}`]);
});

test('a register of 10 MB is read to its end', () => {
  const long = 'Word by word it comes to be a text. '.repeat(60);
  const risks = range(4500).map(n => risk(n).replace('S.', long));
  const text = register([...risks, risk(4500).replace('S.', 'TBD')].join(''));
  expect(text.length).toBeGreaterThan(10_000_000);
  expect(counted(found({ 'risks/register/r.yaml': text }), 'placeholder-left')).toBe(1);
});

describe('aliases that stand for a billion words', () => {
  const bomb = [
    'a: &a [x, x, x, x, x, x, x, x, x]',
    ...'bcdefghi'
      .split('')
      .map((name, n) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[n]}`).join(', ')}]`),
  ].join('\n');

  test.each([
    ['front matter', { 'policies/a.md': policy('POL-1', `${bomb}\n`) }, 'policies/a.md'],
    ['a YAML file', { 'risks/register/r.yaml': `${bomb}\n${register(risk(1))}` }, 'risks/register/r.yaml'],
    [
      'a list',
      { 'risks/register/r.yaml': register(risk(1, `    tags: ${'{'}${bomb.replaceAll('\n', ', ')}}\n`)) },
      'risks/register/r.yaml',
    ],
  ])('in %s are told and not unfolded', (_, files, path) => {
    const findings = found({ ...files, 'policies/b.md': policy('POL-2', 'related: [NO-1]\n') });
    expect(findings.some(it => it.startsWith(path))).toBe(true);
    expect(findings.length).toBeLessThan(30);
    expect(findings.filter(it => it.startsWith('policies/b.md'))).toHaveLength(1);
  });
});

describe('keys that mean something to the language we are written in', () => {
  const keys = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '__defineGetter__'];
  const pairs = (indent: string) => keys.map(key => `${indent}${key}: {polluted: true, id: X}\n`).join('');

  test('are keys like any other', () => {
    const findings = found({
      'isms.yaml': `organization: A\n${pairs('')}rules:\n${keys.map(key => `  ${key}: off\n`).join('')}cadences:\n${keys.map(key => `  ${key}: 1\n`).join('')}`,
      'policies/a.md': policy('POL-1', pairs('')),
      'policies/b.md': policy(
        '__proto__',
        'related: [constructor, POL-1, __proto__]\nkind: policy\nprocess: toString\noutcomes: [hasOwnProperty]\n',
      ),
      'risks/register/r.yaml': `${pairs('')}${register(risk(1, pairs('    ')))}`,
      'assets/__proto__.yaml': `__proto__:\n  assets: []\nassets:\n  - __proto__: {id: AST-1}\n`,
    });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
    // An id like this one is defined and found like any other; what nothing defines is not found in its place.
    expect(findings.filter(it => it.includes('reference-resolves'))).toEqual([
      "policies/b.md reference-resolves Nothing defines 'constructor'.",
    ]);
    expect(counted(findings, 'rule-known')).toBe(keys.length);
    expect(counted(findings, 'process-known')).toBe(1);
    expect(counted(findings, 'outcome-known')).toBe(1);
  });

  test.each(keys)('%s is no kind', key => {
    const findings = found({ 'policies/a.md': policy('POL-1', `kind: ${key}\n`) });
    expect(findings.map(it => it.split(' ')[1])).toEqual(['kind-known']);
  });
});

describe('what is nested deeper than anybody writes', () => {
  const depth = 20_000;
  test.each([
    ['lists', `${'['.repeat(depth)}${']'.repeat(depth)}`],
    ['maps', `${'{a: '.repeat(depth)}1${'}'.repeat(depth)}`],
    ['lists that are never closed', '['.repeat(depth)],
    ['lists in block form', `\n${'- '.repeat(depth)}x`],
  ])('%s: is told, and other documents are checked', (_, value) => {
    const findings = found({
      'policies/a.md': policy('POL-1', `tags: ${value}\n`),
      'risks/register/r.yaml': register(`${risk(1)}${risk(2, `    threat: ${value}\n`)}`),
      'policies/b.md': policy('POL-2', 'related: [NO-1]\n'),
    });
    expect(findings.some(it => it.startsWith('policies/a.md'))).toBe(true);
    expect(findings.some(it => it.startsWith('risks/register/r.yaml'))).toBe(true);
    expect(findings.length).toBeLessThan(40);
    expect(findings.filter(it => it.startsWith('policies/b.md'))).toHaveLength(1);
  });
});

test.each([
  ['a quote that is not closed', '    threat: "a rival\n'],
  ['a list that is not closed', '    existing_controls: [A.5.1, \n'],
  ['a key that is not finished', '    thre\n'],
  ['a tab', '\tthreat: x\n'],
  ['a key at the beginning of its line', 'thre\n'],
  ['a key below the dash', '  thre\n'],
  ['a field that is not far enough to the right', ' threat: x\n'],
])('while somebody types in the middle of a register, the other entries are checked: %s', (_, half) => {
  const placeholder = (n: number) => risk(n).replace('S.', 'TBD');
  const text = register(
    [...range(5).map(placeholder), risk(5, half), ...range(5).map(n => placeholder(n + 6))].join(''),
  );
  const findings = found({ 'risks/register/r.yaml': text });
  expect(counted(findings, 'yaml-valid')).toBeGreaterThanOrEqual(1);
  expect(counted(findings, 'yaml-valid')).toBeLessThan(4);
  expect(counted(findings, 'placeholder-left')).toBe(10);
});

test('half a field above the list leaves the list whole', () => {
  const text = register(risk(1).replace('S.', 'TBD')).replace('risks:', 'own\nrisks:');
  const findings = found({ 'risks/register/r.yaml': text });
  expect(counted(findings, 'yaml-valid')).toBeGreaterThanOrEqual(1);
  expect(counted(findings, 'placeholder-left')).toBe(1);
});

describe('other signs at the ends of lines and of files', () => {
  const text = policy('POL-1', 'related: [NO-1]\n');
  const place = (it: string) => {
    const engine = checkedEngine(new Map([['policies/a.md', it]]));
    return engine.diagnostics('policies/a.md').map(({ code, start, end }) => [code, it.slice(start, end)]);
  };

  test.each([
    ['CRLF', text.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\uFEFF${text}`],
    ['both', `\uFEFF${text.replaceAll('\n', '\r\n')}`],
    ['no last line end', text.trimEnd()],
  ])('%s: the finding stands where the word stands', (_, it) => {
    expect(place(it)).toEqual([['reference-resolves', 'NO-1']]);
  });

  test('NUL in front matter, in a register and in prose loses nothing else', () => {
    const findings = found({
      'policies/a.md': policy('POL-1', 'tags: [a\0b]\nrelated: [NO-1]\n'),
      'policies/b.md': `${policy('POL-2', 'related: [NO-1]\n')}a\0b\n`,
      'risks/register/r.yaml': register(`${risk(1).replace('S.', 'a\0b')}${risk(2).replace('S.', 'TBD')}`),
    });
    expect(counted(findings, 'reference-resolves')).toBe(2);
    expect(counted(findings, 'placeholder-left')).toBe(1);
  });
});
