import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isms, ismsHere, schemaProblems } from '../support/cli.js';
import { Repository, repositoriesOfTests } from '../support/repository.js';
import { acceptance, brokenIsms, cleanIsms, decision, settings } from '../support/smallIsms.js';

const { repository, folder } = repositoriesOfTests();
const path = 'isms/decisions/DEC-1.md';
const second = decision.replaceAll('DEC-1', 'DEC-2');

interface Outcome {
  readonly id: string;
  readonly direction: string;
  readonly why: readonly string[];
}
interface Report {
  readonly base: { readonly commit: string; readonly merge_base_of: readonly string[] | null };
  readonly head: { readonly type: string; readonly commit: string | null };
  readonly notes: readonly string[];
  readonly isms: readonly {
    readonly path: string;
    readonly processes: readonly { readonly outcomes: readonly Outcome[] }[];
    readonly documents: readonly {
      readonly path: string;
      readonly from: string | null;
      readonly change: string;
    }[];
    readonly findings: Record<
      'new' | 'fixed' | 'unchanged',
      readonly { readonly path: string; readonly code: string }[]
    >;
  }[];
}

/** What `isms diff` tells in JSON. */
async function report(cwd: string, ...args: readonly string[]): Promise<Report> {
  const { stdout, stderr } = await ismsHere(['diff', ...args, '--format', 'json', '--fail-on', 'never'], {
    cwd,
  });
  expect(stderr).toBe('');
  expect(schemaProblems('diff', stdout)).toEqual([]);
  return JSON.parse(stdout);
}
/** The documents of it: `path change`. */
const documents = async (cwd: string, ...args: readonly string[]) =>
  (await report(cwd, ...args)).isms.flatMap(it =>
    it.documents.map(({ path: at, change }) => `${at} ${change}`),
  );
/** Why nothing was compared. */
async function refusal(cwd: string, ...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await ismsHere(['diff', ...args], { cwd });
  expect([code, stdout]).toEqual([2, '']);
  return stderr;
}

describe('the two versions', () => {
  test('are the work tree and a revision, with what git does not know yet', async () => {
    const made = repository(cleanIsms);
    made.write({ [path]: null, 'isms/decisions/DEC-2.md': second });
    expect(await documents(made.path, 'HEAD')).toEqual([
      'isms/decisions/DEC-1.md removed',
      'isms/decisions/DEC-2.md added',
    ]);
    made.write({ '.gitignore': 'DEC-2.md\n' });
    expect(await documents(made.path, 'HEAD')).toContain('isms/decisions/DEC-2.md added');
  });

  test('are the index, or two revisions', async () => {
    const made = repository(cleanIsms);
    made.commit({ 'isms/decisions/DEC-2.md': second });
    made.write({ [path]: `${decision}\nNever again.\n` });
    made.git('add', '-A');
    made.write({ [path]: null });
    expect(await documents(made.path, 'HEAD', '--index')).toEqual([`${path} meaning`]);
    expect(await documents(made.path, 'HEAD~1', 'HEAD')).toEqual(['isms/decisions/DEC-2.md added']);
    expect(await documents(made.path, 'HEAD~1..')).toEqual(['isms/decisions/DEC-2.md added']);
    expect(await documents(made.path, 'HEAD', 'HEAD~1')).toEqual(['isms/decisions/DEC-2.md removed']);
  });

  test('are held against where they parted', async () => {
    const made = repository(cleanIsms);
    const parting = made.git('rev-parse', 'HEAD');
    made.git('switch', '-q', '-c', 'work');
    made.commit({ 'isms/decisions/DEC-2.md': second });
    made.git('switch', '-q', 'main');
    made.commit({ [path]: null });
    made.git('switch', '-q', 'work');
    made.write({ 'risks/acceptances/ACC-1.md': acceptance });
    const added = 'isms/decisions/DEC-2.md added';
    expect(await documents(made.path, 'main...')).toEqual([added]);
    expect(await documents(made.path, 'main...work')).toEqual([added]);
    expect(await documents(made.path, 'main', '--merge-base')).toEqual([
      added,
      'risks/acceptances/ACC-1.md added',
    ]);
    expect((await documents(made.path, 'main', 'work')).sort()).toEqual([`${path} added`, added].sort());
    const { base } = await report(made.path, 'main...');
    expect([base.commit, base.merge_base_of]).toEqual([parting, ['main', 'HEAD']]);
  });

  test('leave everything as it was, the index included', async () => {
    const made = repository(cleanIsms);
    made.write({ [path]: `${decision}\nMore.\n` });
    const index = join(made.path, '.git/index');
    const before = [readFileSync(index), made.git('status', '--porcelain'), made.git('count-objects')];
    await report(made.path, 'HEAD');
    await report(made.path, 'HEAD', '--index');
    expect([readFileSync(index), made.git('status', '--porcelain'), made.git('count-objects')]).toEqual(
      before,
    );
    const ran = join(made.path, 'ran');
    made.git('config', 'filter.x.clean', `touch ${ran}`);
    made.git('config', 'core.fsmonitor', `touch ${ran}`);
    made.git('config', 'diff.external', `touch ${ran}`);
    made.write({ '.gitattributes': '*.md filter=x diff=x\n' });
    await report(made.path, 'HEAD');
    expect(() => readFileSync(ran)).toThrow();
  });

  test('are the same whether read from objects or from disk', async () => {
    const made = repository(brokenIsms);
    made.write({
      [path]: null,
      'isms/decisions/DEC-2.md': second,
      'isms.yaml': `${settings}rules:\n  id-unique: off\n`,
    });
    const disk = (await report(made.path, 'HEAD')).isms;
    made.commit();
    expect((await report(made.path, 'HEAD~1', 'HEAD')).isms).toEqual(disk);
  });
});

