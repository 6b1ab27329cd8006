import { expect, test } from 'vitest';
import { workspaceSymbols } from '../../server/src/engine/features/workspaceSymbols.js';
import { placeText } from '../support/cursorEngine.js';
import { checkedEngine, parseFixture } from '../support/fixture.js';

const { files } = parseFixture(`
=== risks/register/R-001.yaml ===
id: R-001
title: Mail store is readable
=== risks/register/R-010.yaml ===
id: R-010
title: Readers lose their mail
=== isms/roles.yaml ===
people:
  - {id: mira.voss, name: Mira Voss}
=== policies/a.md ===
---
id: POL-001
title: Mail
---
=== policies/b.md ===
---
title: No id, nothing to find
---
`);
const engine = checkedEngine(files);
const names = (query: string) => workspaceSymbols([engine], query).map(({ name }) => name);

test('ids and titles are found, the best first', () => {
  expect(names('R-0')).toEqual(['R-001 Mail store is readable', 'R-010 Readers lose their mail']);
  expect(names('r-010')).toEqual(['R-010 Readers lose their mail']);
  expect(names('mail')).toEqual([
    'POL-001 Mail',
    'R-001 Mail store is readable',
    'R-010 Readers lose their mail',
  ]);
  expect(names('voss')).toEqual(['mira.voss Mira Voss']);
});

test('every word has to be there; letters of an id may be left out', () => {
  expect(names('store R-001')).toEqual(['R-001 Mail store is readable']);
  expect(names('mail nothing')).toEqual([]);
  expect(names('mv')).toEqual(['mira.voss Mira Voss']);
  expect(names('mlsr')).toEqual([]);
  expect(names('001').slice(0, 2)).toEqual(['POL-001 Mail', 'R-001 Mail store is readable']);
});

test('nothing asked is everything, with places', () => {
  expect(workspaceSymbols([engine], ' ').map(it => `${it.type} ${placeText(files, it)}`)).toEqual([
    'policy policies/a.md:2 POL-001',
    'risk risks/register/R-001.yaml:1 R-001',
    'risk risks/register/R-010.yaml:1 R-010',
    'person isms/roles.yaml:2 mira.voss',
  ]);
});

test('of thousands, no more are told than somebody reads', () => {
  const risks = Array.from({ length: 1000 }, (_, n) => `  - {id: R-${n}, title: Risk}`).join('\n');
  const many = checkedEngine(new Map([['risks/register.yaml', `risks:\n${risks}\n`]]));
  const found = workspaceSymbols([many], 'r-77');
  expect(found.slice(0, 2).map(({ name }) => name)).toEqual(['R-77 Risk', 'R-770 Risk']);
  expect(workspaceSymbols([many], 'risk')).toHaveLength(200);
});
