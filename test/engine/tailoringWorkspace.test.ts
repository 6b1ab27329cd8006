import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { builtInSetup } from '../../server/src/engine/builtIn.js';
import type { Diagnostic } from '../../server/src/engine/check/diagnostic.js';
import type { DocumentChange } from '../../server/src/engine/documentChange.js';
import { Workspace } from '../../server/src/engine/workspace.js';
import { today } from '../support/fixture.js';
import { ownCatalogue, ownSchema, ownSettings } from '../support/ownCatalogue.js';

const setup = builtInSetup(today);
const exercise = (more = '') =>
  `---\nid: EX-1\ntitle: Try\nstatus: closed\noutcomes: [ZBCM-O4]\n${more}---\n`;
const files: Readonly<Record<string, string>> = {
  'isms.yaml': ownSettings,
  'model/own.yaml': ownCatalogue,
  'schemas/plan.schema.yaml': ownSchema,
  'continuity/exercises/e.md': exercise(),
};

function opened(more: Readonly<Record<string, string>> = {}, folders: readonly string[] = ['a/']): Workspace {
  const workspace = new Workspace(folders, setup);
  const all = { ...files, ...more };
  workspace.apply(
    Object.entries(all).map(([path, text]) => ({ uri: path.includes(':') ? path : `a/${path}`, text })),
  );
  for (const _ of workspace.check());
  return workspace;
}

const write = (workspace: Workspace, path: string, text: string | null): readonly string[] => {
  workspace.apply([{ uri: `a/${path}`, text }]);
  return [...workspace.check()].sort();
};

const findings = (workspace: Workspace) =>
  workspace.engines().flatMap(engine => engine.allDiagnostics().map(({ uri, code }) => `${uri} ${code}`));

test('a file that shapes the model is in force as soon as it is there, and no longer than that', () => {
  const workspace = opened();
  expect(findings(workspace)).toEqual([]);
  write(workspace, 'model/own.yaml', null);
  expect(findings(workspace)).toEqual([
    'a/isms.yaml shaping-file-found',
    'a/schemas/plan.schema.yaml kind-known',
  ]);
  expect(workspace.engineOf('a/x')?.document('a/continuity/exercises/e.md')?.recognition.kind).toBeNull();
  write(workspace, 'model/own.yaml', ownCatalogue);
  expect(findings(workspace)).toEqual([]);
  expect(workspace.engineOf('a/x')?.document('a/continuity/exercises/e.md')?.recognition.kind).toBe(
    'z-exercise',
  );
});

test('a schema may be JSON; one that the settings do not name is no file of the ISMS', () => {
  const json = JSON.stringify(parse(ownSchema), null, 2);
  const workspace = opened({
    'schemas/plan.schema.yaml': '',
    'schemas/plan.schema.json': json,
    'x.schema.json': json,
  });
  const engine = workspace.engineOf('a/x');
  const held = () =>
    ['a/schemas/plan.schema.json', 'a/x.schema.json'].map(uri => engine?.document(uri)?.recognition.kind);
  const withJson = ownSettings.replace(/schemas: .*/, 'schemas: [schemas/plan.schema.json]');
  expect(held()).toEqual([undefined, undefined]);
  write(workspace, 'isms.yaml', withJson);
  expect(held()).toEqual(['kind-schema', undefined]);
  write(workspace, 'continuity/plans/p.md', '---\nid: P-1\nkind: z-continuity-plan\nscenarios: 7\n---\n');
  expect(findings(workspace)).toContain('a/continuity/plans/p.md value-has-type');
  write(workspace, 'isms.yaml', ownSettings.replace(/schemas: .*/, 'schemas: []'));
  expect(held()).toEqual([undefined, undefined]);
  write(workspace, 'isms.yaml', withJson);
  write(workspace, 'schemas/plan.schema.json', null);
  expect(held()).toEqual([undefined, undefined]);
});

test('settings that name no such file any more take its model with them', () => {
  const workspace = opened();
  write(workspace, 'isms.yaml', 'organization: T\n');
  expect(findings(workspace)).toEqual([]);
  expect(workspace.engineOf('a/x')?.setup.model).toBe(setup.model);
  write(workspace, 'isms.yaml', ownSettings);
  expect(workspace.engineOf('a/x')?.setup.model.process('ZBCM')).not.toBeNull();
});

