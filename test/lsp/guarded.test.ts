import { expect, test } from 'vitest';
import type { RemoteConsole } from 'vscode-languageserver';
import { guarded } from '../../server/src/lsp/guarded.js';
import { ServerLog } from '../../server/src/lsp/serverLog.js';

function newLog(): { readonly log: ServerLog; readonly lines: string[] } {
  const lines: string[] = [];
  const console = { error: (line: string) => void lines.push(line) } as unknown as RemoteConsole;
  return { log: new ServerLog(console), lines };
}

const params = { textDocument: { uri: 'file:///isms/policies/a.md' } };

test('a fault of a handler is logged with its name and place, never with text, and something is answered', async () => {
  const { log, lines } = newLog();
  const fails = guarded<typeof params, string[]>(log, 'completion', [], () => {
    throw new TypeError('the text of the policy');
  });
  expect(await fails(params)).toEqual([]);
  const rejects = guarded<typeof params, null>(log, 'hover', null, async () => {
    throw new RangeError('the text of the policy');
  });
  expect(await rejects(params)).toBeNull();
  expect(lines.map(line => line.split('\n')[0])).toEqual([
    `'completion' failed on file:///isms/policies/a.md. TypeError`,
    `'hover' failed on file:///isms/policies/a.md. RangeError`,
  ]);
  expect(lines.join('\n')).not.toContain('the text');
  expect(lines.join('\n')).toContain('guarded.test.ts');
});

test('the same failure is told once', async () => {
  const { log, lines } = newLog();
  for (let n = 0; n < 3; n++) log.failed('id-unique', 'policies/a.md', new Error('x'));
  log.failed('id-unique', 'policies/b.md', new Error('x'));
  expect(lines).toHaveLength(2);
});
