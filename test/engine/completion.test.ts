import { describe, expect, test } from 'vitest';
import { type Completion, complete } from '../../server/src/engine/features/completion.js';
import { checkedEngine, parseFixture } from '../support/fixture.js';

function completions(fixture: string): {
  readonly text: string;
  readonly offset: number;
  readonly items: readonly Completion[];
} {
  const { files, cursor } = parseFixture(fixture);
  if (!cursor) throw new Error('The fixture has no $0.');
  const engine = checkedEngine(files);
  return {
    text: files.get(cursor.path) ?? '',
    offset: cursor.offset,
    items: complete(engine, cursor.path, cursor.offset).items,
  };
}

const labels = (fixture: string): readonly string[] => completions(fixture).items.map(({ label }) => label);

/** The line with the cursor after taking the completion with this label. */
function taken(fixture: string, label: string): string {
  const { text, items } = completions(fixture);
  const item = items.find(it => it.label === label);
  if (!item)
    throw new Error(`'${label}' is not offered, but ${items.map(it => it.label).join(', ') || 'nothing'}.`);
  const from = text.lastIndexOf('\n', item.start - 1) + 1;
  const newline = text.indexOf('\n', item.end);
  return (
    text.slice(from, item.start) + item.text + text.slice(item.end, newline === -1 ? undefined : newline)
  );
}

const people = `
=== isms/roles.yaml ===
title: Roles
people:
  - id: mira.voss
    name: Mira Voss
  - id: tom.ashe
    name: Tom Ashe`;

const risks = `
=== risks/register/R-001.yaml ===
id: R-001
title: Mail store is readable
=== risks/register/R-002.yaml ===
id: R-002
title: Only one can restore`;

/** A risk register file that goes on with these lines. */
const risk = (lines: string): string => `${people}${risks}
=== risks/register/R-003.yaml ===
${lines}`;

