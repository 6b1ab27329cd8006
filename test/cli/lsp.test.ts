import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

test('isms lsp answers an editor and ends when it is told to', async () => {
  const child = spawn(process.execPath, [resolve('dist/isms.cjs'), 'lsp']);
  const send = (message: object) => {
    const text = JSON.stringify({ jsonrpc: '2.0', ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  };
  let said = '';
  child.stdout.setEncoding('utf8').on('data', text => {
    said += text;
    if (said.includes('"id":1,') && !said.includes('"id":2,')) send({ id: 2, method: 'shutdown' });
    if (said.includes('"id":2,')) send({ method: 'exit' });
  });
  send({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } });
  expect(await new Promise(done => child.on('close', done))).toBe(0);
  expect(said).toContain('"capabilities"');
});
