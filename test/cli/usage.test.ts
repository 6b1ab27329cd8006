import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { foldersOfTests, isms, ismsHere, schemaProblems } from '../support/cli.js';
import { brokenIsms, cleanIsms } from '../support/smallIsms.js';

const open = foldersOfTests();

describe('wrong use ends with 2 and says what to write', () => {
  test.each([
    [['chekc'], "There is no command 'chekc'.", "Did you mean 'check'?"],
    [['check', '--fromat', 'json'], "There is no option '--fromat' here.", "Did you mean '--format'?"],
    [
      ['check', '--format', 'xml'],
      "'--format' cannot be 'xml'.",
      'It is one of: text, json, sarif, github, gitlab, junit, markdown.',
    ],
    [
      ['check', '--format'],
      "'--format' needs a value: --format FORMAT.",
      'It is one of: text, json, sarif, github, gitlab, junit, markdown.',
    ],
    [['check', '--quiet=yes'], "'--quiet' takes no value, but has 'yes'.", 'isms help check'],
    [['check', '--as-of', '2026-02-30'], "'--as-of' cannot be '2026-02-30'.", 'YYYY-MM-DD'],
    [['check', 'nowhere'], "There is nothing at 'nowhere'.", 'isms help check'],
    [['check', '/'], "'/' is outside of '.', which is the root.", '--root'],
    [['check', '--root', 'nowhere'], "'--root nowhere' is not there", 'folder'],
    [['check', '--config', 'nowhere'], "'--config nowhere' is not there", 'file'],
    [['coverage', '--min', 'half'], "'--min' cannot be 'half'.", 'from 0 to 100'],
    [['coverage', 'here'], "There is nothing at 'here'.", 'isms help coverage'],
    [['coverage', '.', 'here'], "'here' is one too many: isms coverage [DIR].", 'isms help coverage'],
    [['explain'], 'Something is missing: isms explain CODE|ID.', 'isms help explain'],
    [['explain', 'RA-O44'], "Nothing is named 'RA-O44'.", "Did you mean 'RA-O4'?"],
    [['help', 'statsu'], "There is no command 'statsu'.", "Did you mean 'status'?"],
  ])('%j', async (args, message, hint) => {
    const { code, stdout, stderr } = await ismsHere(args, { cwd: open(cleanIsms) });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`error: ${message}`);
    expect(stderr).toContain(hint);
  });

  test('no command at all', async () => {
    const { code, stderr } = await isms([]);
    expect(code).toBe(2);
    expect(stderr).toContain('Usage: isms COMMAND');
  });
});

test('settings that cannot be used end with 2: where, what, and what to write instead', async () => {
  const cwd = open({ ...brokenIsms, 'isms.yaml': 'organization: Example\nrules:\n  id-unique: eror\n' });
  for (const command of ['check', 'coverage', 'status']) {
    const { code, stdout, stderr } = await ismsHere([command], { cwd });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^error: isms\.yaml cannot be used/);
    expect(stderr).toMatch(/isms\.yaml:3:14 {2}error {2}.*'eror'.*'error'/);
    expect(stderr).not.toContain('ACC-1');
  }
});

test('settings that name a rule, kind or outcome that is not there cannot be used either', async () => {
  const cwd = open({ ...cleanIsms, 'isms.yaml': 'organization: Example\nrules:\n  id-uniqe: off\n' });
  const { code, stderr } = await ismsHere(['check'], { cwd });
  expect(code).toBe(2);
  expect(stderr).toMatch(
    /isms\.yaml:3:3 {2}error {2}There is no rule 'id-uniqe'; did you mean 'id-unique'\?/,
  );
});

test('so do options that a rule has not, and status shows those that it has', async () => {
  const bad = open({
    ...cleanIsms,
    'isms.yaml': 'organization: Example\nrules: {notice-in-time: {hours: 4}}\n',
  });
  const { code, stderr } = await ismsHere(['check'], { cwd: bad });
  expect(code).toBe(2);
  expect(stderr).toMatch(
    /isms\.yaml:2:26 {2}error {2}'notice-in-time' has no option 'hours'; there is hours_before\./,
  );
  const good =
    'organization: Example\nrules: {notice-in-time: {hours_before: 4}, id-unique: {severity: off}}\n';
  const cwd = open({ ...cleanIsms, 'isms.yaml': good });
  expect((await ismsHere(['status'], { cwd })).stdout).toContain('notice-in-time: {"hours_before":4}');
  const { stdout } = await ismsHere(['status', '--format', 'json'], { cwd });
  expect(schemaProblems('status', stdout)).toEqual([]);
  expect(JSON.parse(stdout).isms[0].settings.rules).toEqual({
    'notice-in-time': { hours_before: 4 },
    'id-unique': 'off',
  });
});