describe('gates', () => {
  test('new findings at or above --fail-on end with 1, those that were there do not', async () => {
    const made = repository(brokenIsms);
    const run = (...args: string[]) => ismsHere(['diff', 'HEAD', ...args], { cwd: made.path });
    expect((await run()).code).toBe(0);
    made.write({ 'risks/acceptances/ACC-2.md': acceptance.replaceAll('ACC-1', 'ACC-2') });
    expect((await run()).code).toBe(1);
    expect((await run('--fail-on', 'never')).code).toBe(0);
  });

  test('--no-worse ends with 1 when an outcome is worse, and not when another is better', async () => {
    const made = repository(brokenIsms);
    const run = () => ismsHere(['diff', 'HEAD', '--no-worse', '--fail-on', 'never'], { cwd: made.path });
    made.write({
      'isms/decisions/DEC-3.md': decision.replaceAll('DEC-1', 'DEC-3').replace('RES-O2', 'RES-O3'),
    });
    expect(await run()).toMatchObject({ code: 0, stderr: '' });
    made.write({ [path]: null });
    expect(await run()).toMatchObject({
      code: 1,
      stderr: '1 outcome is worse, which --no-worse does not allow.\n',
    });
  });

  test('--no-worse does not let a whole ISMS go', async () => {
    const made = repository(brokenIsms);
    made.write(Object.fromEntries(Object.keys(brokenIsms).map(file => [file, null])));
    const { code, stderr } = await ismsHere(['diff', 'HEAD', '--no-worse', '--fail-on', 'never'], {
      cwd: made.path,
    });
    expect(code).toBe(1);
    expect(stderr).toContain('which --no-worse does not allow');
  });
});

