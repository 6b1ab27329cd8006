import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCli } from '../../server/src/cli/runCli.js';
import { foldersOfTests, isms, ismsHere } from '../support/cli.js';
import { memoryPlatform } from '../support/memoryPlatform.js';
import { acceptance, brokenIsms, cleanIsms, decision, settings } from '../support/smallIsms.js';

const open = foldersOfTests();

const timeless = (text: string) => text.replace(/\d+\.\d\d s/, '0.00 s');
const found = (
  stdout: string,
): readonly { path: string; code: string; severity: string; message: string }[] =>
  JSON.parse(stdout).findings;

describe('isms check', () => {
  test('ends with 0 where nothing is wrong, and says what it read', async () => {
    const { code, stdout, stderr } = await isms(['check', '--as-of', '2026-09-15'], { cwd: open(cleanIsms) });
    expect(timeless(stdout)).toBe('✓ Nothing found. 2 files read in 0.00 s, 1 document of the ISMS.\n');
    expect([code, stderr]).toEqual([0, '']);
  });

  test('ends with 1 where an error is found, and shows it where it stands', async () => {
    const { code, stdout } = await isms(['check', '--as-of', '2026-09-15'], { cwd: open(brokenIsms) });
    expect(code).toBe(1);
    expect(
      timeless(stdout),
    ).toBe(`risks/acceptances/ACC-1.md:7:7  error  Nothing defines 'R-016' (a risk).  reference-resolves
    7 │ risk: R-016
      │       ^^^^^

Found 1 error in 1 file. 3 files read in 0.00 s, 2 documents of the ISMS.
`);
  });

  test('is satisfied by less, or asks for more, as --fail-on says', async () => {
    const cwd = open({ ...brokenIsms, 'isms.yaml': `${settings}rules: {reference-resolves: warning}\n` });
    const codeOf = async (...args: string[]) =>
      (await ismsHere(['check', '--as-of', '2026-09-15', ...args], { cwd })).code;
    expect(await codeOf()).toBe(0);
    expect(await codeOf('--fail-on', 'warning')).toBe(1);
    expect(await codeOf('--fail-on', 'never')).toBe(0);
  });

  test('tells only findings in the paths that are named, but reads everything', async () => {
    const other = acceptance.replace('ACC-1', 'ACC-2').replace('R-016', 'R-017');
    const cwd = open({ ...brokenIsms, 'risks/acceptances/ACC-2.md': other });
    const { stdout } = await ismsHere(['check', 'ACC-2.md', '--format', 'json'], {
      cwd: join(cwd, 'risks/acceptances'),
    });
    expect(found(stdout).map(({ path }) => path)).toEqual(['risks/acceptances/ACC-2.md']);
    expect(JSON.parse(stdout).files.read).toBe(4);
  });

  test('goes on after files that cannot be read', async () => {
    const cwd = open({
      ...brokenIsms,
      'policies/binary.md': 'a\0b',
      'policies/huge.md': new Uint8Array(10 * 1024 * 1024 + 1).fill(97),
      'policies/latin.md': new Uint8Array([0x61, 0xe4, 0x62]),
      'policies/mark.md': '\uFEFF# A byte order mark is text\n',
      'policies/replacement.md': '# \uFFFD is text, too\n',
      'policies/wide.md': new Uint8Array([0xff, 0xfe, 0x61, 0x00]),
    });
    symlinkSync('nowhere', join(cwd, 'policies/broken.md'));
    const { code, stdout } = await ismsHere(['check', '--no-excerpt', '--as-of', '2026-09-15'], { cwd });
    const lines = stdout.split('\n').filter(line => /file-readable|reference-resolves/.test(line));
    expect(lines).toEqual([
      'policies/binary.md:1:1  error  This file holds binary data and was not read.  file-readable',
      'policies/broken.md:1:1  error  This file could not be read.  file-readable',
      'policies/huge.md:1:1  error  This file is larger than 10 MB and was not read.  file-readable',
      'policies/latin.md:1:1  error  This file is not UTF-8 text and was not read; save it as UTF-8.  file-readable',
      'policies/wide.md:1:1  error  This file is not UTF-8 text and was not read; save it as UTF-8.  file-readable',
      "risks/acceptances/ACC-1.md:7:7  error  Nothing defines 'R-016' (a risk).  reference-resolves",
    ]);
    expect(code).toBe(1);
  });

  test('finds what is overdue by the day that counts as today', async () => {
    const cwd = open(brokenIsms);
    const overdue = async (...args: string[]) =>
      found((await ismsHere(['check', '--format', 'json', ...args], { cwd })).stdout)
        .filter(({ code }) => code === 'acceptance-in-time')
        .map(({ severity }) => severity);
    expect(await overdue('--as-of', '2026-12-31')).toEqual([]);
    expect(await overdue('--as-of', '2027-01-01')).toEqual(['warning']);
    expect(await overdue('--as-of', '2027-01-01', '--strict-dates')).toEqual(['error']);
  });

  test('says the same whatever order the files come in', async () => {
    const files = { ...brokenIsms, 'a/isms.yaml': settings, 'a/policies/b.md': decision, 'z.md': decision };
    const reversed = Object.fromEntries(Object.entries(files).reverse());
    const said = async (given: Readonly<Record<string, string>>) => {
      const platform = memoryPlatform(given);
      await runCli(['check', '--format', 'json'], platform);
      return platform.written('stdout');
    };
    const once = await said(files);
    expect(found(once).length).toBeGreaterThan(0);
    expect(await said(reversed)).toBe(once);
  });

  test('takes names as they are: spaces, colons, signs with a meaning in uris, pictures', async () => {
    const path = 'risks/acceptances/Größe: 50% #1 (a) 🗂.md';
    const cwd = open({ 'isms.yaml': settings, [path]: acceptance });
    const { stdout } = await isms(['check', path, '--no-excerpt', '--quiet', '--as-of', '2026-09-15'], {
      cwd,
    });
    expect(stdout).toBe(`${path}:7:7  error  Nothing defines 'R-016' (a risk).  reference-resolves\n`);
  });

  test('walks no loop of links and reads nothing twice', async () => {
    const cwd = open(cleanIsms);
    mkdirSync(join(cwd, 'policies'));
    symlinkSync('..', join(cwd, 'policies/up'));
    symlinkSync('../isms', join(cwd, 'policies/beside'));
    symlinkSync('../isms/decisions/DEC-1.md', join(cwd, 'policies/again.md'));
    symlinkSync('/', join(cwd, 'policies/all'));
    const { code, stdout } = await ismsHere(['check'], { cwd });
    expect([code, timeless(stdout)]).toEqual([
      0,
      '✓ Nothing found. 2 files read in 0.00 s, 1 document of the ISMS.\n',
    ]);
  });

  test('looks for the root above, and keeps one ISMS apart from another', async () => {
    const cwd = open({ ...cleanIsms, 'sub/isms.yaml': settings, 'sub/isms/decisions/DEC-1.md': decision });
    expect((await ismsHere(['check', '--quiet'], { cwd: join(cwd, 'isms/decisions') })).stdout).toBe('');
    const { stdout } = await ismsHere(['check', '--format', 'json'], { cwd: join(cwd, 'sub/isms') });
    expect(JSON.parse(stdout)).toMatchObject({ root: '..', files: { read: 2 }, findings: [] });
  });

  test('checks two that lie side by side, each by its own settings', async () => {
    const [path] = Object.keys(brokenIsms).filter(it => it.startsWith('risks/'));
    const cwd = open({
      'a/isms.yaml': `${settings}rules: {reference-resolves: off}\n`,
      [`a/${path}`]: acceptance,
      'b/isms.yaml': `${settings}rules: {reference-resolves: warning}\n`,
      [`b/${path}`]: acceptance,
    });
    const { code, stdout } = await ismsHere(['check', '--format', 'json'], { cwd });
    expect(found(stdout).map(it => [it.path, it.code, it.severity])).toEqual([
      [`b/${path}`, 'reference-resolves', 'warning'],
    ]);
    expect(code).toBe(0);
  });

  test('takes the ISMS that the paths are in, wherever it is run', async () => {
    const path = 'risks/acceptances/ACC-1.md';
    const elsewhere = open({
      ...brokenIsms,
      'isms.yaml': `${settings}rules: {reference-resolves: warning}\n`,
    });
    const cwd = open({ 'isms.yaml': 'rules: {id-unique: eror}\n', 'isms/decisions/DEC-1.md': decision });
    for (const asked of [elsewhere, join(elsewhere, 'risks'), join(elsewhere, path)]) {
      const { code, stdout, stderr } = await ismsHere(['check', asked, '--format', 'json'], { cwd });
      expect([code, stderr]).toEqual([0, '']);
      expect(found(stdout).map(it => [it.path, it.code])).toEqual([[path, 'reference-resolves']]);
    }
    expect((await ismsHere(['coverage', elsewhere], { cwd })).stdout).toContain('Example · coverage');
    const two = ['check', join(elsewhere, path), join(elsewhere, 'isms'), '--format', 'json'];
    expect(found((await ismsHere(two, { cwd })).stdout)).toHaveLength(1);
  });

  test('lets settings that cannot be used hide nothing of another ISMS', async () => {
    const path = 'risks/acceptances/ACC-1.md';
    const cwd = open({
      'a/isms.yaml': 'organization: A\nrules: {id-unique: eror}\n',
      'a/isms/decisions/DEC-1.md': decision,
      'b/isms.yaml': settings,
      [`b/${path}`]: acceptance,
      'c/isms.yaml': new Uint8Array([0xff, 0xfe, 0x41]),
      'c/isms/decisions/DEC-1.md': decision,
    });
    const all = await ismsHere(['check', '--format', 'json'], { cwd });
    expect(found(all.stdout).map(it => it.path)).toEqual([`b/${path}`]);
    expect(all.code).toBe(2);
    expect(all.stderr).toContain('a/isms.yaml and c/isms.yaml cannot be used');
    const one = await ismsHere(['check', 'b', '--format', 'json'], { cwd });
    expect([one.code, one.stderr]).toEqual([1, '']);
    expect(found(one.stdout).map(it => [it.path, it.code])).toEqual([[path, 'reference-resolves']]);
    expect((await ismsHere(['check', 'a'], { cwd })).code).toBe(2);
  });

  test('reads a schema in JSON that the settings name, and no other', async () => {
    const schema = { kind: 'z-plan', type: 'object', properties: { hours: { type: 'integer' } } };
    const cwd = open({
      ...cleanIsms,
      'isms.yaml': `${settings}model: {edition: 0.1.0-draft, extends: [own.yaml], schemas: [z.schema.json]}\ndocuments: [{path: plans/*.yaml, kind: z-plan}]\n`,
      'own.yaml':
        'decision: {reason: We keep plans., by: mira.voss, on: 2026-03-30}\nevidence_kinds:\n  - {id: z-plan, nature: document, name: Plan, description: A plan., home: GOV, paths: [plans/*.yaml]}\n',
      'z.schema.json': JSON.stringify(schema),
      'other.schema.json': '{',
      'plans/a.yaml': 'hours: many\n',
    });
    const { stdout } = await ismsHere(['check', 'plans', '--format', 'json'], { cwd });
    expect(found(stdout).map(it => it.code)).toContain('value-has-type');
    expect((await ismsHere(['status'], { cwd })).stdout).not.toContain('other.schema.json');
  });

  test('shows an excerpt under wide characters, tabs and beyond the edge', async () => {
    const wide = acceptance.replace('risk: R-016', `"risk": \t{"名前": 🗂}`);
    const platform = memoryPlatform(
      {
        'risks/acceptances/ACC-1.md': wide,
        'risks/acceptances/ACC-2.md': acceptance.replace('R-016', 'R'.repeat(90)),
      },
      { isTerminal: true, columns: 60, env: { NO_COLOR: '1' } },
    );
    await runCli(['check'], platform);
    const lines = platform.written('stdout').split('\n');
    expect(lines.every(line => line.length <= 100)).toBe(true);
    expect(lines).toContain(`    7 │ risk: ${'R'.repeat(44)}…`);
    expect(lines).toContain(`      │       ${'^'.repeat(45)}`);
  });

  test('shows nothing that would move the cursor of a terminal', async () => {
    const evil = acceptance.replace('R-016', '"R\u001B[2J\u202E"');
    const { stdout } = await ismsHere(['check'], {
      cwd: open({ ...cleanIsms, 'risks/acceptances/ACC-1.md': evil }),
    });
    expect(stdout).toContain('\\u001b[2J\\u202e');
    expect(stdout).not.toContain('\u001B');
    expect(stdout).not.toContain('\u202E');
  });

  test('is silent when nobody reads on', () => {
    const cwd = open({
      ...cleanIsms,
      ...Object.fromEntries(Array.from({ length: 400 }, (_, n) => [`risks/acceptances/${n}.md`, acceptance])),
    });
    const { stderr, stdout } = spawnSync(
      'sh',
      ['-c', `"${process.execPath}" "${join(process.cwd(), 'dist/isms.cjs')}" check | head -1`],
      { cwd, encoding: 'utf8' },
    );
    expect(stderr).toBe('');
    expect(stdout.split('\n').length).toBe(2);
  });
});
