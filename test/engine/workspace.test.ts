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
