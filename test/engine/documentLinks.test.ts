import { expect, test } from 'vitest';
import { Engine } from '../../server/src/engine/engine.js';
import { documentLinks, linkTarget } from '../../server/src/engine/features/documentLinks.js';
import { placeText } from '../support/cursorEngine.js';
import { checkedEngine, parseFixture, setupFor } from '../support/fixture.js';

/** The links of the last file, as `text → target`. */
function links(fixture: string): readonly string[] {
  const { files } = parseFixture(fixture);
  const engine = checkedEngine(files);
  const [path = '', text = ''] = [...files].at(-1) ?? [];
  return documentLinks(engine, path).map(({ start, end, to }) => {
    const target = 'uri' in to ? null : linkTarget(engine, to.id, to.types);
    return `${text.slice(start, end)} → ${'uri' in to ? to.uri : target && placeText(files, target)}`;
  });
}

const isms = `
=== isms/roles.yaml ===
people:
  - {id: mira.voss, name: Mira Voss}
=== risks/register/R-001.yaml ===
id: R-001
=== policies/a b.md ===
---
id: POL-001
---
`;

test('ids lead to what defines them; those that nothing or the model defines lead nowhere', () => {
  expect(
    links(`${isms}=== policies/b.md ===
---
id: POL-002
owner: mira.voss
outcomes: [POL-O3]
related: ["R-001", R-002]
---
See R-001.`),
  ).toEqual(['mira.voss → isms/roles.yaml:2 mira.voss', 'R-001 → risks/register/R-001.yaml:1 R-001']);
});

test('paths lead to documents, from the folder or from the root', () => {
  expect(
    links(`${isms}=== policies/b.md ===
---
annex: ./a b.md
links: [../risks/register/R-001.yaml, 'isms/roles.yaml', ../../out.md, nothing.md, b.md, "#x.md"]
note: See isms/roles.yaml
---
[body](isms/roles.yaml)`),
  ).toEqual([
    './a b.md → policies/a b.md',
    '../risks/register/R-001.yaml → risks/register/R-001.yaml',
    'isms/roles.yaml → isms/roles.yaml',
  ]);
});

test('a path is found in a workspace whose uris are escaped', () => {
  const engine = new Engine('file:///isms%20one/', setupFor(new Map()));
  const uri = 'file:///isms%20one/policies/a%20%28b%29.md';
  engine.apply([
    { uri, text: '---\nid: POL-1\n---\n' },
    { uri: 'file:///isms%20one/policies/b.md', text: '---\nannex: a (b).md\n---\n' },
  ]);
  expect(documentLinks(engine, 'file:///isms%20one/policies/b.md').map(({ to }) => to)).toEqual([{ uri }]);
});

test('what is no document of the ISMS has none', () => {
  expect(links(`${isms}=== notes/x.yaml ===\nowner: mira.voss\nfile: isms/roles.yaml\n`)).toEqual([]);
});
