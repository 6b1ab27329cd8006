import { expect, test } from 'vitest';
import { builtInSetup } from '../../server/src/engine/builtIn.js';
import { Workspace } from '../../server/src/engine/workspace.js';
import { today } from '../support/fixture.js';

const broken = (id: string) => `---\nid: ${id}\nrelated: [NO-1]\n---\n`;
const policy = (folder: string, id: string) => ({ uri: `${folder}policies/${id}.md`, text: broken(id) });

function checked(workspace: Workspace): readonly string[] {
  return [...workspace.check()].sort();
}

test('what is in a folder that is closed is taken back, the settings in it included', () => {
  const workspace = new Workspace(['a/', 'b/'], builtInSetup(today));
  workspace.apply([
    { uri: 'b/isms.yaml', text: 'organization: B' },
    policy('a/', 'P-1'),
    policy('b/', 'P-2'),
  ]);
  expect(checked(workspace)).toEqual(['a/policies/P-1.md', 'b/policies/P-2.md']);
  workspace.setFolders(['a/']);
  expect(checked(workspace)).toEqual(['b/policies/P-2.md']);
  expect(workspace.engineOf('b/policies/P-2.md')).toBeNull();
  workspace.setFolders(['a/', 'b/']);
  workspace.apply([policy('b/', 'P-2')]);
  expect(checked(workspace)).toEqual(['b/policies/P-2.md']);
});

test('a check stops after the document at which the time is up, and goes on from there', () => {
  const workspace = new Workspace(['a/'], builtInSetup(today));
  workspace.apply(['P-1', 'P-2', 'P-3'].map(id => policy('a/', id)));
  expect([...workspace.check(['a/policies/P-3.md'], () => true)]).toEqual(['a/policies/P-3.md']);
  expect(workspace.pending).toBe(2);
  expect(checked(workspace)).toEqual(['a/policies/P-1.md', 'a/policies/P-2.md']);
  expect(workspace.pending).toBe(0);
});

test('typing in isms.yaml reads nothing again while the settings stay the same', () => {
  const workspace = new Workspace(['a/'], builtInSetup(today));
  workspace.apply([{ uri: 'a/isms.yaml', text: 'organization: A' }, policy('a/', 'P-1')]);
  checked(workspace);
  workspace.apply([{ uri: 'a/isms.yaml', text: 'organization: A # and more' }]);
  expect(workspace.pending).toBe(1);
  workspace.apply([{ uri: 'a/isms.yaml', text: 'organization: A\nrules: {id-unique: off}' }]);
  expect(workspace.pending).toBe(2);
});

const findings = (workspace: Workspace): readonly string[] =>
  workspace
    .engines()
    .flatMap(engine =>
      engine.documents().flatMap(({ uri }) => engine.diagnostics(uri).map(({ code }) => `${uri} ${code}`)),
    );

const decisionOf = (id: string, related: string) =>
  `---\nid: ${id}\ntitle: T\nstatus: decided\ndate: 2026-04-02\nby: mira.voss\nquestion: Q?\noptions: [A, B]\ndecision: A.\nreason: R.\nowner: mira.voss\nclassification: internal\nrelated: [${related}]\n---\n`;
const decision = (folder: string, id: string, related = '') => ({
  uri: `${folder}isms/decisions/${id}.md`,
  text: decisionOf(id, related),
});

/** One ISMS with another in a folder of it, and a third beside them. */
function nested(outer: string, inner: string, beside = 'organization: C\n'): Workspace {
  const workspace = new Workspace([''], builtInSetup(today));
  workspace.apply([
    { uri: 'a/isms.yaml', text: outer },
    { uri: 'a/sub/isms.yaml', text: inner },
    { uri: 'c/isms.yaml', text: beside },
    decision('a/', 'DEC-1', 'DEC-2'),
    decision('a/sub/', 'DEC-2', 'DEC-3'),
    decision('c/', 'DEC-3', 'DEC-3'),
  ]);
  checked(workspace);
  return workspace;
}

test('no id of one ISMS resolves in another, above, below or beside it', () => {
  expect(findings(nested('organization: A\n', 'organization: B\n'))).toEqual([
    'a/isms/decisions/DEC-1.md reference-resolves',
    'a/sub/isms/decisions/DEC-2.md reference-resolves',
  ]);
});

test('the same id in two of them is defined once in each', () => {
  const workspace = nested('organization: A\n', 'organization: B\n');
  workspace.apply([decision('a/', 'DEC-1', 'DEC-1'), decision('a/sub/', 'DEC-1'), decision('c/', 'DEC-1')]);
  checked(workspace);
  expect(findings(workspace)).toEqual(['a/sub/isms/decisions/DEC-2.md reference-resolves']);
});

test('an isms.yaml that moves takes the border with it', () => {
  const workspace = nested('organization: A\n', 'organization: B\n');
  workspace.apply([
    { uri: 'a/sub/isms.yaml', text: null },
    { uri: 'a/isms.yaml', text: null },
    {
      uri: 'isms.yaml',
      text: 'organization: A\ndocuments: [{path: "**/isms/decisions/*.md", kind: decision-record}]\n',
    },
  ]);
  checked(workspace);
  // What was in a/ and a/sub/ is in one now, and DEC-3 is still beside it.
  expect(workspace.engineOf('a/sub/isms/decisions/DEC-2.md')?.root).toBe('');
  expect(findings(workspace)).toEqual(['a/sub/isms/decisions/DEC-2.md reference-resolves']);
});

test('settings of one touch no other, and settings that are broken break only their own', () => {
  const workspace = nested('organization: A\nrules: {reference-resolves: off}\n', 'organization: B\n');
  expect(findings(workspace)).toEqual(['a/sub/isms/decisions/DEC-2.md reference-resolves']);
  workspace.apply([{ uri: 'a/isms.yaml', text: 'organization: [A\nrules: {reference-resolves: off}\n' }]);
  expect(checked(workspace).filter(uri => uri.startsWith('c/') || uri.startsWith('a/sub/'))).toEqual([]);
  expect(findings(workspace)).toContain('a/isms.yaml yaml-valid');
  expect(findings(workspace)).toContain('a/sub/isms/decisions/DEC-2.md reference-resolves');
  expect(findings(workspace).filter(it => it.startsWith('c/'))).toEqual([]);
});

test('each has a coverage of its own', () => {
  const workspace = nested('organization: A\n', 'organization: B\n');
  const claiming = decisionOf('DEC-9', '').replace('owner:', 'outcomes: [RES-O2]\nowner:');
  workspace.apply([{ uri: 'a/sub/isms/decisions/DEC-9.md', text: claiming }]);
  checked(workspace);
  const states = workspace.engines().map(engine => {
    const resources = engine.coverage().find(({ outcome }) => outcome.id === 'RES-O2');
    return [engine.root, resources?.evidence.length];
  });
  expect(states).toEqual([
    ['a/', 0],
    ['a/sub/', 1],
    ['c/', 0],
  ]);
});
