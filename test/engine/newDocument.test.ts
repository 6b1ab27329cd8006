import { describe, expect, test } from 'vitest';
import { builtInModel, newDocument } from '../../server/src/engine/index.js';
import { nextId } from '../../server/src/engine/snippets/nextId.js';
import { exampleIsms } from '../support/exampleIsms.js';
import { checkedEngine, parseFixture } from '../support/fixture.js';
import { ownCatalogue, ownSchema, ownSettings } from '../support/ownCatalogue.js';

const kinds = builtInModel().kinds.map(({ id }) => id);

describe('in an otherwise complete ISMS', () => {
  const engine = checkedEngine(exampleIsms());
  const before = engine.allDiagnostics().length;
  const wishes = { title: 'Named: by "hand"', owner: 'mira.voss', time: '14:05:00+02:00' };
  const made = kinds.map(kind => newDocument(engine, kind, wishes));
  const added = made.flatMap(it => (it && !it.isTaken ? [it] : []));
  engine.apply(added.map(({ uri, text }) => ({ uri, text })));
  for (const _ of engine.check());

  test('there is a new document of every kind, or it has one already', () => {
    expect(made.map(it => it?.kind)).toEqual(kinds);
    for (const it of made) if (it?.isTaken) expect(engine.document(it.uri)?.recognition.kind).toBe(it.kind);
    expect(added.map(({ path }) => path)).toEqual([
      'isms/processes/named-by-hand.md',
      'isms/decisions/DEC-2026-03.md',
      'reviews/MR-2026-2.md',
      'policies/POL-010-named-by-hand.md',
      'procedures/PRC-007-named-by-hand.md',
      'exceptions/EXC-2026-03.md',
      'assets/named-by-hand.yaml',
      'risks/register/R-028.yaml',
      'risks/acceptances/ACC-2026-07.md',
      'implementation/TSK-2026-034.yaml',
      'suppliers/agreements/SAG-09-named-by-hand.md',
      'suppliers/reviews/SRV-2026-06.md',
      'people/training/TRN-2026-06.yaml',
      'incidents/records/INC-2026-005.md',
      'changes/CHG-2026-010.md',
      'audits/reports/AUD-2026-2.md',
      'metrics/definitions/M-13.yaml',
      'metrics/values/2026-Q3.yaml',
      'metrics/reports/PER-2026-Q3.md',
      'improvement/nonconformities/NC-2026-006.md',
      'records/disposals/DSP-2026-02.yaml',
      'communication/log/COM-2026-07.md',
      'customers/requests/CRQ-2026-012.md',
      'customers/assurance/named-by-hand.md',
    ]);
  });

  test.each(added)('a $kind has nothing but gaps', ({ uri, kind, id }) => {
    expect(engine.document(uri)?.recognition.kind).toBe(kind);
    expect(engine.document(uri)?.units.some(unit => unit.id === id)).toBe(true);
    expect(engine.lookup('documents', kind).find(it => it.uri === uri)?.title).toBe(wishes.title);
    expect(findingsIn(engine, uri)).toEqual([]);
  });

  test('nothing is found elsewhere', () => {
    const own = added.reduce((sum, { uri }) => sum + engine.diagnostics(uri).length, 0);
    expect(engine.allDiagnostics().length - own).toBe(before);
  });
});

describe('in an ISMS that begins', () => {
  const engine = checkedEngine(new Map([['isms.yaml', 'organization: Example\n']]));
  const made = kinds.map(kind => {
    const document = newDocument(engine, kind, { owner: 'mira.voss' });
    if (!document || document.isTaken) throw new Error(`There is no new ${kind}.`);
    engine.apply([{ uri: document.uri, text: document.text }]);
    return document;
  });
  for (const _ of engine.check());

  test.each(made)('a $kind has nothing but gaps', ({ uri, kind }) => {
    expect(engine.document(uri)?.recognition.kind).toBe(kind);
    expect(findingsIn(engine, uri).filter(it => !leftToAuthors.includes(it))).toEqual([]);
  });
});

const findingsIn = (engine: ReturnType<typeof checkedEngine>, uri: string): readonly string[] =>
  engine
    .diagnostics(uri)
    .filter(({ code }) => code !== 'placeholder-left')
    .map(({ code }) => code);

/** The schedule begins with one line; the others depend on what the organization keeps. */
const leftToAuthors = ['records-schedule-complete'];

