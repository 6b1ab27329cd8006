import { describe, expect, test } from 'vitest';
import { kindKnown } from '../../server/src/engine/rules/kindKnown.js';
import { checkedEngine, parseFixture } from '../support/fixture.js';

const recognized = (fixture: string) =>
  checkedEngine(parseFixture(fixture).files, { rules: [] })
    .documents()
    .map(({ path, recognition: { kind, because } }) => `${path}: ${kind ?? 'nothing'} (${because})`);

describe('a file is taken for', () => {
  test('what its metadata says, then what isms.yaml says, then what its path says', () => {
    expect(
      recognized(`
=== isms.yaml ===
organization: A
documents:
  - {path: 'handbook/*.md', kind: procedure}
=== handbook/a.md ===
# A
=== handbook/b.md ===
---
kind: policy
---
=== policies/deep/c.md ===
# C
=== risks/soa.yaml ===
title: S
`),
    ).toEqual([
      "handbook/a.md: procedure (isms.yaml 'handbook/*.md')",
      'handbook/b.md: policy (its metadata says so)',
      'isms.yaml: settings (it is the settings file)',
      "policies/deep/c.md: policy (usual path 'policies/**/*.md')",
      "risks/soa.yaml: statement-of-applicability (usual path 'risks/soa.yaml')",
    ]);
  });

  test('nothing, when it is ignored, explains a folder, or is of another world', () => {
    expect(
      recognized(`
=== isms.yaml ===
organization: A
ignore: ['policies/old/**']
=== policies/README.md ===
# Read me
=== policies/old/a.md ===
# A
=== deploy/app.yaml ===
kind: Deployment
{{ template }}
`),
    ).toEqual([
      'deploy/app.yaml: nothing (no kind in its metadata, and no path of a kind fits)',
      'isms.yaml: settings (it is the settings file)',
      'policies/README.md: nothing (a README explains its folder)',
      "policies/old/a.md: nothing (ignored by 'policies/old/**' in isms.yaml)",
    ]);
  });

  test('the people, when isms.yaml names their file', () => {
    expect(
      recognized(
        '=== isms.yaml ===\norganization: A\npeople: hr/staff.yaml\n=== hr/staff.yaml ===\npeople: []\n',
      ),
    ).toContain("hr/staff.yaml: role-assignment (people of isms.yaml 'hr/staff.yaml')");
  });
});

test('a mistyped kind is taken for what was meant, and said to be mistyped, in a file that is ours', () => {
  const engine = checkedEngine(
    new Map([
      ['notes/a.md', '---\nkind: polcy\nowner: mira.voss\n---\n'],
      ['deploy/b.yaml', 'kind: metrics\nspec: {}\n'],
    ]),
    { rules: [kindKnown] },
  );
  expect(engine.allDiagnostics().map(({ uri, message }) => [uri, message])).toEqual([
    ['notes/a.md', "'polcy' is no kind of document that the model knows; did you mean 'policy'?"],
  ]);
});

test('a file that is no document of the ISMS is nobody’s business, whatever is wrong with it', () => {
  const engine = checkedEngine(
    new Map([
      ['deploy/app.yaml', 'kind: [\n'],
      ['notes.md', '---\nkind: Deployment\na: [\n---\n'],
    ]),
  );
  expect(engine.allDiagnostics()).toEqual([]);
});
