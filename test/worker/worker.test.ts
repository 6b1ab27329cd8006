import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findBrowser } from '../../scripts/findBrowser.mjs';

const dist = join(import.meta.dirname, '../../dist');

interface Bundle {
  readonly imports: readonly { readonly path: string; readonly external?: boolean }[];
}

test('the bundle for the worker imports nothing', () => {
  const { outputs } = JSON.parse(readFileSync(join(dist, 'meta.json'), 'utf8'));
  const bundle: Bundle = outputs['dist/serverWorker.js'];
  expect(bundle.imports).toEqual([]);
});

let server: Server;
let browser: Browser;

beforeAll(async () => {
  server = createServer((request, response) => {
    const isScript = request.url === '/serverWorker.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(
      isScript ? readFileSync(join(dist, 'serverWorker.js')) : '<!doctype html><title>worker</title>',
    );
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  browser = await chromium.launch({ executablePath: findBrowser(), args: ['--no-sandbox'] });
});

afterAll(async () => {
  await browser?.close();
  server?.close();
});

test('in a worker of a browser it asks the client for files and tells what it finds', async () => {
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('no port');
  const page = await browser.newPage();
  const faults: string[] = [];
  page.on('pageerror', error => faults.push(error.message));
  await page.goto(`http://127.0.0.1:${address.port}/`);
  const answer = await page.evaluate(talk);
  expect(faults).toEqual([]);
  expect(answer.codes).toContain('reference-resolves');
  expect(answer.hover).toContain('Mira Voss');
  expect(answer.isms).toEqual(['Kestrel Mail']);
});

/** Runs in the page: a client of a few lines. */
async function talk() {
  const root = 'vscode-vfs://github/kestrel/isms';
  const risk = `${root}/risks/register/R-001.yaml`;
  const files: Record<string, string> = {
    [`${root}/isms.yaml`]: 'organization: Kestrel Mail\n',
    [`${root}/isms/roles.yaml`]: 'title: Roles\npeople:\n  - id: mira.voss\n    name: Mira Voss\n',
    [risk]: 'id: R-001\ntitle: Mail store is readable\nrisk_owner: mira.voss\nacceptance: ACC-9\n',
  };
  const worker = new Worker('/serverWorker.js');
  const waiting = new Map<number, (result: unknown) => void>();
  let count = 0;
  let published = (_: string[]) => {};
  const codes = new Promise<string[]>(resolve => {
    published = resolve;
  });
  const send = (message: object) => worker.postMessage({ jsonrpc: '2.0', ...message });
  const request = (method: string, params: object) =>
    new Promise<unknown>(resolve => {
      waiting.set(++count, resolve);
      send({ id: count, method, params });
    });
  worker.onmessage = ({ data: { id, method, params, result } }) => {
    if (method === 'isms/listFiles') send({ id, result: Object.keys(files) });
    else if (method === 'isms/readFile') send({ id, result: { text: files[params.uri] } });
    else if (method === 'textDocument/publishDiagnostics' && params.uri === risk)
      published(params.diagnostics.map(({ code }: { code: string }) => code));
    else if (method === undefined) waiting.get(id)?.(result);
    else if (id !== undefined) send({ id, result: null });
  };
  await request('initialize', {
    processId: null,
    rootUri: null,
    workspaceFolders: [{ uri: root, name: 'isms' }],
    capabilities: {},
    initializationOptions: { clientFiles: true },
  });
  send({ method: 'initialized', params: {} });
  const found = await codes;
  const hover = await request('textDocument/hover', {
    textDocument: { uri: risk },
    position: { line: 2, character: 14 },
  });
  const coverage = (await request('isms/coverage', {})) as { name: string }[];
  worker.terminate();
  return { codes: found, hover: JSON.stringify(hover), isms: coverage.map(({ name }) => name) };
}
