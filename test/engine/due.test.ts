import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { builtInSetup } from '../../server/src/engine/builtIn.js';
import { dueFields, headDueFields } from '../../server/src/engine/due/dueFields.js';
import { type DueItem, dueItems } from '../../server/src/engine/due/dueItems.js';
import type { KindSchema } from '../../server/src/engine/schema/shape.js';
import { checkedEngine, parseFixture, today } from '../support/fixture.js';

describe('what falls due', () => {
  test('dates of documents, entries and fields deep inside, the oldest first, with who has to see to it', () => {
    expect(
      due(`
=== isms/roles.yaml ===
people:
  - {id: mira.voss, name: Mira Voss}
=== policies/access.md ===
---
id: POL-1
title: Access
owner: mira.voss
status: approved
next_review: 2026-09-15
---
=== risks/treatment-plan.yaml ===
id: RTP
owner: mira.voss
items:
  - {id: RTP-1, measure: Alarm on bulk reads, owner: tom.ashe, due: 2026-09-01, status: running}
  - {id: RTP-2, measure: Nothing left to do, owner: tom.ashe, due: 2026-09-01, status: done}
=== suppliers/register.yaml ===
suppliers:
  - id: SUP-1
    name: Host
    status: ended
    next_review: 2026-09-20
    proofs:
      - {certificate: ISO 27001, valid_until: 2026-10-01}
      - {certificate: SOC 2, valid_until: 2026-10-02}
`),
    ).toEqual([
      '-14 2026-09-01 Measure: Alarm on bulk reads (RTP-1/due) tom.ashe',
      '0 2026-09-15 Review: Access (POL-1/next_review) Mira Voss',
      '16 2026-10-01 Certificate of supplier: Host (SUP-1/proofs/valid_until) nobody',
      '17 2026-10-02 Certificate of supplier: Host (SUP-1/proofs/valid_until/2) nobody',
    ]);
  });

  test.each([
    ['a draft', 'status: draft\nnext_review: 2026-08-01', []],
    ['a template', 'template: true\nnext_review: 2026-08-01', []],
    ['a day that is none', 'next_review: 2026-02-30', []],
    ['a date half typed', 'next_review: 2026-0', []],
    ['a review by its interval', 'approved_on: 2025-08-31\nreview_interval: 12', ['2026-08-31']],
    [
      'the day written down before the interval',
      'approved_on: 2025-08-31\nreview_interval: 12\nnext_review: 2026-09-20',
      ['2026-09-20'],
    ],
    ['an absurd interval', 'approved_on: 2025-08-31\nreview_interval: 1e300', []],
    ['a list where a day is wanted', 'next_review: [2026-08-01]', []],
  ])('of a policy: %s', (_, fields, days) => {
    const found = dueIn(`=== policies/a.md ===\n---\nid: POL-1\ntitle: A\n${fields}\n---\n`);
    expect(found.map(({ day }) => day)).toEqual(days);
  });

  test('an exception that was renewed ends on the last day', () => {
    const fields =
      'status: approved\nexpires_on: 2026-07-31\nrenewals:\n  - {until: 2026-10-31}\n  - {until: 2026-09-30}';
    expect(
      dueIn(`=== exceptions/E.md ===\n---\nid: EXC-1\ntitle: E\n${fields}\n---\n`).map(it => it.day),
    ).toEqual(['2026-10-31']);
  });

  test('a supplier that was reviewed since is not overdue, as no rule says it is', () => {
    const register = `
=== suppliers/register.yaml ===
suppliers:
  - {id: SUP-1, name: Host, status: active, next_review: 2026-06-01}
`;
    const review = (date: string, status: string) =>
      `=== suppliers/reviews/R.md ===\n---\nid: SRV-1\nsupplier: SUP-1\ndate: ${date}\nstatus: ${status}\n---\n`;
    expect(dueIn(register)).toHaveLength(1);
    expect(dueIn(register + review('2026-06-20', 'closed'))).toHaveLength(0);
    expect(dueIn(register + review('2026-06-20', 'open'))).toHaveLength(1);
    expect(dueIn(register + review('2026-05-20', 'closed'))).toHaveLength(1);
  });

  test('only the newest of its kind tells when the next one is held', () => {
    const review = (n: number, date: string, next: string) =>
      `=== reviews/MR-${n}.md ===\n---\nid: MR-${n}\ntitle: Review ${n}\nstatus: approved\ndate: ${date}\nnext_date: ${next}\n---\n`;
    const found = dueIn(review(1, '2026-01-10', '2026-07-10') + review(2, '2026-07-08', '2026-12-01'));
    expect(found.map(({ id }) => id)).toEqual(['MR-2']);
  });

  test('what a requirement asks is not due once it applies no more', () => {
    const requirement = (until: string) => `
=== requirements/requirements.yaml ===
requirements:
  - {id: REQ-1, title: Old law, next_review: 2026-08-01, applies_until: ${until}}
`;
    expect(dueIn(requirement('2026-09-15'))).toHaveLength(1);
    expect(dueIn(requirement('2026-09-14'))).toHaveLength(0);
  });

  test('an exclusion in the settings ends as well', () => {
    const settings = `
=== isms.yaml ===
tailoring:
  exclude:
    - {outcome: RES-O5, justification: Small, approved_by: jonas.behr, approved_on: 2026-01-01, until: 2026-10-01}
`;
    expect(due(settings)).toEqual([
      '16 2026-10-01 Exclusion: RES-O5 (isms.yaml/tailoring/exclude/until) jonas.behr',
    ]);
  });

  describe('records by their cadence', () => {
    const settings = (startedOn: string) =>
      `=== isms.yaml ===\nstarted_on: ${startedOn}\ncadences:\n  AUD-O4: 2\n`;
    const report = (n: number, date: string) =>
      `=== audits/reports/AUD-${n}.md ===\n---\nid: AUD-${n}\ntitle: Audit ${n}\nowner: jonas.behr\nstatus: approved\ndate: ${date}\napproved_on: ${date}\nperiod: {from: ${date}, to: ${date}}\n---\n`;
    const records = (fixture: string) =>
      dueIn(fixture, 400)
        .filter(({ key }) => key === 'AUD-O4/cadence')
        .map(({ what, day, daysLeft }) => [what, day, daysLeft]);

    test('the day before the older one of two leaves the year', () => {
      expect(records(settings('2024-01-01') + report(1, '2025-11-20') + report(2, '2026-05-02'))).toEqual([
        ['Record, 2 of 2', '2026-11-19', 65],
      ]);
    });

    test('overdue since that day', () => {
      expect(records(settings('2024-01-01') + report(1, '2025-09-01') + report(2, '2026-05-02'))).toEqual([
        ['Record, 1 of 2', '2026-08-31', -15],
      ]);
    });

    test('in the first year, when the share of the year has passed', () => {
      expect(records(settings('2026-03-01') + report(1, '2026-04-01'))).toEqual([
        ['Record, 1 of 2', '2027-02-28', 166],
      ]);
    });

    test('none at all is a gap of coverage, not something overdue', () => {
      expect(records(settings('2024-01-01'))).toEqual([]);
    });
  });

  test('every day by which evidence has to be renewed says what falls due', () => {
    for (const schema of Object.values(builtInSetup(today).schemas.kinds)) {
      const { due } = schema.evidence;
      const days = dueFields(schema.head).map(({ path }) => path.join('/'));
      if (due !== null) expect(days, schema.kind).toContain(due);
      expect(headDueFields(schema.head, schema)).toEqual(dueFields(schema.head));
    }
  });

  test('every condition names a field that is there', () => {
    const { kinds, entries } = builtInSetup(today).schemas;
    const shapes = [
      ...Object.values(kinds).map(it => it.head),
      ...Object.values(entries).map(it => it.shape),
    ];
    const unknown = shapes.flatMap(shape => {
      const names = namesIn(shape);
      return dueFields(shape)
        .flatMap(({ due }) => [...Object.keys(due.while ?? {}), ...(due.until ?? []), due.owner, due.title])
        .filter(name => name !== undefined && name !== 'status' && !names.has(name));
    });
    expect(unknown).toEqual([]);
  });

  test('the schema of an own kind need not say more than its day under evidence', () => {
    const { kinds } = builtInSetup(today).schemas;
    const own = { ...(kinds['policy'] as KindSchema), head: { properties: { ends: {} } } };
    const evidence = { ...own.evidence, due: 'ends', dueWhile: ['approved'] };
    expect(headDueFields(own.head, { ...own, evidence })).toEqual([
      { path: ['ends'], due: { as: 'Renewal', while: { status: ['approved'] } } },
    ]);
  });

  test('an edit tells the same as a fresh start, wherever the entry moved', () => {
    const { files } = parseFixture(exampleFixture());
    const engine = checkedEngine(files);
    for (const [uri, text] of [...files].filter((_, n) => n % 6 === 0)) {
      const before = dueItems(engine, 365);
      engine.apply([{ uri, text: text.replace(/\n/, '\n# a comment\n').replace('2026', '2027') }]);
      for (const _ of engine.check());
      engine.apply([{ uri, text }]);
      for (const _ of engine.check());
      expect(dueItems(engine, 365)).toEqual(before);
    }
    expect(dueItems(engine, 365)).toEqual(dueItems(checkedEngine(files), 365));
    const keys = dueItems(engine, 10_000).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

const dueIn = (fixture: string, within = 90): readonly DueItem[] =>
  dueItems(checkedEngine(parseFixture(fixture).files), within);

const due = (fixture: string): string[] =>
  dueIn(fixture).map(
    ({ daysLeft, day, what, title, key, owner }) =>
      `${daysLeft} ${day} ${what}: ${title} (${key}) ${owner?.name ?? 'nobody'}`,
  );

function exampleFixture(): string {
  const root = 'examples/tallyhop';
  return (readdirSync(root, { recursive: true }) as string[])
    .filter(name => /\.(md|yaml)$/.test(name))
    .sort()
    .map(name => `=== ${name} ===\n${readFileSync(`${root}/${name}`, 'utf8')}`)
    .join('\n');
}

function namesIn(shape: { properties?: object; items?: object }): Set<string> {
  const names = new Set<string>();
  const visit = (value: unknown): void => {
    const { properties = {}, items } = (value ?? {}) as { properties?: object; items?: object };
    for (const [key, inner] of Object.entries(properties)) {
      names.add(key);
      visit(inner);
    }
    if (items) visit(items);
  };
  visit(shape);
  return names;
}