test('an edit of a catalogue judges again at once, and heals', () => {
  const workspace = opened();
  const state = () =>
    workspace
      .engineOf('a/x')
      ?.coverage()
      .find(({ outcome }) => outcome.id === 'ZBCM-O4')?.state;
  expect(state()).toBe('covered');
  const changed = write(
    workspace,
    'model/own.yaml',
    ownCatalogue.replace('evidence: [z-exercise, nonconformity]', 'evidence: [nonconformity]'),
  );
  expect(state()).toBe('missing');
  expect(changed).toContain('a/continuity/exercises/e.md');
  expect(findings(workspace)).toContain('a/continuity/exercises/e.md claim-fits-kind');
  write(workspace, 'model/own.yaml', ownCatalogue);
  expect(state()).toBe('covered');
  expect(findings(workspace)).toEqual([]);
});

test('an edit of the schema of an own kind checks its documents again, and heals', () => {
  const workspace = opened({
    'continuity/plans/a.md': '---\nid: PLAN-1\n---\n',
    'schemas/plan.schema.yaml': 'kind: z-continuity-plan\n',
  });
  expect(findings(workspace)).toEqual([
    'a/model/own.yaml model-holds-together',
    'a/model/own.yaml model-holds-together',
  ]);
  expect(write(workspace, 'schemas/plan.schema.yaml', ownSchema)).toContain('a/continuity/plans/a.md');
  expect(findings(workspace)).toContain('a/continuity/plans/a.md field-present');
  write(workspace, 'schemas/plan.schema.yaml', 'kind: z-continuity-plan\n');
  expect(findings(workspace)).not.toContain('a/continuity/plans/a.md field-present');
});

test('typing a comment reads nothing again, and other words only the files that shape the model', () => {
  const policies = Array.from(
    { length: 20 },
    (_, n) => [`policies/${n}.md`, `---\nid: POL-${n}\n---\n`] as const,
  );
  const workspace = opened(Object.fromEntries(policies));
  const { model } = workspace.engineOf('a/x')?.setup ?? {};
  workspace.apply([{ uri: 'a/model/own.yaml', text: `# one of ours\n${ownCatalogue}` }]);
  expect(workspace.pending).toBe(1);
  expect([...workspace.check()]).toEqual([]);
  workspace.apply([{ uri: 'a/model/own.yaml', text: ownCatalogue.replace('reason: Con', 'reasom: Con') }]);
  expect(workspace.pending).toBeLessThan(5);
  expect([...workspace.check()]).toEqual(['a/model/own.yaml']);
  expect(workspace.engineOf('a/x')?.setup.model).toBe(model);
  workspace.apply([
    { uri: 'a/model/own.yaml', text: ownCatalogue.replace('Plans are tried', 'Plans were tried') },
  ]);
  expect(workspace.pending).toBeLessThan(5);
  expect(workspace.engineOf('a/x')?.setup.model.outcome('ZBCM-O3')?.title).toBe('Plans were tried');
  workspace.apply([{ uri: 'a/model/own.yaml', text: ownCatalogue.replace('home: ZBCM', 'home: RA') }]);
  expect(workspace.pending).toBeGreaterThan(20);
});

test('nothing of one ISMS shapes another', () => {
  const workspace = new Workspace(['a/'], setup);
  workspace.apply([
    ...Object.entries(files).map(([path, text]) => ({ uri: `a/${path}`, text })),
    {
      uri: 'a/sub/isms.yaml',
      text: 'organization: S\nmodel: {edition: 0.1.0-draft, extends: [../model/own.yaml]}\n',
    },
    { uri: 'a/sub/continuity/exercises/e.md', text: exercise() },
  ]);
  for (const _ of workspace.check());
  expect(findings(workspace)).toEqual(['a/sub/isms.yaml shaping-file-found']);
  expect(workspace.engineOf('a/sub/x')?.setup.model.process('ZBCM')).toBeNull();
});

test('a file in an ISMS that comes to an end shapes the one around it, where that names it', () => {
  const workspace = new Workspace(['a/'], setup);
  workspace.apply([
    { uri: 'a/isms.yaml', text: ownSettings.replace('model/*.yaml', '"**/own.yaml"') },
    { uri: 'a/schemas/plan.schema.yaml', text: ownSchema },
    { uri: 'a/sub/isms.yaml', text: 'organization: S\n' },
    { uri: 'a/sub/own.yaml', text: ownCatalogue },
  ]);
  for (const _ of workspace.check());
  expect(workspace.engineOf('a/x')?.setup.model.process('ZBCM')).toBeNull();
  workspace.apply([{ uri: 'a/sub/isms.yaml', text: null }]);
  for (const _ of workspace.check());
  expect(workspace.engineOf('a/x')?.setup.model.process('ZBCM')).not.toBeNull();
  expect(findings(workspace)).toEqual([]);
});