describe('values', () => {
  test('people are offered where a person is wanted, with their names', () => {
    const { items } = completions(risk('id: R-003\nrisk_owner: mi$0\ntitle: x'));
    expect(items.map(({ label, detail }) => `${label}: ${detail}`)).toEqual([
      'mira.voss: Mira Voss',
      'tom.ashe: Tom Ashe',
    ]);
  });

  test('the value that is there is replaced as a whole', () => {
    expect(taken(risk('risk_owner: to$0m.as # who?'), 'mira.voss')).toBe('risk_owner: mira.voss # who?');
    expect(taken(risk('risk_owner: $0'), 'mira.voss')).toBe('risk_owner: mira.voss');
    expect(taken(risk('risk_owner:$0'), 'mira.voss')).toBe('risk_owner: mira.voss');
  });

  test('quotes stay, and one that is missing is added', () => {
    expect(taken(risk(`risk_owner: "mi$0"`), 'mira.voss')).toBe('risk_owner: "mira.voss"');
    expect(taken(risk(`risk_owner: '$0'`), 'mira.voss')).toBe(`risk_owner: 'mira.voss'`);
    expect(taken(risk(`risk_owner: "mi$0`), 'mira.voss')).toBe('risk_owner: "mira.voss"');
  });

  test('allowed values are offered, in the order of the schema', () => {
    expect(labels(risk('status: $0'))).toEqual([
      'identified',
      'analysed',
      'in-treatment',
      'accepted',
      'closed',
    ]);
  });

  test('in a list, what is there already is left out', () => {
    expect(labels(risk('affects: [integrity, $0]'))).toEqual(['confidentiality', 'availability']);
    expect(labels(risk('affects:\n  - integrity\n  - $0\n  - availability\n'))).toEqual(['confidentiality']);
    expect(labels(risk('affects:\n- integrity\n- $0\nstatus: closed'))).toEqual([
      'confidentiality',
      'availability',
    ]);
  });

  test('a list that is not begun is begun', () => {
    expect(taken(risk('affects: $0'), 'integrity')).toBe('affects: [integrity]');
    expect(taken(risk('affects:\n  $0'), 'integrity')).toBe('  - integrity');
    expect(taken(risk('affects:\n  -$0'), 'integrity')).toBe('  - integrity');
  });

  test('nested values are found in block and flow style', () => {
    expect(labels(risk('evaluation:\n  decision: $0'))).toEqual(['accept', 'treat', 'analyse-further']);
    expect(labels(risk('evaluation: {decision: $0}'))).toEqual(['accept', 'treat', 'analyse-further']);
    expect(labels(risk('evaluation: { priority: 1, decision:$0'))).toEqual([
      'accept',
      'treat',
      'analyse-further',
    ]);
    expect(labels(risk('evaluation: {\n  priority: 1,\n  decision: t$0\n}'))).toEqual([
      'accept',
      'treat',
      'analyse-further',
    ]);
  });

  test('a bracket that is never closed ends where the next field begins', () => {
    expect(labels(risk('affects: [integrity\nstatus: $0'))).toContain('in-treatment');
    expect(labels(risk('affects: [integrity, $0\nstatus: closed'))).toEqual([
      'confidentiality',
      'availability',
    ]);
  });

  test('errors elsewhere do not matter', () => {
    expect(labels(risk('title: "half\n\tid R-3 :\nstatus: $0\n}'))).toContain('in-treatment');
  });

  test('days are offered: today, in six months, in a year', () => {
    expect(labels(risk('next_assessment: $0'))).toEqual(['2026-09-15', '2027-03-15', '2027-09-15']);
  });

  test('controls come with their labels, own ones after those of Annex A', () => {
    const { items } = completions(`
=== soa.yaml ===
kind: statement-of-applicability
id: SOA-1
controls:
  - control: A.5.1
  - control: TH-1
    label: Two people for each release
=== risks/register/R-003.yaml ===
treatment:
  controls: [$0]`);
    expect(items).toHaveLength(94);
    expect(items[0]).toMatchObject({
      label: 'A.5.1',
      detail: 'Approved and maintained set of security rules',
    });
    expect(items.at(-1)).toMatchObject({ label: 'TH-1', detail: 'Two people for each release' });
  });

  test('outcomes are those that accept the kind, with their state', () => {
    const { items } = completions(`
=== policies/access.md ===
---
title: Access
outcomes: [$0]
---
`);
    expect(items.map(({ label }) => label)).toContain('POL-O2');
    expect(items.map(({ label }) => label)).not.toContain('RA-O2');
    expect(items.find(({ label }) => label === 'POL-O2')?.detail).toMatch(/ \(claimed|missing|partial\)$/);
  });

  test('kinds, processes and any id are offered where they are wanted', () => {
    expect(labels('=== notes.md ===\n---\nkind: $0\n---\n')).toContain('risk-register');
    expect(labels(risk('process: $0'))).toContain('RA');
    expect(labels(risk('related: [$0]'))).toEqual(['R-001', 'R-002', 'mira.voss', 'tom.ashe']);
  });

  test('of those that may be claimed, gaps come first', () => {
    const { items } = completions(`
=== procedures/a.md ===
---
id: PRC-1
title: Access
owner: mira.voss
status: approved
version: '1'
approved_by: tom.ashe
approved_on: 2026-03-01
next_review: 2027-03-01
classification: internal
outcomes: [$0]
---
`);
    const states = items.map(({ detail }) => /\((\w+)\)$/.exec(detail)?.[1] ?? '');
    expect(states).not.toEqual([]);
    expect([...states].sort((a, b) => Number(a === 'covered') - Number(b === 'covered'))).toEqual(states);
  });

  test('the day on which the review interval ends comes first', () => {
    const head = 'id: POL-1\nreview_interval: 6\napproved_on: 2026-08-31\nnext_review: $0';
    expect(labels(`=== policies/a.md ===\n---\n${head}\n---\n`)).toEqual([
      '2027-02-28',
      '2026-09-15',
      '2027-03-15',
      '2027-09-15',
    ]);
  });

  test('what a snippet left to be filled in does not hide what could be written', () => {
    const fixture = risk('risk_owner: <person>$0');
    expect(taken(fixture, 'mira.voss')).toBe('risk_owner: mira.voss');
    expect(completions(fixture).items[0]?.filter).toBe('<person> mira.voss Mira Voss');
  });

  test('of very many ids, those with the letters that are typed are offered, and more is asked for', () => {
    const many = Array.from({ length: 2000 }, (_, n) => `  - {id: AST-${n}, name: Host ${n}}`).join('\n');
    const ask = (typed: string) => {
      const { files, cursor } = parseFixture(
        `=== assets/a.yaml ===\nassets:\n${many}\n=== risks/register/R-1.yaml ===\nassets: [${typed}$0]`,
      );
      return complete(checkedEngine(files, { rules: [] }), cursor?.path ?? '', cursor?.offset ?? 0);
    };
    expect([ask('').items.length, ask('').isIncomplete]).toEqual([300, true]);
    expect(ask('st-1234').items[0]?.label).toBe('AST-1234');
    expect(
      ask('AST-19')
        .items.slice(0, 2)
        .map(({ label }) => label),
    ).toEqual(['AST-19', 'AST-190']);
    expect(ask('host 1999').items.map(({ label }) => label)).toEqual(['AST-1999']);
    expect(ask('zzz')).toEqual({ items: [], isIncomplete: true });
  });

  test('an id says what it may be the id of, so that more can be told of it', () => {
    const { items } = completions(risk('risk_owner: $0'));
    expect(items[0]?.id).toEqual({ id: 'mira.voss', types: ['person'] });
    expect(completions(risk('status: $0')).items[0]).toMatchObject({
      id: null,
      documentation: 'Where the risk stands.',
    });
  });

  test('an id that YAML would take for something else is quoted', () => {
    expect(
      taken(
        '=== metrics/values/a.yaml ===\nmetric: $0\n=== metrics/definitions/b.yaml ===\nid: 007\n',
        '007',
      ),
    ).toBe('metric: "007"');
  });
});