describe('text and Markdown', () => {
  test('tell a person what a change does', async () => {
    const made = repository(brokenIsms);
    made.write({ [path]: null, 'risks/acceptances/ACC-2.md': acceptance.replaceAll('ACC-1', 'ACC-2') });
    const { stdout } = await ismsHere(['diff', 'HEAD'], { cwd: made.path });
    const [head = '', ...lines] = stdout.split('\n');
    expect(head).toMatch(/^Example · HEAD \([0-9a-f]{7}\) → work tree · on 2026-09-15$/);
    expect(lines.join('\n')).toContain(`    ○ RES-O2  Resource plan is approved  covered → missing
        ✗ The only evidence, ${path}, is removed.
`);
    expect(lines.join('\n')).toContain(`Documents
  - ${path}  removed
  + risks/acceptances/ACC-2.md  added

1 outcome worse. Findings: `);
  });

  test('say so when nothing changed', async () => {
    const made = repository(brokenIsms);
    const { code, stdout } = await ismsHere(['diff', 'HEAD'], { cwd: made.path });
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(/^✓ Nothing changed from HEAD \([0-9a-f]{7}\) → work tree\.\n$/),
    ]);
    const markdown = await ismsHere(['diff', 'HEAD', '--format', 'markdown'], { cwd: made.path });
    expect(markdown.stdout).toContain('Nothing changed from HEAD');
  });

  test('in Markdown, at most 15 lines stand before the fold, however much changed', async () => {
    const made = repository();
    made.commit(filesOf('examples/tallyhop'));
    for (const name of ['incidents', 'risks', 'policies', 'audits']) made.git('rm', '-rqf', name);
    made.write({ 'isms.yaml': 'organization: "A | <b>*x*</b>"\n', 'isms/a `b` | c.md': decision });
    made.git('config', 'core.quotePath', 'false');
    const { stdout } = await ismsHere(['diff', 'HEAD', '--format', 'markdown'], { cwd: made.path });
    const lines = stdout.slice(0, stdout.indexOf('<details>')).trimEnd().split('\n');
    expect(lines.length).toBeLessThanOrEqual(14);
    expect(lines[0]).toMatch(/^### ISMS of A \\\| \\<b\\>\\\*x\\\*\\<\/b\\>: 92 % → \d+ % covered \(/);
    expect(lines.filter(it => it.startsWith('- **Worse:**'))).toHaveLength(3);
    expect(lines.some(it => /^- \d+ more outcomes worse: `/.test(it))).toBe(true);
    expect(stdout.trimEnd().endsWith('</details>')).toBe(true);
    // Each row of a table has as many cells as its head.
    for (const table of stdout.split('\n\n').filter(it => it.startsWith('| ')))
      expect(new Set(table.split('\n').map(row => row.replaceAll('\\|', '').split('|').length)).size).toBe(1);
  });
});

function filesOf(folderPath: string): Record<string, string> {
  const listed = new Repository(process.cwd()).git('ls-files', '--', folderPath).split('\n');
  return Object.fromEntries(
    listed.map(name => [name.slice(folderPath.length + 1), readFileSync(name, 'utf8')]),
  );
}

describe('odd names and places', () => {
  test('spaces, quotes, colons, emoji and a leading dash', async () => {
    const names = ['a b', `it's "so"`, 'x:y', '🌊 ñ', '-rf', '100%', 'tab\tname', 'a#b?c'];
    const made = repository(cleanIsms);
    made.write(
      Object.fromEntries(
        names.map((name, at) => [`isms/decisions/${name}.md`, decision.replaceAll('DEC-1', `DEC-1${at}`)]),
      ),
    );
    const wanted = names.map(name => `isms/decisions/${name}.md added`).sort();
    expect(await documents(made.path, 'HEAD')).toEqual(wanted);
    made.commit();
    expect(await documents(made.path, 'HEAD~1', 'HEAD')).toEqual(wanted);
    expect(await documents(made.path, 'HEAD')).toEqual([]);
  });

  test('a name that is not UTF-8 is passed over, with a note', async () => {
    const made = repository(cleanIsms);
    const name = Buffer.concat([
      Buffer.from(`${made.path}/isms/decisions/`),
      Buffer.from([0xe9]),
      Buffer.from('.md'),
    ]);
    writeFileSync(name, second);
    made.commit({ [path]: `${decision}\nNever.\n` });
    const { isms: all, notes } = await report(made.path, 'HEAD~1', 'HEAD');
    expect(all.flatMap(it => it.documents)).toHaveLength(1);
    expect(notes).toEqual(['1 file has a name that is not UTF-8 and was not compared.']);
    expect(await documents(made.path, 'HEAD')).toEqual([]);
  });

  test('an ISMS in a folder of a larger repository, and several of them', async () => {
    const inside = (name: string) =>
      Object.fromEntries(Object.entries(cleanIsms).map(([at, text]) => [`${name}/${at}`, text]));
    const made = repository({ ...inside('org/a ä'), ...inside('org/b'), 'README.md': 'x' });
    made.write({ [`org/a ä/${path}`]: null, [`org/b/isms/decisions/DEC-2.md`]: second, 'code.md': decision });
    expect(await documents(join(made.path, 'org/a ä/isms'), 'HEAD')).toEqual([`${path} removed`]);
    const { isms: all } = await report(join(made.path, 'org'), 'HEAD');
    expect(all.map(it => [it.path, it.documents.map(({ path: at }) => at)])).toEqual([
      ['a ä', [`a ä/${path}`]],
      ['b', ['b/isms/decisions/DEC-2.md']],
    ]);
  });

  test('links within the folder are read once, links out of it and submodules not at all', async () => {
    const outside = folder();
    writeFileSync(join(outside, 'DEC-9.md'), decision.replaceAll('DEC-1', 'DEC-9'));
    const other = repository({ 'isms/decisions/DEC-8.md': decision.replaceAll('DEC-1', 'DEC-8') });
    const made = repository(cleanIsms);
    symlinkSync('DEC-1.md', join(made.path, 'isms/decisions/DEC-L.md'));
    symlinkSync('../nowhere.md', join(made.path, 'isms/decisions/DEC-N.md'));
    symlinkSync(outside, join(made.path, 'isms/decisions/out'));
    made.git('submodule', '--quiet', 'add', other.path, 'sub');
    made.commit();
    const notes = [
      "'sub' is a submodule: what is in there was not compared.",
      "'isms/decisions/out' is a link that leads out of the folder: what is behind was not compared.",
    ];
    const disk = await report(made.path, 'HEAD');
    expect([disk.isms[0]?.documents, disk.notes]).toEqual([[], notes]);
    const commits = await report(made.path, 'HEAD~1', 'HEAD');
    expect(commits.isms[0]?.documents).toEqual([]);
    expect(commits.isms[0]?.findings.new.map(it => [it.path, it.code])).toEqual([
      ['isms/decisions/DEC-N.md', 'file-readable'],
    ]);
    const check = JSON.parse((await ismsHere(['check', '--format', 'json'], { cwd: made.path })).stdout);
    expect(check.findings.map((it: { path: string }) => it.path)).toContain('isms/decisions/DEC-N.md');
    unlinkSync(join(made.path, 'isms/decisions/out'));
    expect(await documents(made.path, 'HEAD')).toEqual([]);
  });

  test('line ends that git changes are no change', async () => {
    const made = repository({ ...cleanIsms, '.gitattributes': '*.md text eol=crlf\n' });
    made.write({ [path]: decision.replaceAll('\n', '\r\n') });
    expect(made.git('diff', '--stat')).toBe('');
    expect(await documents(made.path, 'HEAD')).toEqual([]);
  });

  test('files of a sparse checkout are those of the index', async () => {
    const made = repository({ ...cleanIsms, 'more/DEC-2.md': second });
    made.git('sparse-checkout', 'set', 'more');
    expect(() => readFileSync(join(made.path, path))).toThrow();
    expect(await documents(made.path, 'HEAD')).toEqual([]);
  });

  test('of Git LFS, the content counts, where it is there', async () => {
    const pointer = (text: string) =>
      `version https://git-lfs.github.com/spec/v1\noid sha256:${createHash('sha256').update(text).digest('hex')}\nsize ${text.length}\n`;
    const made = repository({ ...cleanIsms, 'isms/decisions/DEC-2.md': pointer(second) });
    made.write({ 'isms/decisions/DEC-2.md': second });
    expect(await documents(made.path, 'HEAD')).toEqual([]);
    made.write({ 'isms/decisions/DEC-2.md': `${second}\nNever.\n` });
    const unknown = await report(made.path, 'HEAD');
    expect(unknown.notes).toEqual([
      "'isms/decisions/DEC-2.md' is kept by Git LFS, which has not fetched this version: 'git lfs fetch --all' does.",
    ]);
    const id = createHash('sha256').update(second).digest('hex');
    const store = join(made.path, '.git/lfs/objects', id.slice(0, 2), id.slice(2, 4), id);
    mkdirSync(dirname(store), { recursive: true });
    writeFileSync(store, second);
    expect(await documents(made.path, 'HEAD')).toEqual(['isms/decisions/DEC-2.md meaning']);
  });

  test('objects by SHA-256, a file over 10 MB and one that is no text', async () => {
    const made = repository(cleanIsms, '--object-format=sha256');
    expect(await documents(made.path, 'HEAD')).toEqual([]);
    made.commit({
      'isms/decisions/DEC-7.md': `${decision}${'x'.repeat(11 * 1024 * 1024)}`,
      'isms/decisions/DEC-8.md': Buffer.from([0xff, 0xfe, 0]),
    });
    const { isms: all } = await report(made.path, 'HEAD~1', 'HEAD');
    expect(all[0]?.findings.new.map(it => [it.path, it.code])).toEqual([
      ['isms/decisions/DEC-7.md', 'file-readable'],
      ['isms/decisions/DEC-8.md', 'file-readable'],
    ]);
    expect((await report(made.path, 'HEAD')).isms[0]?.findings.new).toEqual([]);
  });
});

describe('where there is nothing to compare, it says why', () => {
  test('no repository, a folder of git, a bare repository', async () => {
    const plain = folder();
    writeFileSync(join(plain, 'isms.yaml'), '');
    expect(await refusal(plain, 'HEAD')).toContain("error: '.' is in no git repository.");
    const made = repository(brokenIsms);
    expect(await refusal(made.path, 'HEAD', '--root', '.git')).toContain('is inside of a git folder');
    const bare = folder();
    made.git('clone', '-q', '--bare', made.path, join(bare, 'x.git'));
    made.commit({ [path]: null });
    made.git('push', '-q', join(bare, 'x.git'), 'main:work');
    expect(await refusal(join(bare, 'x.git'), 'main')).toContain('is a bare repository');
    const { code, stdout } = await ismsHere(['diff', 'main', 'work'], { cwd: join(bare, 'x.git') });
    expect([code, stdout.includes('✗ The only evidence')]).toEqual([0, true]);
  });

  test('no commit, no such revision, and what may have been meant', async () => {
    const made = repository();
    made.write(cleanIsms);
    expect(await refusal(made.path, 'HEAD')).toContain("There is no 'HEAD': nothing has been committed yet.");
    made.commit();
    expect(await refusal(made.path, 'mian')).toContain("Did you mean 'main'?");
    expect(await refusal(made.path, 'HEAD~7')).toContain("There is no revision 'HEAD~7'.");
    expect(await refusal(made.path, 'HEAD', '-x')).toContain("no option '-x'");
    expect(await refusal(made.path, '--', '-x')).toContain("'-x' is no name of a revision.");
    expect(await refusal(made.path, 'main..work', 'HEAD')).toContain('one too many');
    expect(await refusal(made.path, 'HEAD', 'HEAD', '--index')).toContain('cannot both be compared');
    expect(await refusal(made.path)).toContain('isms diff BASE [HEAD]');
  });

  test('a shallow clone: the command that gets the base', async () => {
    const origin = repository(cleanIsms);
    origin.git('branch', 'old');
    origin.git('switch', '-q', '-c', 'work');
    origin.commit({ [path]: null });
    const clone = new Repository(join(folder(), 'clone'));
    origin.git('clone', '-q', '--depth=1', '--branch=work', `file://${origin.path}`, clone.path);
    const said = await refusal(clone.path, 'origin/main');
    expect(said).toContain("There is no 'origin/main' in this clone, which is shallow");
    const [, command = ''] = /'git (fetch [^']+)' gets it/.exec(said) ?? [];
    expect(command).toBe('fetch --depth=1 origin +refs/heads/main:refs/remotes/origin/main');
    expect(await refusal(clone.path, 'HEAD~1')).toContain("'git fetch --deepen=100' gets it.");
    clone.git(...command.split(' '));
    expect(await documents(clone.path, 'origin/main')).toEqual([`${path} removed`]);
    expect(await refusal(clone.path, 'main')).toContain("Did you mean 'origin/main'?");
    const parted = await refusal(clone.path, 'origin/main...');
    expect(parted).toContain(
      "'origin/main' and 'HEAD' have no commit in common in this clone, which is shallow.",
    );
    clone.git('fetch', '-q', '--unshallow');
    expect(await documents(clone.path, 'origin/main...')).toEqual([`${path} removed`]);
  });

  test('a partial clone: nothing is fetched behind the back', async () => {
    const origin = repository(cleanIsms);
    origin.commit({ [path]: `${decision}\nNever.\n` });
    origin.git('config', 'uploadpack.allowFilter', 'true');
    origin.git('config', 'uploadpack.allowAnySHA1InWant', 'true');
    const clone = new Repository(join(folder(), 'clone'));
    origin.git('clone', '-q', '--filter=blob:none', `file://${origin.path}`, clone.path);
    const said = await refusal(clone.path, 'HEAD~1');
    expect(said).toContain('This is a partial clone, which does not hold all of the files to compare.');
    const [, command = ''] = /'git (fetch [^']+)'/.exec(said) ?? [];
    clone.git(...command.split(' '));
    expect(await documents(clone.path, 'HEAD~1')).toEqual([`${path} meaning`]);
  });

  test('conflicts in the index; a detached HEAD is as good as any', async () => {
    const made = repository(cleanIsms);
    made.git('switch', '-q', '-c', 'work');
    made.commit({ [path]: `${decision}\nOne.\n` });
    made.git('switch', '-q', '--detach', 'main');
    made.commit({ [path]: `${decision}\nTwo.\n` });
    expect(await documents(made.path, 'work', '--merge-base')).toHaveLength(1);
    expect(() => made.git('merge', '-q', 'work')).toThrow();
    expect(await refusal(made.path, 'HEAD', '--index')).toContain(`'${path}' has conflicts`);
    expect(await documents(made.path, 'HEAD')).toEqual([`${path} meaning`]);
  });

  test('no ISMS in either version', async () => {
    const made = repository({ 'README.md': 'x' });
    expect(await refusal(made.path, 'HEAD')).toContain("There is no ISMS in '.'");
  });

  test('settings that cannot be used: of the head refused, of the base told', async () => {
    const made = repository({ ...cleanIsms, 'isms.yaml': `${settings}rules: 7\n` });
    made.write({ 'isms.yaml': settings });
    expect((await report(made.path, 'HEAD')).notes).toEqual([
      'In the base, isms.yaml could not be used: what was found then may not be all.',
    ]);
    made.commit();
    made.write({ 'isms.yaml': `${settings}rules: 7\n` });
    expect(await refusal(made.path, 'HEAD')).toContain('isms.yaml cannot be used');
  });
});