describe('a new document', () => {
  const made = (fixture: string, kind: string, wishes: Parameters<typeof newDocument>[2] = {}) => {
    const document = newDocument(checkedEngine(parseFixture(fixture).files), kind, wishes);
    if (!document) throw new Error(`There is no kind '${kind}'.`);
    return document;
  };

  test('lies beside the others of its kind and is named as they are', () => {
    const others = (first: string, second: string) => `
=== ${first} ===
---
kind: incident-record
id: INC-2025-01
---
=== ${second} ===
---
kind: incident-record
id: INC-2025-02
---`;
    const path = (fixture: string) => made(fixture, 'incident-record', { title: 'Mail für alle' }).path;
    expect(path(others('log/2025/inc-2025-01.md', 'log/2025/inc-2025-02.md'))).toBe(
      'log/2026/inc-2026-01.md',
    );
    expect(path(others('log/INC-2025-01-phish.md', 'log/INC-2025-02-lost.md'))).toBe(
      'log/INC-2026-01-mail-fur-alle.md',
    );
    expect(path(others('log/phish.md', 'log/mail-fur-alle.md'))).toBe('log/mail-fur-alle-2.md');
  });

  test('goes where isms.yaml expects its kind, else to its usual place', () => {
    const settings = '=== isms.yaml ===\ndocuments:\n  - {path: "handbook/**/RULE-*.md", kind: policy}\n';
    expect(made(settings, 'policy', { id: 'RULE-4', title: 'Access' }).path).toBe(
      'handbook/RULE-4-Access.md'.toLowerCase().replace('rule-4', 'RULE-4'),
    );
    expect(made(settings, 'change-record').path).toBe('changes/CHG-2026-001.md');
    expect(made(settings, 'statement-of-applicability').path).toBe('risks/soa.yaml');
  });

  test('is YAML where the others are, and Markdown where they are', () => {
    const yaml = made('=== changes/CHG-1.yaml ===\nid: CHG-1\n', 'change-record', { title: 'New' });
    expect([yaml.path, yaml.text.slice(0, 38)]).toEqual([
      'changes/CHG-2.yaml',
      'kind: change-record\nid: CHG-2\ntitle: N',
    ]);
    expect(yaml.text).not.toContain('---');
    const markdown = made('=== risks/register/R-1.md ===\n---\nid: R-1\n---\n', 'risk-register', {
      title: 'New',
    });
    expect(markdown.text).toMatch(/^---\nkind: risk-register\nid: R-2\n[\s\S]*\n---\n\n# New\n$/);
  });

  test('claims the outcome that it is made for where it would not count else', () => {
    expect(made('', 'policy', { outcome: 'GOV-O3' }).text).toContain('\noutcomes: [GOV-O3]\n');
    expect(made('', 'disposal-record', { outcome: 'OUT-O6' }).text).toContain('\noutcomes: [OUT-O6]\n');
    expect(made('', 'incident-record', { outcome: 'INC-O1' }).text).not.toContain('outcomes:');
    expect(made('', 'policy').text).toContain('\noutcomes: [<id of an outcome>]\n');
  });

  test('has stops where there is something left to type, and no variable', () => {
    const { snippet } = made('', 'change-record', {
      id: 'CHG-7',
      title: 'Costs $5 {net}',
      owner: 'mira.voss',
    });
    expect(snippet).toMatch(/^---\nkind: change-record\nid: CHG-7\ntitle: Costs \\\$5 \{net\\}\n/);
    expect(snippet).toMatch(/\nowner: \$\{3:mira\.voss\}\n/);
    expect(snippet).toContain('# Costs \\$5 {net\\}');
    expect(snippet).not.toMatch(/CURRENT_|first\.last/);
  });

  test('of an own kind has the fields that its schema asks for', () => {
    const files = new Map([
      ['isms.yaml', ownSettings],
      ['model/own.yaml', ownCatalogue],
      ['schemas/plan.schema.yaml', ownSchema],
    ]);
    const engine = checkedEngine(files);
    const plan = newDocument(engine, 'z-continuity-plan', { title: 'Shop' });
    expect(plan?.path).toBe('continuity/plans/CP-001-shop.md');
    expect(plan?.text).toBe(`---
kind: z-continuity-plan
id: CP-001
title: Shop
owner: <person or role>
status: draft
version: '0.1'
next_review: 2027-09-15
classification: <classification>
scenarios: []
---

# Shop
`);
    expect(newDocument(engine, 'z-exercise')?.path).toBe('continuity/exercises/EXERCISE-001.md');
    expect(newDocument(engine, 'z-none')).toBeNull();
  });
});

describe('the next id', () => {
  test.each([
    ['INC-2026-001', [], 'INC-2026-001'],
    ['INC-2026-001', ['INC-2026-005', 'INC-2026-006', 'INC-2025-044'], 'INC-2026-007'],
    ['INC-2026-001', ['INC-2025-044'], 'INC-2026-001'],
    ['R-001', ['R-9', 'R-10', 'RISK-004'], 'R-11'],
    ['R-001', ['R-099', 'R-100'], 'R-101'],
    ['POL-001', ['access', 'passwords'], 'POL-001'],
    ['POL-001', ['P7', 'P8'], 'P9'],
    ['SOA-2026', ['SOA-2025'], 'SOA-2026'],
    ['SOA-2026', ['SOA-2025', 'SOA-2026'], 'SOA-2026-2'],
    ['MEA-2026-Q1', ['MEA-2026-Q1', 'MEA-2026-Q2'], 'MEA-2026-Q3'],
    ['REG-ROLES', ['REG-ROLES'], 'REG-ROLES-2'],
    ['M-01', ['X1', 'M-01', '2026'], 'M-02'],
  ])('after %s and %j is %s', (usual, inUse, next) => {
    const isTaken = (id: string) => inUse.includes(id as never);
    expect(nextId({ usual, inUse, today: '2026-09-15', isTaken })).toBe(next);
  });
});