describe('keys', () => {
  test('those that are not there yet are offered, required ones first', () => {
    const { items } = completions(risk('id: R-003\n$0\nstatus: identified'));
    expect(items.slice(0, 6).map(({ label, detail }) => `${label} ${detail}`)).toEqual([
      'title required',
      'scenario required',
      'affects required',
      'risk_owner required',
      'last_assessed required',
      'next_assessment required',
    ]);
    expect(items.map(({ label }) => label)).not.toContain('id');
    expect(items.map(({ label }) => label)).not.toContain('status');
    expect(items[0]?.documentation).toContain('The risk in a few words.');
  });

  test('a key brings what its value begins with', () => {
    expect(taken(risk('ti$0'), 'title')).toBe('title: ');
    expect(taken(risk('$0'), 'evaluation')).toBe('evaluation:\n  ');
    expect(taken(risk('$0'), 'affects')).toBe('affects:\n  - ');
    expect(taken(risk('ti$0: x'), 'scenario')).toBe('scenario: x');
    expect(taken(risk('residual: {$0}'), 'level')).toBe('residual: {level: }');
  });

  test('in a nested map, block or flow', () => {
    expect(labels(risk('evaluation:\n  decision: treat\n  $0'))).toEqual(['priority']);
    expect(labels(risk('evaluation: {decision: treat, $0}'))).toEqual(['priority']);
    expect(labels(risk('evaluation: {$0, decision: treat}'))).toEqual(['priority']);
    expect(labels(risk('evaluation:\n  prio$0\nstatus: closed'))).toEqual(['decision', 'priority']);
  });

  test('in an entry of a register, before and after the others', () => {
    const register = (lines: string) => labels(`=== isms/roles.yaml ===\npeople:\n${lines}`);
    expect(register('  - id: a\n    $0\n    name: A\n  - id: b\n    left_on: 2026-01-01')).toContain(
      'left_on',
    );
    expect(register('  - id: a\n    $0\n    name: A\n  - id: b')).not.toContain('name');
    expect(register('  - $0\n    name: A\n')).not.toContain('name');
    expect(register('  - $0\n    name: A\n')).toContain('id');
    expect(register('- id: a\n  $0\n- id: b')).toContain('name');
    expect(register('- id: a\n- $0')).toContain('id');
  });

  test('on a first line that is empty', () => {
    const { files } = parseFixture(risk('id: R-003'));
    const engine = checkedEngine(new Map([...files, ['risks/register/R-004.yaml', '\nid: R-004']]));
    expect(complete(engine, 'risks/register/R-004.yaml', 0).items.map(({ label }) => label)).toContain(
      'title',
    );
  });

  test('in a list that is not begun, the first entry is begun', () => {
    expect(taken('=== isms/roles.yaml ===\npeople:\n  $0', 'id')).toBe('  - id: ');
  });

  test('a file that is one entry may still become a list of them', () => {
    expect(labels(risk('$0'))).toContain('risks');
  });

  test('in front matter that is just begun, not closed, or empty', () => {
    const policy = (lines: string) => labels(`=== policies/access.md ===\n${lines}`);
    expect(policy('---\n$0')).toContain('owner');
    expect(policy('---\nti$0')).toContain('title');
    expect(policy('---\ntitle: Access\n$0\n# Access\n')).toContain('owner');
    expect(policy('---\n$0\n---\n')).toContain('owner');
    expect(policy('---\ntitle: x\n---\n$0\n')).toEqual([]);
    expect(policy('$0')).toEqual(['new policy POL-001']);
  });
});

