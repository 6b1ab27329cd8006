import { expect, test } from 'vitest';
import { highlights } from '../../server/src/engine/features/highlights.js';
import { references } from '../../server/src/engine/features/references.js';
import { cursorEngine, placeText } from '../support/cursorEngine.js';

/** The places of the id at `$0`, as `role path:line text`. */
function uses(fixture: string): readonly string[] {
  const { engine, files, path, offset } = cursorEngine(fixture);
  return references(engine, path, offset).map(use => `${use.role} ${placeText(files, use)}`);
}

const isms = `
=== isms.yaml ===
organization: Kestrel Mail
tailoring:
  exclude:
    - approved_by: mira.voss
=== isms/roles.yaml ===
people:
  - id: tom.ashe
    name: Tom Ashe
  - id: mira.voss
    name: Mira Voss
=== risks/register/R-001.yaml ===
id: R-001
title: Mail store is readable
risk_owner: mira.voss
treatment: {controls: [A.5.1]}
=== soa.yaml ===
kind: statement-of-applicability
controls:
  - {control: A.5.1, applicable: true, risks: ['R-001', "R-0010"]}
=== policies/a.md ===
---
id: POL-001
owner: mira.voss
outcomes: [POL-O3]
related: [R-001]
---

# R-001 and what follows

See R-001, not R-0010, [the risk](../risks/register/R-001.yaml) or r@R-001. Ask mira.voss.

\`\`\`
R-001
\`\`\`
<!-- R-001 -->
`;
const of = (risk: string) => uses(`${isms}=== risks/acceptances/ACC-1.md ===\n---\n${risk}\n---\n`);

test('an id is found where it is defined, referred to and mentioned, and no part of another word', () => {
  expect(of('id: ACC-1\nrisk: R-0$001')).toEqual([
    'reference policies/a.md:5 R-001',
    'mention policies/a.md:8 R-001',
    'mention policies/a.md:10 R-001',
    'reference risks/acceptances/ACC-1.md:3 R-001',
    'definition risks/register/R-001.yaml:1 R-001',
    'reference soa.yaml:3 R-001',
  ]);
});

test('people are found in settings as well', () => {
  expect(of('id: ACC-1\naccepted_by: $0mira.voss').map(it => it.split(' ').slice(0, 2).join(' '))).toEqual([
    'reference isms.yaml:4',
    'definition isms/roles.yaml:4',
    'reference policies/a.md:3',
    'mention policies/a.md:10',
    'reference risks/acceptances/ACC-1.md:3',
    'reference risks/register/R-001.yaml:3',
  ]);
});

test('what the model defines has references and no definition', () => {
  expect(of('outcomes: [$0POL-O3]')).toEqual([
    'reference policies/a.md:4 POL-O3',
    'reference risks/acceptances/ACC-1.md:2 POL-O3',
  ]);
  expect(of('id: ACC-1\ncontrols: A.5.1$0')).toEqual([
    'mention risks/acceptances/ACC-1.md:3 A.5.1',
    'reference risks/register/R-001.yaml:4 A.5.1',
    'definition soa.yaml:3 A.5.1',
  ]);
});

test('an id is asked from text that people read; any other word is none', () => {
  expect(of('id: ACC-1\n---\nAs R-0$001 says.')).toHaveLength(6);
  expect(of('id: ACC-1\n---\nAs nobo$0dy says.')).toEqual([]);
  expect(of('id: ACC-1\n---\n$0')).toEqual([]);
});

test('of two things with one name, those who mean this one', () => {
  const two = `${isms}=== assets/inventory.yaml ===
assets:
  - {id: policy, name: Insurance policy}
=== risks/register/R-002.yaml ===
id: R-002
assets: [po$0licy]
=== policies/b.md ===
---
kind: policy
---
Not every policy.
`;
  expect(uses(two)).toEqual([
    'definition assets/inventory.yaml:2 policy',
    'reference risks/register/R-002.yaml:2 policy',
  ]);
  const kind = two.replace('po$0licy', 'policy').replace('kind: policy', 'kind: po$0licy');
  expect(uses(kind)).not.toContain('reference risks/register/R-002.yaml:2 policy');
});

test('a reference to what is not defined, or of another type, is found all the same', () => {
  expect(of('id: ACC-1\nrisk: R-9$0')).toEqual(['reference risks/acceptances/ACC-1.md:3 R-9']);
  expect(of('id: ACC-1\naccepted_by: R-0$001')).toHaveLength(6);
});

test('highlights are those of one document; where there is no id there are none', () => {
  const { engine, files, path, offset } = cursorEngine(isms.replace('See R-001', 'See R-$0001'));
  expect(highlights(engine, path, offset)?.map(use => `${use.role} ${placeText(files, use)}`)).toEqual([
    'reference policies/a.md:5 R-001',
    'mention policies/a.md:8 R-001',
    'mention policies/a.md:10 R-001',
  ]);
  const title = cursorEngine(isms.replace('organization: Kes', 'organization: K$0es'));
  expect(highlights(title.engine, title.path, title.offset)).toBeNull();
});
