import { afterEach, expect, test } from 'vitest';
import type { CodeLens, InlayHint } from 'vscode-languageserver-protocol';
import { type ServerClient, type ServerOptions, startServer, textAt } from '../support/serverProcess.js';

const running: ServerClient[] = [];
afterEach(async () => {
  for (const client of running.splice(0)) {
    expect(client.log.filter(line => line.includes(' failed on '))).toEqual([]);
    expect(await client.stop()).toBe(0);
  }
});

const register = 'risks/register.yaml';
const risks = 'title: Risks\nrisks:\n  - id: R-001\n    next_assessment: 2026-09-20\n';
const policy = 'policies/a.md';
const refers = '---\nid: POL-1\nrisks:\n  - R-001\n---\n# A\n';

async function start(options: ServerOptions = {}): Promise<ServerClient> {
  const client = await startServer({ [register]: risks, [policy]: refers }, options);
  running.push(client);
  await client.untilFound(register, 'field-present');
  client.open(register, risks);
  return client;
}

const lensesOf = (client: ServerClient) =>
  client.connection.sendRequest<CodeLens[]>('textDocument/codeLens', {
    textDocument: { uri: client.uri(register) },
  });

const hintsOf = (client: ServerClient, lines: readonly [number, number]) =>
  client.connection.sendRequest<InlayHint[]>('textDocument/inlayHint', {
    textDocument: { uri: client.uri(register) },
    range: { start: { line: lines[0], character: 0 }, end: { line: lines[1], character: 0 } },
  });

const resolved = (client: ServerClient, lens: CodeLens | undefined) =>
  client.connection.sendRequest<CodeLens>('codeLens/resolve', lens);

test('above a document stands what it covers, above an entry who refers to it once it is looked at', async () => {
  const client = await start({ initializationOptions: { clientFiles: false } });
  const [coverage, references] = await lensesOf(client);
  expect(coverage?.command).toMatchObject({ command: 'isms.showOutcomes' });
  expect(coverage?.command?.title).toMatch(/^Covers RA-O2/);
  expect(coverage?.command?.arguments?.[1]).toContain('RA-O2');
  expect(references?.command).toBeUndefined();
  expect(references && textAt(risks, references.range)).toBe('R-001');
  const { command } = await resolved(client, references);
  expect(command).toMatchObject({ title: 'Referenced by 1', command: 'isms.showReferences' });
  const [uri, position, locations] = command?.arguments ?? [];
  expect([uri, position]).toEqual([client.uri(register), { line: 2, character: 8 }]);
  expect(locations).toMatchObject([{ uri: client.uri(policy) }]);
  expect(textAt(refers, locations[0].range)).toBe('R-001');
});

test('an editor without our commands has one that the server runs', async () => {
  const client = await start();
  const said: string[] = [];
  client.connection.onRequest('window/showMessageRequest', ({ message }: { message: string }) => {
    said.push(message);
    return null;
  });
  const [coverage, references] = await lensesOf(client);
  const { command } = await resolved(client, references);
  for (const lens of [coverage?.command, command]) {
    expect(lens?.command).toBe('isms.tell');
    await client.connection.sendRequest('workspace/executeCommand', {
      command: lens?.command,
      arguments: lens?.arguments,
    });
  }
  await client.until(() => said.length === 2);
  expect(said[0]).toMatch(/^RA-O2 .* \(partial\)/);
  expect(said[1]).toBe('R-001 is referred to in policies/a.md.');
});

test('hints are told of the lines that are asked for', async () => {
  const client = await start();
  expect(await hintsOf(client, [0, 2])).toEqual([]);
  expect(await hintsOf(client, [2, 4])).toEqual([
    {
      position: { line: 3, character: 31 },
      label: 'in 5 days',
      paddingLeft: true,
      tooltip: 'Risk assessment',
    },
  ]);
});

test('settings of the editor turn them off, and it is asked to look again', async () => {
  let settings: object | null = { codeLens: { coverage: false }, inlayHints: { enabled: false } };
  let told = () => {};
  /** Waits until the settings were asked for, and after that to look again. */
  const looksAgain = () =>
    new Promise<void>(resolve => {
      told = resolve;
    });
  let isAsked = false;
  const first = looksAgain();
  const client = await startServer(
    { [register]: risks, [policy]: refers },
    {
      capabilities: {
        workspace: {
          configuration: true,
          workspaceFolders: true,
          codeLens: { refreshSupport: true },
          inlayHint: { refreshSupport: true },
        },
      },
      prepare(connection) {
        connection.onRequest('workspace/configuration', () => {
          isAsked = true;
          return [settings];
        });
        connection.onRequest('workspace/codeLens/refresh', () => null);
        connection.onRequest('workspace/inlayHint/refresh', () => {
          if (isAsked) told();
          isAsked = false;
          return null;
        });
      },
    },
  );
  running.push(client);
  await client.untilFound(register, 'field-present');
  await first;
  expect((await lensesOf(client)).map(({ data }) => data?.id)).toEqual(['R-001']);
  expect(await hintsOf(client, [2, 4])).toEqual([]);
  settings = null;
  const second = looksAgain();
  client.notify('workspace/didChangeConfiguration', { settings: null });
  await second;
  expect(await lensesOf(client)).toHaveLength(2);
  expect(await hintsOf(client, [2, 4])).toHaveLength(1);
});