describe('as a process', () => {
  test('without git, it says so', async () => {
    const made = repository(cleanIsms);
    const { code, stderr } = await isms(['diff', 'HEAD'], { cwd: made.path, env: { PATH: folder() } });
    expect([code, stderr]).toEqual([2, expect.stringContaining('error: There is no git here.')]);
  });

  test('in a hook it looks at the index of the commit that is made, not at that of another repository', async () => {
    const made = repository({ ...cleanIsms, 'isms/decisions/DEC-2.md': second });
    const log = join(made.path, '.git/said');
    const program = join(process.cwd(), 'dist/isms.cjs');
    writeFileSync(
      join(made.path, '.git/hooks/pre-commit'),
      `#!/bin/sh\n'${process.execPath}' '${program}' diff HEAD --index --quiet > '${log}'\n`,
      { mode: 0o755 },
    );
    made.write({ [path]: `${decision}\nNever.\n`, 'isms/decisions/DEC-2.md': null });
    made.git('commit', '-q', '-m', 'only one', '--', path);
    expect(readFileSync(log, 'utf8')).toContain(`${path}  changed in meaning: text`);
    expect(readFileSync(log, 'utf8')).not.toContain('DEC-2');
    const other = repository(cleanIsms);
    const { stdout } = await isms(['diff', 'HEAD'], {
      cwd: other.path,
      env: {
        GIT_DIR: join(made.path, '.git'),
        GIT_INDEX_FILE: join(made.path, '.git/index'),
        GIT_WORK_TREE: made.path,
      },
    });
    expect(stdout).toMatch(/Nothing changed/);
  });
});
