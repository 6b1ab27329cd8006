import { expect, test } from 'vitest';
import { definition } from '../../server/src/engine/features/definition.js';
import { checkedEngine, parseFixture } from '../support/fixture.js';
import { ownCatalogue, ownSchema, ownSettings } from '../support/ownCatalogue.js';

/** The places that are gone to from `$0`, as `path: text`. */
function definitions(fixture: string): readonly string[] {
  const { files, cursor } = parseFixture(fixture);
  if (!cursor) throw new Error('The fixture has no $0.');
  const found = definition(checkedEngine(files), cursor.path, cursor.offset);
  return (found?.targets ?? []).map(({ uri, start, end }) => {
    const text = files.get(uri) ?? '';
    const line = text.slice(0, start).split('\n').length;
    return `${uri}:${line} ${text.slice(start, end)}`;
  });
}

const isms = `
=== isms/roles.yaml ===
people:
  - id: tom.ashe
    name: Tom Ashe
  - id: mira.voss
    name: Mira Voss
=== soa.yaml ===
kind: statement-of-applicability
controls:
  - control: A.5.1
    applicable: true
=== risks/register/R-001.yaml ===
id: R-001
title: Mail store is readable
=== policies/a.md ===
---
id: POL-001
owner: mira.voss
---

See R-001.
`;

test('a reference leads to the definition', () => {
  expect(definitions(`${isms}=== policies/b.md ===\n---\nowner: mira$0.voss\n---\n`)).toEqual([
    'isms/roles.yaml:4 mira.voss',
  ]);
  expect(definitions(`${isms}=== policies/b.md ===\n---\nrelated: [POL-001, R-001$0]\n---\n`)).toEqual([
    'risks/register/R-001.yaml:1 R-001',
  ]);
});

test('a definition leads to itself and to whatever else has the id', () => {
  expect(definitions(`${isms}=== policies/b.md ===\n---\nid: PO$0L-001\n---\n`)).toEqual([
    'policies/a.md:2 POL-001',
    'policies/b.md:2 POL-001',
  ]);
});

test('of several with one id, those of the type that is wanted', () => {
  const two = `${isms}=== policies/c.md ===\n---\nid: mira.voss\n---\n`;
  expect(definitions(`${two}=== policies/b.md ===\n---\nowner: mira$0.voss\n---\n`)).toEqual([
    'isms/roles.yaml:4 mira.voss',
  ]);
});

test('a control leads to its line of the statement of applicability', () => {
  const risk = (lines: string) => definitions(`${isms}=== risks/register/R-002.yaml ===\n${lines}`);
  expect(risk('treatment: {controls: [$0A.5.1]}')).toEqual(['soa.yaml:3 A.5.1']);
  expect(risk('treatment: {controls: [$0A.5.2]}')).toEqual([]);
});

test('what only the model defines leads nowhere', () => {
  expect(definitions(`${isms}=== policies/b.md ===\n---\noutcomes: [POL-O$02]\n---\n`)).toEqual([]);
});

test('ids are followed from prose, and from text that cannot be read yet', () => {
  expect(definitions(`${isms}=== policies/b.md ===\n---\nid: POL-002\n---\n\nSee R-0$001.`)).toEqual([
    'risks/register/R-001.yaml:1 R-001',
  ]);
  expect(definitions(`${isms}=== policies/b.md ===\n---\nid: "POL\nowner: tom.$0ashe\n---\n`)).toEqual([
    'isms/roles.yaml:2 tom.ashe',
  ]);
});

test('in isms.yaml people are followed as well', () => {
  expect(
    definitions(`${isms}=== isms.yaml ===\ntailoring:\n  exclude:\n    - approved_by: mira.voss$0`),
  ).toEqual(['isms/roles.yaml:4 mira.voss']);
});

test('what an organization has added to the model leads to its own files', () => {
  const own = `
=== isms.yaml ===
${ownSettings}
=== model/own.yaml ===
${ownCatalogue}
=== schemas/plan.schema.yaml ===
${ownSchema}
=== continuity/exercises/e.md ===
---
id: EX-1
`;
  const place = (text: string) =>
    ownCatalogue.slice(0, ownCatalogue.indexOf(`id: ${text}`)).split('\n').length;
  expect(definitions(`${own}outcomes: [ZBCM-O4$0]\n---\n`)).toEqual([
    `model/own.yaml:${place('ZBCM-O4')} ZBCM-O4`,
  ]);
  expect(definitions(`${own}process: [ZBCM$0]\n---\n`)).toEqual([`model/own.yaml:${place('ZBCM')} ZBCM`]);
  expect(definitions(`${own}kind: z-continuity-plan$0\n---\n`)).toEqual([
    `model/own.yaml:${place('z-continuity-plan')} z-continuity-plan`,
    'schemas/plan.schema.yaml:1 z-continuity-plan',
  ]);
  expect(definitions(`${own}outcomes: [RA-O4$0]\n---\n`).map(it => it.split(':')[0])).toEqual(
    ownCatalogue.includes('id: RA-O4') ? ['model/own.yaml'] : [],
  );
});