test('a file that shapes the model and cannot be read is told, and the others count', () => {
  const workspace = opened();
  workspace.apply([{ uri: 'a/model/own.yaml', text: null, unreadable: 'too-large' }]);
  for (const _ of workspace.check());
  expect(findings(workspace)).toContain('a/model/own.yaml file-readable');
  expect(workspace.engineOf('a/x')?.setup.model.outcomes).toHaveLength(109);
  write(workspace, 'model/own.yaml', ownCatalogue);
  expect(findings(workspace)).toEqual([]);
});

test('files that shape the model come first', () => {
  const workspace = opened();
  expect(workspace.comesFirst('a/isms.yaml')).toBe(true);
  expect(workspace.comesFirst('a/model/other.yaml')).toBe(true);
  expect(workspace.comesFirst('a/model/README.md')).toBe(false);
  expect(workspace.comesFirst('a/policies/a.md')).toBe(false);
});

test('another day leaves the shaped model as it is', () => {
  const workspace = opened();
  workspace.configure({ ...setup, asOf: '2026-09-16' });
  expect(workspace.engineOf('a/x')?.setup.model.process('ZBCM')).not.toBeNull();
  expect(workspace.engineOf('a/x')?.setup.asOf).toBe('2026-09-16');
});

const texts: Readonly<Record<string, readonly (string | null)[]>> = {
  'isms.yaml': [ownSettings, 'organization: T\n', `${ownSettings}rules: {kind-known: warning}\n`, null],
  'model/own.yaml': [
    ownCatalogue,
    `# more\n${ownCatalogue}`,
    ownCatalogue.replace('        statement: Plans have been tried.\n', ''),
    ownCatalogue.replace('from: [RA]', 'from: [RB]'),
    `${ownCatalogue}  - [`,
    '',
    null,
  ],
  'model/more.yaml': [
    'decision: {reason: R, by: a.b, on: 2026-01-01}\nroles:\n  - {id: z-continuity-manager, name: N, description: D}\n',
    null,
  ],
  'schemas/plan.schema.yaml': [
    ownSchema,
    ownSchema.replace('required: [scenarios]', 'required: [basis]'),
    'kind: [',
    null,
  ],
  'local/wording.yaml': ['wording:\n  - {id: ZBCM-O2, title: Other words}\n', null],
  'continuity/plans/a.md': [
    '---\nid: PLAN-1\nscenarios:\n  - {id: SC-1, title: Fire}\n---\n',
    '---\nid: PLAN-1\n---\n',
    null,
  ],
  'continuity/exercises/e.md': [exercise(), exercise('related: [PLAN-1]\n'), null],
  'rules/a.md': ['---\nid: POL-1\noutcomes: [ZRA-O1]\n---\n', null],
};
const edit = fc.constantFrom(...Object.keys(texts)).chain(path =>
  fc.record({
    path: fc.constant(path),
    text: fc.constantFrom(...(texts[path] ?? [])),
    stopAfter: fc.nat(3),
  }),
);

test('after any edits of what shapes the model, what was published is what a fresh start finds', () => {
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 10 }), edits => {
      const edited = new Workspace(['a/'], setup);
      const published = publishedAfter(edited, edits);
      const fresh = new Workspace(['a/'], setup);
      fresh.apply(lastTexts(edits));
      for (const _ of fresh.check());
      expect(published).toEqual(fresh.engineOf('a/x')?.allDiagnostics() ?? []);
      expect(statesOf(edited)).toEqual(statesOf(fresh));
    }),
    { numRuns: 40 },
  );
}, 120_000);

interface Edit {
  readonly path: string;
  readonly text: string | null;
  readonly stopAfter: number;
}

/** Applies the edits one by one, stops each check half way, and gives what someone would see at the end. */
function publishedAfter(workspace: Workspace, edits: readonly Edit[]): readonly Diagnostic[] {
  const published = new Map<string, readonly Diagnostic[]>();
  const publish = (uri: string) => published.set(uri, workspace.engineOf(uri)?.diagnostics(uri) ?? []);
  for (const { path, text, stopAfter } of edits) {
    workspace.apply([{ uri: `a/${path}`, text }]);
    let left = stopAfter;
    for (const uri of workspace.check([], () => --left < 0)) publish(uri);
  }
  while (workspace.pending > 0) for (const uri of workspace.check()) publish(uri);
  return [...published.keys()].sort().flatMap(uri => published.get(uri) ?? []);
}

/** What is left of each file in the end, in another order than it came. */
const lastTexts = (edits: readonly Edit[]): DocumentChange[] =>
  [...new Map(edits.map(({ path, text }) => [path, { uri: `a/${path}`, text }])).values()].reverse();

const statesOf = (workspace: Workspace) =>
  workspace
    .engineOf('a/x')
    ?.coverage()
    .map(({ outcome, state, reasons }) => [
      outcome.id,
      outcome.title,
      state,
      reasons.map(({ text }) => text),
    ]);
