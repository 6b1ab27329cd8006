import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { folderOf, ismsHere, type Run } from '../support/cli.js';

const rule = (within: string) =>
  `---\nid: POL-001\ntitle: Access\n---\n\nAccess ends ${within} after the last day.\n`;
const scope = '---\r\nid: SCO-001\r\ntitle: Scope\r\n---\r\n# Scope\r\n';

let folder: ReturnType<typeof folderOf>;
beforeEach(() => {
  folder = folderOf({
    'isms.yaml': 'organization: Example\n',
    'policies/a.md': rule('one day'),
    'policies/b.md': rule('two days').replace('POL-001', 'POL-002'),
    'policies/c.md': rule('two days').replace('POL-001', 'POL-002'),
    'isms/scope.md': scope,
    'isms/bare.md': '# Nothing\n',
    'policies/bare.md': '# Nothing\n',
  });
});
afterEach(() => folder.close());

const review = (...args: string[]): Promise<Run> => ismsHere(['review', ...args], { cwd: folder.path });
const written = (path: string): string => readFileSync(join(folder.path, path), 'utf8');

test('isms review writes marks, and refreshes them once what they are of says something else', async () => {
  const first = await review('isms/scope.md', '--against', 'POL-001', '--against', 'SCO-001');
  expect(first).toEqual({ code: 0, stdout: 'isms/scope.md: added: POL-001, SCO-001\n', stderr: '' });
  const before = written('isms/scope.md');
  expect(before).toMatch(
    /^---\r\nid: SCO-001\r\ntitle: Scope\r\nreviewed_against:\r\n {2}- ref: POL-001\r\n {4}content: [0-9a-f.]+\r\n {2}- ref: SCO-001\r\n {4}content: [0-9a-f.]+\r\n---\r\n# Scope\r\n$/,
  );
  expect((await review('isms/scope.md')).stdout).toBe('isms/scope.md: no mark is out of date.\n');

  const other = folderOf({ 'policies/a.md': rule('three days'), 'isms/scope.md': before });
  const cwd = other.path;
  const dry = await ismsHere(['review', 'isms/scope.md', '--dry-run'], { cwd });
  const same = readFileSync(join(cwd, 'isms/scope.md'), 'utf8');
  const wet = await ismsHere(['review', 'isms/scope.md'], { cwd });
  const after = readFileSync(join(cwd, 'isms/scope.md'), 'utf8');
  other.close();
  expect(dry.stdout).toMatch(
    /^isms\/scope\.md: would be refreshed: POL-001\nline 6\n- {5}content: [0-9a-f.]+\n\+ {5}content: [0-9a-f.]+\n$/,
  );
  expect([dry.code, same]).toEqual([0, before]);
  expect(wet.stdout).toBe('isms/scope.md: refreshed: POL-001\n');
  expect(after).not.toBe(before);
  expect(after.length).toBe(before.length);
});

test('a dry run shows the lines that would be added', async () => {
  const { stdout } = await review('isms/scope.md', '--against=POL-001', '--dry-run');
  expect(stdout).toMatch(
    /^isms\/scope\.md: would be added: POL-001\nline 4\n\+ reviewed_against:\n\+ {3}- ref: POL-001\n\+ {5}content: [0-9a-f.]+\n$/,
  );
  expect(written('isms/scope.md')).toBe(scope);
});

test.each([
  [['isms/scope.md', '--against', 'POL-01'], "Nothing is named 'POL-01'.", "Did you mean 'POL-001'?"],
  [
    ['isms/scope.md', '--against', 'POL-002'],
    "'POL-002' is defined 2 times",
    'It is defined in policies/b.md and policies/c.md.',
  ],
  [['nowhere.md'], "There is no file 'nowhere.md'.", 'isms help review'],
  [['isms/bare.md'], "'isms/bare.md' is no document of the ISMS.", 'isms status'],
  [['isms.yaml'], "'isms.yaml' is no document of the ISMS.", 'isms status'],
  [['policies/bare.md', '--against', 'POL-001'], "No mark of 'POL-001' can be added", 'metadata'],
  [[], 'Something is missing: isms review FILE.', 'isms help review'],
])('wrong use of isms review ends with 2 and writes nothing: %j', async (args, message, hint) => {
  const { code, stdout, stderr } = await review(...args);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(`error: ${message}`);
  expect(stderr).toContain(hint);
  expect(written('isms/scope.md')).toBe(scope);
});
