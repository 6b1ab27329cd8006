import { PassThrough } from 'node:stream';
import { afterEach, expect, test } from 'vitest';
import { createConnection, type Diagnostic, type PublishDiagnosticsParams } from 'vscode-languageserver/node';
import {
  createProtocolConnection,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import type { Host } from '../../server/src/host/host.js';
import { startServer } from '../../server/src/lsp/startServer.js';

const root = 'file:///isms';
const plan = 'id: RTP-1\nitems:\n  - id: T-1\n    status: planned\n    due: 2026-09-20\n';

const clients: ProtocolConnection[] = [];
afterEach(() => {
  for (const client of clients.splice(0)) client.dispose();
});

/** A server in this process, with files, a clock and timers of the test. */
function startHere(files: Readonly<Record<string, string>>, host: Partial<Host> = {}) {
  const up = new PassThrough();
  const down = new PassThrough();
  const timers: (() => void)[] = [];
  const clock = { now: new Date('2026-09-15T23:59:00Z') };
  startServer(createConnection(new StreamMessageReader(up), new StreamMessageWriter(down)), {
    version: null,
    host: () => ({
      listFiles: () => Object.keys(files).map(path => `${root}/${path}`),
      readFile: uri => ({ text: files[uri.slice(root.length + 1)] ?? '' }),
      pause: () => new Promise(resolve => setImmediate(resolve)),
      ...host,
    }),
    now: () => clock.now,
    every: (_, run) => timers.push(run),
  });
  const client = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
  clients.push(client);
  const published = new Map<string, readonly Diagnostic[]>();
  const log: string[] = [];
  let arrived = () => {};
  client.onNotification(
    'textDocument/publishDiagnostics',
    ({ uri, diagnostics }: PublishDiagnosticsParams) => {
      published.set(uri.slice(root.length + 1), diagnostics);
      arrived();
    },
  );
  client.onNotification('window/logMessage', ({ message }: { message: string }) => {
    log.push(message);
    arrived();
  });
  client.listen();
  const until = async (holds: () => boolean) => {
    while (!holds())
      await new Promise<void>(resolve => {
        arrived = resolve;
      });
  };
  const start = async () => {
    await client.sendRequest('initialize', { processId: null, rootUri: root, capabilities: {} });
    await client.sendNotification('initialized', {});
  };
  return { client, clock, timers, published, log, until, start };
}

test('when the day changes, what is due by then is told without an edit', async () => {
  const server = startHere({ 'risks/treatment-plan.yaml': plan });
  const codes = () => (server.published.get('risks/treatment-plan.yaml') ?? []).map(({ code }) => code);
  await server.start();
  await server.until(() => server.published.size > 0);
  expect(codes()).not.toContain('treatment-in-time');
  server.clock.now = new Date('2026-09-21T00:00:10Z');
  for (const run of server.timers) run();
  await server.until(() => codes().includes('treatment-in-time'));
});

test('a file that cannot be read is told, and the others are read', async () => {
  const broken = '---\nid: POL-1\nrelated: [NO-1]\n---\n';
  const server = startHere(
    { 'policies/a.md': broken, 'policies/b.md': broken },
    {
      readFile: async uri => {
        if (uri.endsWith('a.md')) throw new Error('secret text');
        return { text: broken };
      },
    },
  );
  await server.start();
  await server.until(() => server.published.has('policies/a.md') && server.published.has('policies/b.md'));
  expect(server.published.get('policies/a.md')?.map(({ code }) => code)).toEqual(['file-readable']);
  await server.until(() => server.log.some(line => line.startsWith(`'readFile' failed`)));
  expect(server.log.join('\n')).not.toContain('secret');
});

test('a file that changes while it is read is read again', async () => {
  const answers: ((text: string) => void)[] = [];
  const server = startHere(
    { 'policies/a.md': '' },
    { readFile: () => new Promise(resolve => answers.push(text => resolve({ text }))) },
  );
  await server.start();
  const changed = { changes: [{ uri: `${root}/policies/a.md`, type: 2 }] };
  while (answers.length === 0) await new Promise(setImmediate);
  await server.client.sendNotification('workspace/didChangeWatchedFiles', changed);
  // The server answers in order: after this answer, it knows of the change.
  await server.client.sendRequest('textDocument/hover', {
    textDocument: { uri: `${root}/policies/a.md` },
    position: { line: 0, character: 0 },
  });
  answers[0]?.('---\nid: POL-1\nrelated: [OLD-1]\n---\n');
  while (answers.length === 1) await new Promise(setImmediate);
  answers[1]?.('---\nid: POL-1\nrelated: [NEW-1]\n---\n');
  await server.until(() => server.published.size > 0);
  const messages = server.published.get('policies/a.md')?.map(({ message }) => message);
  expect(messages?.join()).toContain('NEW-1');
});

test('while files are still read, an open document shows what is wrong with it alone', async () => {
  const waiting: (() => void)[] = [];
  const policy = '---\nid: POL-1\nstatus: aproved\nrelated: [POL-2]\n---\n';
  const server = startHere(
    { 'policies/b.md': '' },
    {
      readFile: () => new Promise(resolve => waiting.push(() => resolve({ text: '---\nid: POL-2\n---\n' }))),
    },
  );
  const codes = () => server.published.get('policies/a.md')?.map(({ code }) => code) ?? [];
  await server.start();
  await server.client.sendNotification('textDocument/didOpen', {
    textDocument: { uri: `${root}/policies/a.md`, languageId: 'markdown', version: 1, text: policy },
  });
  await server.until(() => codes().includes('value-allowed'));
  expect(codes()).not.toContain('reference-resolves');
  for (const read of waiting) read();
  await server.until(() => server.published.has('policies/b.md'));
  expect(codes()).not.toContain('reference-resolves');
});

test('what is committed later is told, and a history that cannot be read takes nothing away', async () => {
  const path = 'people/training/TRN-1.md';
  const record = '---\nid: TRN-1\ntitle: T\nstatus: held\ndate: 2026-03-01\n---\n';
  const days = (first: string) => ({ first, last: first, blob: '' });
  const committed = (day: string) => async (folder: string) =>
    new Map([
      [`${folder}isms.yaml`, days('2026-01-01')],
      [folder + path, days(day)],
    ]);
  let failures = 0;
  const fails = () => {
    failures++;
    return Promise.reject(new Error('secret text'));
  };
  let history: (folder: string) => Promise<Awaited<ReturnType<ReturnType<typeof committed>>>> = fails;
  let changed = () => {};
  const server = startHere(
    { [path]: record, 'isms.yaml': '' },
    {
      history: folder => history(folder),
      watchHistory: async (_, told) => {
        changed = told;
        return () => {};
      },
    },
  );
  const codes = () => server.published.get(path)?.map(({ code }) => code) ?? [];
  await server.start();
  await server.until(
    () => codes().length > 0 && server.log.some(line => line.startsWith(`'history' failed`)),
  );
  expect(codes()).not.toContain('record-committed-in-time');
  history = committed('2026-05-01');
  changed();
  await server.until(() => codes().includes('record-committed-in-time'));
  history = fails;
  changed();
  while (failures < 2) await new Promise(setImmediate);
  expect(codes()).toContain('record-committed-in-time');
  history = committed('2026-03-02');
  changed();
  await server.until(() => !codes().includes('record-committed-in-time'));
  expect(server.log.join('\n')).not.toContain('secret');
});

test('what version control knows is told once it is known', async () => {
  const path = 'people/training/TRN-1.md';
  const record = '---\nid: TRN-1\ntitle: T\nstatus: held\ndate: 2026-03-01\n---\n';
  const days = (first: string) => ({ first, last: first, blob: '' });
  let tell = () => {};
  const asked = new Promise<void>(resolve => {
    tell = resolve;
  });
  const server = startHere(
    { [path]: record, 'isms.yaml': '' },
    {
      history: async folder => {
        await asked;
        return new Map([
          [`${folder}isms.yaml`, days('2026-01-01')],
          [folder + path, days('2026-05-01')],
        ]);
      },
    },
  );
  const codes = () => server.published.get(path)?.map(({ code }) => code) ?? [];
  await server.start();
  await server.until(() => codes().length > 0);
  expect(codes()).not.toContain('record-committed-in-time');
  tell();
  await server.until(() => codes().includes('record-committed-in-time'));
});
