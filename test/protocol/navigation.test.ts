import { afterEach, expect, test } from 'vitest';
import type {
  DocumentHighlight,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Location,
  SelectionRange,
  SymbolInformation,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import {
  type ServerClient,
  type ServerOptions,
  startServer as start,
  textAt,
} from '../support/serverProcess.js';

const running: ServerClient[] = [];

async function startServer(
  files: Readonly<Record<string, string>>,
  options?: ServerOptions,
): Promise<ServerClient> {
  const client = await start(files, options);
  running.push(client);
  return client;
}

afterEach(async () => {
  for (const client of running.splice(0)) {
    expect(client.log.filter(line => line.includes(' failed on '))).toEqual([]);
    expect(await client.stop()).toBe(0);
  }
});

const roles = 'isms/roles.yaml';
const people = 'title: Roles\npeople:\n  - id: mira.voss\n    name: Mira Voss\n';
const risk = 'risks/register/R-1.yaml';
const riskText = 'id: R-1\ntitle: A risk\nrisk_owner: "mira.voss"\nassessor: mira.voss\n';
const policy = 'policies/a.md';
const policyText = '---\nid: POL-1\ntitle: Access\nowner: mira.voss\n---\n# Access\n\nAsk mira.voss.\n';
const files = { [roles]: people, [policy]: policyText };

/** Everything has been read once something is published. */
async function opened(options?: ServerOptions): Promise<ServerClient> {
  const client = await startServer(files, options);
  client.open(risk, riskText);
  await client.until(() => client.diagnostics(risk) !== null && client.diagnostics(policy) !== null);
  return client;
}

test('references are told with and without the declaration, in files that were never opened', async () => {
  const client = await opened();
  const ask = (includeDeclaration: boolean) =>
    client.ask<Location[]>('textDocument/references', risk, 'mira', 2, { context: { includeDeclaration } });
  const lines = (places: readonly Location[]) => places.map(({ uri, range }) => [uri, range.start.line]);
  const uses = [
    [client.uri(policy), 3],
    [client.uri(policy), 7],
    [client.uri(risk), 2],
    [client.uri(risk), 3],
  ];
  expect(lines(await ask(false))).toEqual(uses);
  expect(lines(await ask(true))).toEqual([[client.uri(roles), 2], ...uses]);
});

test('a rename is prepared, changes all files, and says of which version', async () => {
  const client = await opened();
  const prepared = await client.ask<{ placeholder: string }>('textDocument/prepareRename', risk, 'mira', 2);
  expect(prepared).toMatchObject({ placeholder: 'mira.voss' });
  const edit = await client.ask<WorkspaceEdit>('textDocument/rename', risk, 'mira', 2, { newName: 'm.v' });
  expect(edit.documentChanges).toMatchObject([
    { textDocument: { uri: client.uri(roles), version: null }, edits: [{ newText: 'm.v' }] },
    { textDocument: { uri: client.uri(policy), version: null }, edits: [{}, {}] },
    { textDocument: { uri: client.uri(risk), version: 1 }, edits: [{}, {}] },
  ]);
});

test('a rename is refused with the reason, before and after the name is known', async () => {
  const client = await opened();
  const because = (request: Promise<unknown>) => request.then(String, (error: Error) => error.message);
  expect(await because(client.ask('textDocument/rename', risk, 'mira', 2, { newName: 'R-1' }))).toBe(
    `'R-1' is taken: risks/register/R-1.yaml defines it.`,
  );
  client.change(risk, 'id: R-1\nrisk_owner: nobody\n');
  expect(await because(client.ask('textDocument/prepareRename', risk, 'nobody', 2))).toBe(
    `Nothing defines 'nobody', so it cannot be renamed.`,
  );
  expect(await client.ask('textDocument/prepareRename', risk, 'owner')).toBeNull();
});

test('a client that knows less gets plain changes and flat symbols', async () => {
  const client = await opened({ capabilities: {} });
  const edit = await client.ask<WorkspaceEdit>('textDocument/rename', risk, 'mira', 2, { newName: 'm.v' });
  expect(Object.keys(edit.changes ?? {})).toEqual([roles, policy, risk].map(path => client.uri(path)));
  client.open(policy, policyText);
  const symbols = await client.ask<SymbolInformation[]>('textDocument/documentSymbol', policy, '');
  expect(symbols.map(({ name, containerName }) => [name, containerName])).toEqual([
    ['POL-1 Access', undefined],
    ['Access', 'POL-1 Access'],
  ]);
});

test('symbols of a document and of the workspace', async () => {
  const client = await opened();
  client.open(policy, policyText);
  const [symbol] = await client.ask<DocumentSymbol[]>('textDocument/documentSymbol', policy, '');
  expect(symbol).toMatchObject({ name: 'POL-1 Access', detail: 'policy', children: [{ name: 'Access' }] });
  const found = await client.connection.sendRequest<SymbolInformation[]>('workspace/symbol', {
    query: 'voss',
  });
  expect(found).toMatchObject([{ name: 'mira.voss Mira Voss', location: { uri: client.uri(roles) } }]);
});

test('our own client shows an outline of Markdown itself', async () => {
  const client = await opened({ initializationOptions: { clientFiles: false } });
  client.open(policy, policyText);
  expect(await client.ask('textDocument/documentSymbol', policy, '')).toBeNull();
  const report = 'audits/reports/AUD-1.md';
  client.open(report, '---\nid: AUD-1\nfindings:\n  - id: F-1\n    statement: One\n---\n# Audit\n');
  const [symbol] = await client.ask<DocumentSymbol[]>('textDocument/documentSymbol', report, '');
  expect(symbol?.children?.map(({ name }) => name)).toEqual(['F-1 One']);
});

test('links are resolved when they are followed', async () => {
  const client = await opened();
  const [first] = await client.ask<DocumentLink[]>('textDocument/documentLink', risk, '');
  expect(first && textAt(riskText, first.range)).toBe('mira.voss');
  expect(first?.target).toBeUndefined();
  const resolved = await client.connection.sendRequest<DocumentLink>('documentLink/resolve', first);
  expect(resolved).toMatchObject({ target: `${client.uri(roles)}#L3,9`, tooltip: 'Mira Voss' });
});

test('folds, selections and highlights', async () => {
  const client = await opened();
  client.open(roles, people);
  const folds = await client.ask<FoldingRange[]>('textDocument/foldingRange', roles, '');
  expect(folds).toEqual([
    { startLine: 1, endLine: 3 },
    { startLine: 2, endLine: 3 },
  ]);
  const position = { line: 2, character: 10 };
  const [selection] = await client.ask<SelectionRange[]>('textDocument/selectionRange', roles, '', 0, {
    positions: [position],
  });
  const grown: string[] = [];
  for (let at = selection?.parent; at; at = at.parent) grown.push(textAt(people, at.range));
  expect(grown.slice(0, 3)).toEqual(['mira.voss', 'id: mira.voss', 'id: mira.voss\n    name: Mira Voss']);
  const marks = await client.ask<DocumentHighlight[]>('textDocument/documentHighlight', risk, 'mira', 2);
  expect(marks.map(({ range, kind }) => [range.start.line, kind])).toEqual([
    [2, 2],
    [3, 2],
  ]);
});

test('where there is nothing of an ISMS, an editor is left to itself', async () => {
  const client = await opened();
  client.open('other.yaml', 'a:\n  b: 1\n');
  const requests = ['foldingRange', 'documentHighlight', 'prepareRename', 'selectionRange'];
  for (const request of requests) {
    const positions = [{ line: 1, character: 2 }];
    expect(await client.ask(`textDocument/${request}`, 'other.yaml', 'b', 0, { positions })).toBeNull();
  }
  expect(await client.ask('textDocument/documentSymbol', 'nowhere.md', '')).toBeNull();
});
