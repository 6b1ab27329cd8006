import { afterEach, expect, test } from 'vitest';
import type {
  ClientCapabilities,
  CodeAction,
  CreateFile,
  DeleteFile,
  TextDocumentEdit,
} from 'vscode-languageserver-protocol';
import { type ServerClient, startServer } from '../support/serverProcess.js';

const running: ServerClient[] = [];
afterEach(async () => {
  for (const client of running.splice(0)) {
    expect(client.log.filter(line => line.includes(' failed on '))).toEqual([]);
    expect(await client.stop()).toBe(0);
  }
});

const register = 'risks/register.yaml';
const risks =
  'title: Risks\nrisks:\n  - id: R-001\n    title: Mail\n  - id: R-002\n    last_assessed: 4 May 2026\n';

/** An editor that can do everything with actions, but for what is left out. */
const able = (without: 'resolve' | 'files' | 'nothing'): ClientCapabilities => ({
  workspace: {
    workspaceFolders: true,
    workspaceEdit: {
      documentChanges: true,
      ...(without === 'files' ? {} : { resourceOperations: ['create', 'rename', 'delete'] as const }),
    },
  } as ClientCapabilities['workspace'] & object,
  textDocument: {
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'refactor', 'source'] } },
      dataSupport: true,
      ...(without === 'resolve' ? {} : { resolveSupport: { properties: ['edit'] } }),
    },
  },
});

async function start(without: 'resolve' | 'files' | 'nothing' = 'nothing'): Promise<ServerClient> {
  const client = await startServer({ [register]: risks }, { capabilities: able(without) });
  running.push(client);
  await client.untilFound(register, 'date-is-iso');
  client.open(register, risks);
  return client;
}

const ask = (client: ServerClient, line: number, only?: string[], character = 8) =>
  client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri: client.uri(register) },
    range: { start: { line, character }, end: { line, character } },
    context: { diagnostics: [], ...(only ? { only } : {}) },
  });

const resolved = (client: ServerClient, action: CodeAction | undefined) =>
  client.connection.sendRequest<CodeAction>('codeAction/resolve', action);

test('an edit is worked out when its action is chosen, and may create a file', async () => {
  const client = await start();
  const actions = await ask(client, 2, ['refactor.extract']);
  expect(actions.every(({ kind, edit }) => kind === 'refactor.extract' && edit === undefined)).toBe(true);
  const action = actions.find(({ title }) => title === "Move 'R-001' to a file of its own");
  const { edit } = await resolved(client, action);
  const [create, fill, take] = (edit?.documentChanges ?? []) as [
    CreateFile,
    TextDocumentEdit,
    TextDocumentEdit,
  ];
  const uri = client.uri('risks/register/R-001.yaml');
  expect(create).toEqual({ kind: 'create', uri });
  expect(fill).toMatchObject({ textDocument: { uri, version: null } });
  expect(fill.edits).toMatchObject([{ newText: 'id: R-001\ntitle: Mail\n' }]);
  expect(take).toMatchObject({ textDocument: { uri: client.uri(register), version: 1 } });
  expect(take.edits).toEqual([
    { range: { start: { line: 2, character: 0 }, end: { line: 4, character: 0 } }, newText: '' },
  ]);
});

test('a file that is moved into a register is deleted', async () => {
  const client = await start();
  const path = 'risks/register/R-003.yaml';
  client.open(path, 'id: R-003\ntitle: Key\n');
  const actions = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri: client.uri(path) },
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    context: { diagnostics: [], only: ['refactor.inline'] },
  });
  const { edit } = await resolved(client, actions[0]);
  const changes = edit?.documentChanges as [TextDocumentEdit, DeleteFile];
  expect(changes[0].edits).toMatchObject([{ newText: '  - id: R-003\n    title: Key\n' }]);
  expect(changes[1]).toEqual({ kind: 'delete', uri: client.uri(path) });
});

test('an editor that cannot create files is not offered what needs it', async () => {
  const client = await start('files');
  const titles = (await ask(client, 2)).map(({ title }) => title);
  expect(titles).toContain("Stamp 'R-001' as reviewed today");
  expect(titles.join()).not.toContain('file of its own');
});

test('an editor that does not ask again gets the edit at once', async () => {
  const client = await start('resolve');
  const action = (await ask(client, 2)).find(({ title }) => title.startsWith('Stamp'));
  expect(action?.edit?.documentChanges).toHaveLength(1);
  expect(action?.data).toBeUndefined();
});

test('what a finding asks for carries it, and the obvious one is preferred', async () => {
  const client = await start();
  const action = (await ask(client, 5, ['quickfix'], 22)).find(({ title }) => title === 'Write 2026-05-04');
  expect(action).toMatchObject({ isPreferred: true, diagnostics: [{ code: 'date-is-iso' }] });
  const ignoring = (await ask(client, 5, ['quickfix'], 22)).find(({ title }) => title.startsWith('Ignore'));
  expect(ignoring?.isPreferred).toBeUndefined();
  expect(ignoring?.diagnostics).toHaveLength(1);
});

test('everything safe is fixed where that is asked for, and offered nowhere else', async () => {
  const client = await start();
  expect((await ask(client, 5)).map(({ kind }) => kind)).not.toContain('source.fixAll.isms');
  const actions = await ask(client, 0, ['source.fixAll']);
  expect(actions).toMatchObject([{ kind: 'source.fixAll.isms' }]);
  const { edit } = await resolved(client, actions[0]);
  expect(edit?.documentChanges).toMatchObject([{ edits: [{ newText: '2026-05-04' }] }]);
});

test('what was offered in a text that is another one now does nothing wrong', async () => {
  const client = await start();
  const action = (await ask(client, 2, ['refactor.extract'])).find(({ title }) => title.startsWith('Move'));
  client.change(register, 'title: Risks\n');
  expect((await resolved(client, action)).edit).toBeUndefined();
});
