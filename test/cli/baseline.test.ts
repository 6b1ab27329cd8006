import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { foldersOfTests, ismsHere } from '../support/cli.js';
import { acceptance, brokenIsms, cleanIsms, settings } from '../support/smallIsms.js';

const open = foldersOfTests();
const path = 'risks/acceptances/ACC-1.md';
const file = 'isms-baseline.yaml';

const run = (cwd: string, ...args: string[]) => ismsHere([...args, '--as-of', '2026-09-15'], { cwd });
const found = async (cwd: string, ...args: string[]): Promise<readonly string[]> => {
  const { stdout } = await run(cwd, 'check', '--format', 'json', ...args);
  return JSON.parse(stdout).findings.map(
    (it: { path: string; code: string; severity: string }) => `${it.path} ${it.severity} ${it.code}`,
  );
};
const baselined = async (files: Readonly<Record<string, string>>): Promise<string> => {
  const cwd = open(files);
  await run(cwd, 'baseline');
  return cwd;
};
const without = (cwd: string, edit: (text: string) => string, name = path) =>
  writeFileSync(join(cwd, name), edit(readFileSync(join(cwd, name), 'utf8')));

describe('isms baseline', () => {
  test('lets an old repository start green, and only what is new is found', async () => {
    const cwd = open(brokenIsms);
    const { code, stdout } = await run(cwd, 'baseline');
    expect([code, stdout]).toEqual([0, `${file}: 1 finding written down.\n`]);
    expect(readFileSync(join(cwd, file), 'utf8')).toMatch(
      /^# .*\n# .*\nfindings:\n {2}- key: \S{16,18}\n {4}code: reference-resolves\n {4}in: ACC-1\n {4}says: Nothing defines 'R-016' \(a risk\)\.\n$/,
    );
    expect((await run(cwd, 'check', '--quiet')).code).toBe(0);
    expect(await found(cwd)).toEqual([]);
    writeFileSync(join(cwd, 'risks/acceptances/ACC-2.md'), acceptance.replace('ACC-1', 'ACC-2'));
    expect(await found(cwd)).toEqual(['risks/acceptances/ACC-2.md error reference-resolves']);
    expect(await found(cwd, '--no-baseline')).toHaveLength(2);
  });

  test('survives lines that move, files that are renamed, and entries without an id', async () => {
    const nameless = acceptance.replace('id: ACC-1\n', '');
    const cwd = await baselined({ ...cleanIsms, [path]: acceptance, 'risks/acceptances/b.md': nameless });
    expect(await found(cwd)).toEqual([]);
    without(cwd, text => text.replace('title:', '# a comment\ntitle:'));
    mkdirSync(join(cwd, 'risks/acceptances/old'));
    renameSync(join(cwd, path), join(cwd, 'risks/acceptances/old/ACC-1.md'));
    renameSync(join(cwd, 'risks/acceptances/b.md'), join(cwd, 'risks/acceptances/old/c.md'));
    expect(await found(cwd)).toEqual([]);
    const { stdout } = await run(cwd, 'baseline');
    expect(stdout).toMatch(/^isms-baseline\.yaml: \d+ entries, all still there\.\n$/);
  });

  test('only shrinks: what is mended is told and taken out, what is new does not enter', async () => {
    const cwd = await baselined(brokenIsms);
    without(cwd, text => text.replace('R-016', 'R-099'));
    expect(await found(cwd)).toEqual([
      `${file} warning baseline-entry-is-used`,
      `${path} error reference-resolves`,
    ]);
    const dry = await run(cwd, 'baseline', '--dry-run');
    expect(dry.stdout).toBe(
      `${file}: 1 finding would be taken out. 1 finding beside it; --add takes them in. It is empty now and can be deleted.\n`,
    );
    await run(cwd, 'baseline');
    expect(readFileSync(join(cwd, file), 'utf8')).toMatch(/\nfindings: \[\]\n$/);
    expect(await found(cwd)).toEqual([`${path} error reference-resolves`]);
    expect((await run(cwd, 'baseline', '--add')).stdout).toBe(`${file}: 1 finding written down.\n`);
    expect(await found(cwd)).toEqual([]);
  });

  test('counts what is the same more than once', async () => {
    const text = (times: number) => `${acceptance}${'TODO: say more.\n'.repeat(times)}`;
    const cwd = await baselined({ ...cleanIsms, [path]: text(2).replace('R-016', 'R-017') });
    const count = () => /count: (\d+)/.exec(readFileSync(join(cwd, file), 'utf8'))?.[1];
    expect(count()).toBe('2');
    without(cwd, () => text(3).replace('R-016', 'R-017'));
    expect((await found(cwd)).filter(it => it.endsWith('placeholder-left'))).toHaveLength(1);
    without(cwd, () => text(1).replace('R-016', 'R-017'));
    const { stdout } = await run(cwd, 'check', '--quiet', '--no-excerpt');
    expect(stdout).toContain("Of 2 findings 'placeholder-left' in 'ACC-1', 1 is left;");
    await run(cwd, 'baseline');
    expect([count(), await found(cwd)]).toEqual([undefined, []]);
  });

  test('never holds what depends on the calendar, not even where it is listed by hand', async () => {
    const cwd = open(brokenIsms);
    const late = (...args: string[]) => ismsHere([...args, '--as-of', '2027-02-01'], { cwd });
    await late('baseline');
    expect(readFileSync(join(cwd, file), 'utf8')).not.toContain('acceptance-in-time');
    const { findings } = JSON.parse((await late('check', '--format', 'json')).stdout);
    expect(findings.map((it: { code: string }) => it.code)).toEqual(['acceptance-in-time']);
    const [{ key }] = findings;
    without(cwd, text => `${text}  - {key: '${key}', code: acceptance-in-time, in: ACC-1}\n`, file);
    const { stdout } = await late('check', '--quiet', '--no-excerpt', '--strict-dates');
    expect(stdout).toMatch(/error .* acceptance-in-time\n/);
  });

  test('is where isms.yaml says, or --baseline', async () => {
    const named = open({ ...brokenIsms, 'isms.yaml': `${settings}baseline: ./debt/old.yaml\n` });
    mkdirSync(join(named, 'debt'));
    expect((await run(named, 'baseline')).stdout).toBe('debt/old.yaml: 1 finding written down.\n');
    expect(await found(named)).toEqual([]);
    const cwd = open(brokenIsms);
    await run(cwd, 'baseline', '--baseline', 'begun.yaml');
    expect(existsSync(join(cwd, file))).toBe(false);
    expect(await found(cwd)).toHaveLength(1);
    expect(await found(cwd, '--baseline', 'begun.yaml')).toEqual([]);
    const missing = await run(cwd, 'check', '--baseline', 'nowhere.yaml');
    expect([missing.code, missing.stderr]).toEqual([2, expect.stringContaining("'--baseline nowhere.yaml'")]);
  });

  test('is one for each ISMS', async () => {
    const both = Object.fromEntries(
      ['a', 'b'].flatMap(folder =>
        Object.entries(brokenIsms).map(([name, text]) => [`${folder}/${name}`, text]),
      ),
    );
    const cwd = open(both);
    const { stdout } = await run(cwd, 'baseline');
    expect(stdout).toBe(`a/${file}: 1 finding written down.\nb/${file}: 1 finding written down.\n`);
    expect(await found(cwd)).toEqual([]);
    expect((await run(cwd, 'check', '--baseline', `a/${file}`)).code).toBe(2);
  });

  test('that is broken is a finding, and is not written over', async () => {
    const cwd = open({ ...brokenIsms, [file]: 'findings:\n  - key: 1\n  - [\n' });
    expect(await found(cwd)).toContain(`${file} error yaml-valid`);
    const { code, stderr } = await run(cwd, 'baseline');
    expect([code, stderr]).toEqual([2, expect.stringContaining('would be lost')]);
  });

  test('shows in SARIF what it holds as suppressed', async () => {
    const cwd = await baselined(brokenIsms);
    const { results } = JSON.parse((await run(cwd, 'check', '--format', 'sarif')).stdout).runs[0];
    expect(results).toMatchObject([{ ruleId: 'reference-resolves', suppressions: [{ kind: 'external' }] }]);
  });
});
