import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { foldersOfTests, ismsHere } from '../support/cli.js';

const open = foldersOfTests();

const files = {
  'isms.yaml': 'organization: Example\n',
  'isms/roles.yaml': 'people:\n  - id: mira.voss\n    name: Mira Voss\n',
  'incidents/records/INC-2026-004.md': '---\nid: INC-2026-004\n---\n',
};

test('isms new writes a document at its place, once', async () => {
  const cwd = open(files);
  const args = ['new', 'incident-record', '--title', 'Lost laptop', '--owner', 'mira.voss'];
  const { code, stdout, stderr } = await ismsHere(args, { cwd });
  const path = 'incidents/records/INC-2026-005.md';
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(
    /^incidents\/records\/INC-2026-005\.md: written as INC-2026-005; \d+ gaps are left to fill in\.\n$/,
  );
  const text = readFileSync(join(cwd, path), 'utf8');
  expect(text).toMatch(
    /^---\nkind: incident-record\nid: INC-2026-005\ntitle: Lost laptop\nowner: mira\.voss\n[\s\S]*\n# Lost laptop\n/,
  );
  expect(text).toContain('reported_at: 2026-09-15T14:05:00+02:00\n');
  const next = await ismsHere(['new', 'incident-record', '--path', path], { cwd });
  expect([next.code, next.stderr.split('\n')[0]]).toEqual([
    2,
    `error: '${path}' is there already, and is not written over.`,
  ]);
  expect(readFileSync(join(cwd, path), 'utf8')).toBe(text);
  const checked = await ismsHere(['check', path, '--format', 'json'], { cwd });
  const codes = JSON.parse(checked.stdout).findings.map((it: { code: string }) => it.code);
  expect([...new Set(codes)]).toEqual(['placeholder-left']);
});

test('a dry run and - write nothing', async () => {
  const cwd = open(files);
  const plain = await ismsHere(['new', 'policy', '--id', 'POL-9', '-o', '-'], { cwd });
  expect(plain.stdout).toMatch(/^---\nkind: policy\nid: POL-9\n/);
  const dry = await ismsHere(['new', 'policy', '--id', 'POL-9', '--dry-run'], { cwd });
  expect(dry.stdout).toBe(`policies/POL-9.md: would be written.\n\n${plain.stdout}`);
  expect(existsSync(join(cwd, 'policies'))).toBe(false);
});

test.each([
  [['new'], 'Say which kind: isms new KIND.', 'risk-register '],
  [['new', 'polcy'], "There is no kind 'polcy'.", "Did you mean 'policy'?"],
  [['new', 'role-assignment'], "'isms/roles.yaml' is there already, and is not written over.", '--path says'],
  [['new', 'policy', '--outcome', 'RA-O1x'], "There is no outcome 'RA-O1x'.", "Did you mean 'RA-O1'?"],
  [
    ['new', 'policy', '--outcome', 'RA-O4'],
    "A document of kind 'policy' is no evidence for RA-O4.",
    'risk-register',
  ],
  [['new', 'policy', '--owner', 'mira.vos'], "Nobody is named 'mira.vos'.", "Did you mean 'mira.voss'?"],
  [['new', 'policy', '--id', 'mira.voss'], "'mira.voss' is defined in isms/roles.yaml.", 'isms help new'],
  [['new', 'policy', '--id', 'POL 1'], "'--id' cannot be 'POL 1'.", 'one word'],
  [['new', 'policy', '-o', 'a.md'], "'--output' cannot be 'a.md' here.", '--path a.md'],
  [['new', 'policy', '--path', '/a.md'], "'--path /a.md' is outside of '.'", 'isms help new'],
])('%j ends with 2', async (args, message, hint) => {
  const { code, stdout, stderr } = await ismsHere(args, { cwd: open(files) });
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(`error: ${message}`);
  expect(stderr).toContain(hint);
});