test('where there is nothing of an ISMS, the wrong folder was asked for', async () => {
  const cwd = open({ 'README.md': '# Something else\n' });
  for (const command of ['check', 'coverage']) {
    const { code, stderr } = await ismsHere([command], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain("There is no ISMS in '.'");
  }
  expect((await ismsHere(['status'], { cwd })).stdout).toContain('README.md');
});

test('settings come from another file where --config names one', async () => {
  const cwd = open({
    ...brokenIsms,
    'ci/lenient.yaml': 'organization: CI\nrules: {reference-resolves: off}\n',
    'ci/bad.yaml': '- 1\n',
  });
  expect(
    (await ismsHere(['check', '--config', 'ci/lenient.yaml', '--as-of', '2026-09-15'], { cwd })).code,
  ).toBe(0);
  const { code, stderr } = await ismsHere(['check', '--config', 'ci/bad.yaml'], { cwd });
  expect(code).toBe(2);
  expect(stderr).toContain('ci/bad.yaml cannot be used');
});

describe('help', () => {
  test('names every command, and every command has help with its options and examples', async () => {
    const { code, stdout } = await ismsHere(['--help']);
    expect(code).toBe(0);
    const names = [...stdout.matchAll(/^ {2}([a-z]+) .* {2}/gm)].map(([, name]) => name ?? '');
    expect(names).toEqual([
      'check',
      'coverage',
      'diff',
      'due',
      'explain',
      'report',
      'status',
      'conformity',
      'new',
      'review',
      'baseline',
      'lsp',
      'help',
    ]);
    for (const name of names) {
      const help = await ismsHere(['help', name]);
      expect(help.stdout).toContain(`Usage: isms ${name}`);
      expect(help.stdout).toContain(`  isms ${name}`);
      expect(help.stdout).toContain('--color WHEN');
      expect(help.stdout.split('\n').every(line => line.length <= 100)).toBe(true);
      expect(await ismsHere([name, '--help'])).toEqual(help);
    }
  });

  test('--version tells the version of the package', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(await isms(['--version'])).toEqual({ code: 0, stdout: `isms ${version}\n`, stderr: '' });
  });
});

describe('colours and signs', () => {
  test('are for terminals, unless someone asks for them', async () => {
    const cwd = open(brokenIsms);
    const said = async (args: readonly string[], env: Record<string, string> = {}) =>
      (await isms(['check', ...args], { cwd, env })).stdout;
    expect(await said([])).not.toContain('\u001B[');
    expect(await said(['--color', 'always'])).toContain('\u001B[');
    expect(await said([], { FORCE_COLOR: '1' })).toContain('\u001B[');
    expect(await said([], { FORCE_COLOR: '1', NO_COLOR: '1' })).not.toContain('\u001B[');
    expect(await said(['--color', 'never'], { FORCE_COLOR: '1' })).not.toContain('\u001B[');
  });

  test('are ASCII where the locale is', async () => {
    const { stdout } = await ismsHere(['coverage'], { cwd: open(cleanIsms), env: { LANG: 'C' } });
    expect(stdout).toMatch(/^[\x20-\x7E\n]*$/);
    expect(stdout).toContain('# 1 covered  . 108 missing');
  });
});

test('--output writes the report into a file, and nothing else', async () => {
  const cwd = open(brokenIsms);
  const { code, stdout } = await isms(['check', '--format', 'json', '-o', 'found.json'], { cwd });
  expect([code, stdout]).toEqual([1, '']);
  expect(JSON.parse(readFileSync(join(cwd, 'found.json'), 'utf8')).schema).toBe('isms-check/1');
  const refused = await isms(['check', '-o', 'no/such/folder.json'], { cwd });
  expect(refused.code).toBe(2);
  expect(existsSync(join(cwd, 'no'))).toBe(false);
});