describe('whole entries', () => {
  const roles = (lines: string) => `=== isms/roles.yaml ===\n${lines}`;
  const register = (lines: string) => `${people}
=== risks/register/all.yaml ===
${lines}`;

  test('with the next free id, at the indentation of the place', () => {
    const { items } = completions(register('risks:\n    - id: R-007\n    - $0'));
    expect(items[0]).toMatchObject({ label: 'new risk R-008', sort: 'entry' });
    expect(items[0]?.text).toMatch(
      /^id: R-008\n {6}title: <[^\n]*\n[\s\S]*\n {6}consequence:\n {8}level: 2\n/,
    );
    expect(items[0]?.snippet).toMatch(/^id: \$\{1:R-008\}\n {6}title: \$\{2:</);
    expect(items[1]?.label).toBe('id');
  });

  test('where a blank or the first dash is missing', () => {
    const text = (lines: string) => completions(roles(lines)).items[0]?.text;
    const person = 'id: first.last\n    name: <first name and surname>\n';
    expect(text('people:\n  -$0')?.slice(0, 1 + person.length)).toBe(` ${person}`);
    expect(text('people:\n  $0')?.slice(0, 2 + person.length)).toBe(`- ${person}`);
    expect(text('people:\n- $0')).toMatch(/^id: first\.last\n {2}name: /);
  });

  test('a line of the statement of applicability is about a control that has none yet', () => {
    const fixture = '=== risks/soa.yaml ===\ncontrols:\n  - control: A.5.1\n  - $0';
    expect(labels(fixture)[0]).toBe('new soa line A.5.2');
  });

  test('but not where an entry has begun, in brackets, or in other lists', () => {
    const hasEntry = (fixture: string) => completions(fixture).items.some(({ sort }) => sort === 'entry');
    expect(hasEntry(roles('people:\n  - $0'))).toBe(true);
    expect(hasEntry(roles('people:\n  - id: a\n    $0'))).toBe(false);
    expect(hasEntry(roles('people:\n  - $0\n    name: A'))).toBe(false);
    expect(hasEntry(roles('people: [$0]'))).toBe(false);
    expect(hasEntry(risk('affects:\n  - $0'))).toBe(false);
  });
});

describe('whole documents', () => {
  const items = (path: string, text: string, offset = text.length) =>
    complete(checkedEngine(new Map([[path, text]])), path, offset).items.filter(
      ({ sort }) => sort === 'document',
    );

  test('are offered in an empty file of a known path, with the id that it is named by', () => {
    expect(items('incidents/records/a.md', '')[0]).toMatchObject({
      label: 'new incident record INC-2026-001',
    });
    expect(items('incidents/records/INC-2026-012.md', '\ufeff')[0]).toMatchObject({
      label: 'new incident record INC-2026-012',
      start: 1,
    });
    expect(items('risks/criteria.yaml', '')[0]?.snippet).toMatch(
      /^kind: risk-criteria\nid: \$\{1:CRI-001\}\n/,
    );
  });

  test('nowhere else', () => {
    expect(items('incidents/records/a.md', '# Lost', 0)).toEqual([]);
    expect(items('incidents/records/a.md', '\n\n', 1)).toEqual([]);
    expect(items('notes.md', '')).toEqual([]);
    expect(items('isms.yaml', '')).toEqual([]);
  });
});

describe('isms.yaml', () => {
  test('its fields, kinds, rules and severities', () => {
    expect(labels('=== isms.yaml ===\n$0')).toContain('organization');
    expect(labels('=== isms.yaml ===\ndocuments:\n  - path: a/*.md\n    kind: $0')).toContain('policy');
    expect(labels('=== isms.yaml ===\nrules:\n  $0')).toContain('id-unique');
    expect(labels('=== isms.yaml ===\noverrides:\n  - path: old/**\n    rules: {$0}')).toContain('id-unique');
    expect(labels('=== isms.yaml ===\ncadences:\n  $0')).toContain('RA-O2');
    expect(labels('=== isms.yaml ===\nrules:\n  id-unique: $0')).toEqual(['error', 'warning', 'info', 'off']);
    expect(labels('=== isms.yaml ===\nrules:\n  placeholder-left:\n    $0')).toEqual([
      'severity',
      'words',
      'allowed',
    ]);
    expect(labels('=== isms.yaml ===\noverrides:\n  - path: a\n    rules: {notice-in-time: {$0}}')).toEqual([
      'severity',
      'hours_before',
    ]);
    expect(labels('=== isms.yaml ===\nrules:\n  placeholder-left: {severity: $0}')).toContain('off');
    expect(labels('=== isms.yaml ===\ntailoring:\n  exclude:\n    - outcome: $0')).toContain('RA-O2');
  });
});

describe('nothing is offered', () => {
  test.each([
    ['in a comment', 'status: # $0'],
    ['in a block scalar', 'scenario: >\n  someone\n  status: $0'],
    ['on the line after a plain value', 'title: Mail\n  $0'],
    ['after a closed bracket', 'affects: [integrity] $0'],
    ['for text of one’s own', 'title: $0'],
    ['inside of an alias', 'risk_owner: *a$0'],
  ])('%s', (_, lines) => {
    expect(labels(risk(lines))).toEqual([]);
  });

  test('in files that are no documents of the ISMS', () => {
    expect(labels('=== docker-compose.yml ===\n$0')).toEqual([]);
  });
});
