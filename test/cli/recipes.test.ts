import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Repository, repositoriesOfTests } from '../support/repository.js';
import { acceptance, brokenIsms, cleanIsms } from '../support/smallIsms.js';

const { repository, folder } = repositoriesOfTests();
const page = readFileSync('docs/ci.md', 'utf8');

/** The recipes below a heading, in a language. */
function recipes(heading: string, language: string): readonly string[] {
  const section = page.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  return [...section.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(
    ([, text = '']) => text,
  );
}
const recipe = (heading: string, language: string): string => recipes(heading, language)[0] ?? '';

/**
 * A shell with `isms` on its path and with programs that stand for others: `npm` and `apk` install nothing, `gh` keeps
 * issues in files.
 */
function shell(): (
  script: string,
  cwd: string,
  env?: Readonly<Record<string, string>>,
) => {
  readonly code: number | null;
  readonly said: string;
} {
  const bin = folder();
  const program = (name: string, text: string) => {
    writeFileSync(join(bin, name), text);
    chmodSync(join(bin, name), 0o755);
  };
  program('isms', `#!/bin/sh\nexec "${process.execPath}" "${resolve('dist/isms.cjs')}" "$@"\n`);
  program('npm', '#!/bin/sh\n[ "$*" = "install --global isms-as-code" ]\n');
  program('apk', '#!/bin/sh\n');
  program(
    'gh',
    `#!/bin/sh
echo "$*" >> "$GH_LOG"
case "$1 $2" in
  "issue list") cat "$GH_LOG.open" 2>/dev/null ;;
  "issue create") echo 12 > "$GH_LOG.open" ;;
  "issue close") rm "$GH_LOG.open" ;;
esac
exit 0
`,
  );
  return (script, cwd, env = {}) => {
    const { status, stdout, stderr } = spawnSync('sh', ['-e', '-c', script], {
      cwd,
      encoding: 'utf8',
      env: { ...process.env, PATH: `${bin}${delimiter}${process.env['PATH']}`, LANG: 'C.UTF-8', ...env },
    });
    return { code: status, said: stdout + stderr };
  };
}

interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<
    Record<
      string,
      { readonly steps: readonly { uses?: string; run?: string; with?: Record<string, unknown> }[] }
    >
  >;
}

const workflows = [
  ...recipes('GitHub: pull requests', 'yaml'),
  ...recipes('GitHub: pull requests from forks', 'yaml'),
  ...recipes('GitHub: code scanning', 'yaml'),
  ...recipes('GitHub: what is overdue', 'yaml'),
].map(text => parse(text) as Workflow);
const stepsOf = ({ jobs }: Workflow) => Object.values(jobs).flatMap(({ steps }) => steps);

describe('workflows of GitHub', () => {
  const action = parse(readFileSync('action.yml', 'utf8'));

  test('use inputs and outputs that the action has', () => {
    expect(workflows).toHaveLength(5);
    const ours = workflows.flatMap(stepsOf).filter(({ uses }) => uses?.startsWith('isms-as-code/'));
    expect(ours).toHaveLength(4);
    for (const step of ours)
      expect(Object.keys(step.with ?? {}).filter(name => !(name in action.inputs))).toEqual([]);
    const outputs = [...page.matchAll(/steps\.isms\.outputs\.([a-z-]+)/g)].map(([, name = '']) => name);
    expect(outputs.filter(name => !(name in action.outputs))).toEqual([]);
  });

  test('tell every input and output', () => {
    const names = [...Object.keys(action.inputs), ...Object.keys(action.outputs)];
    expect(names.filter(name => !page.includes(`\`${name}\``))).toEqual([]);
  });

  test('ask for no more permissions than they need', () => {
    expect(workflows.map(({ permissions }) => permissions)).toEqual([
      { contents: 'read', 'pull-requests': 'write' },
      { contents: 'read' },
      { actions: 'read', 'pull-requests': 'write' },
      { contents: 'read', 'security-events': 'write' },
      { contents: 'read', issues: 'write' },
    ]);
    expect(workflows.some(it => JSON.stringify(it).includes('pull_request_target'))).toBe(false);
  });

  test('on a schedule keep one issue: opened, renewed, closed', () => {
    const [, install = '', script = ''] = stepsOf(workflows[4] as Workflow).map(({ run }) => run ?? '');
    const run = shell();
    const made = repository(cleanIsms);
    const log = join(folder(), 'gh');
    const env = { GH_LOG: log, GITHUB_STEP_SUMMARY: `${log}.md`, RUN: 'https://run' };
    const calls = () => {
      expect(run(`${install}\n${script}`, made.path, env)).toMatchObject({ code: 0 });
      const said = readFileSync(log, 'utf8').trim().split('\n');
      writeFileSync(log, '');
      return said.map(line => line.split(' ').slice(0, 3).join(' '));
    };
    expect(calls()).toEqual(['issue list --state']);
    made.write({ 'risks/acceptances/ACC-1.md': acceptance.replace('2026-12-31', '2026-03-01') });
    expect(calls()).toEqual(['issue list --state', 'issue create --title']);
    expect(readFileSync(join(made.path, 'report.md'), 'utf8')).toContain('[acceptance-in-time]');
    expect(calls()).toEqual(['issue list --state', 'issue edit 12']);
    made.write({ 'risks/acceptances/ACC-1.md': null });
    expect(calls()).toEqual(['issue list --state', 'issue close 12']);
    made.write({ 'isms.yaml': 'no: such setting\n' });
    expect(run(script, made.path, env).code).toBe(2);
  });
});

/** A branch that adds a finding, in a clone that has main at its origin. */
function branched(): { readonly made: Repository; readonly base: string } {
  const made = repository(cleanIsms);
  const base = made.git('rev-parse', 'HEAD');
  made.git('update-ref', 'refs/remotes/origin/main', base);
  made.git('switch', '-q', '-c', 'topic');
  made.commit({ 'risks/acceptances/ACC-1.md': acceptance });
  return { made, base };
}

describe('other pipelines', () => {
  test('GitLab: the job tells the change and leaves its reports', () => {
    const { isms: job } = parse(readFileSync('ci/gitlab.yml', 'utf8'));
    const { made, base } = branched();
    const script = [...job.before_script, ...job.script].join('\n');
    const { code, said } = shell()(script, made.path, { CI_MERGE_REQUEST_DIFF_BASE_SHA: base });
    expect(code).toBe(1);
    expect(said).toMatch(/1 new/);
    const { codequality, junit } = job.artifacts.reports;
    expect(JSON.parse(readFileSync(join(made.path, codequality), 'utf8'))).toHaveLength(1);
    expect(readFileSync(join(made.path, junit), 'utf8')).toContain('failures="1"');
    const [{ remote }] = parse(recipe('GitLab', 'yaml')).include;
    expect(existsSync(remote.replace(/^.*\/raw\/main\//, ''))).toBe(true);
    expect(shell()(script, repository(cleanIsms).path, { CI_MERGE_REQUEST_DIFF_BASE_SHA: '' }).code).toBe(0);
  });

  test('Jenkins: the steps leave the reports that are collected', () => {
    const text = recipe('Jenkins', 'groovy');
    const script = [...text.matchAll(/sh '([^']*)'/g)].map(([, it]) => it).join('\n');
    const { made } = branched();
    expect(shell()(script, made.path).code).toBe(1);
    const collected = [...text.matchAll(/(?:junit|pattern:) '([^']+)'/g)].map(([, it = '']) => it);
    expect(collected).toHaveLength(2);
    for (const name of collected) expect(existsSync(join(made.path, name))).toBe(true);
  });

  test('any other: the check and the gate fail where they should', () => {
    const lines = recipe('Any other', 'sh').trim().split('\n');
    const { made } = branched();
    const run = shell();
    expect(lines.map(line => run(line, made.path).code)).toEqual([0, 1, 0]);
    made.commit({ 'isms/decisions/DEC-1.md': null });
    expect(run(lines[2] ?? '', made.path).code).toBe(1);
  });

  test('an old repository starts green', () => {
    const made = repository(brokenIsms);
    made.git('config', 'user.name', 'A');
    made.git('config', 'user.email', 'a@example.org');
    expect(shell()(recipe('An old repository', 'sh'), made.path)).toMatchObject({ code: 0 });
    expect(made.git('status', '--porcelain')).toBe('');
  });
});

describe('before a commit', () => {
  const hooks = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8')) as readonly Record<string, unknown>[];
  const lines = [
    ...hooks.map(({ entry }) => String(entry)),
    parse(recipes('Before a commit', 'yaml')[1] ?? '')['pre-commit'].commands.isms.run as string,
    recipe('Before a commit', 'sh').trim(),
  ];

  test.each([...new Set(lines)])('%s lets pass what is right, and nothing else', line => {
    const run = shell();
    expect(run(line, repository(cleanIsms).path)).toEqual({ code: 0, said: '' });
    const { code, said } = run(line, repository(brokenIsms).path);
    expect([code, said]).toEqual([1, expect.stringContaining('reference-resolves')]);
  });

  test('the hooks are given no names of files, and the configuration names one of them', () => {
    for (const hook of hooks) expect(hook).toMatchObject({ pass_filenames: false, require_serial: true });
    const [{ hooks: used }] = parse(recipe('Before a commit', 'yaml')).repos;
    expect(hooks.map(({ id }) => id)).toContain(used[0].id);
  });
});

test('what workflows and pre-commit use is a commit that runs by itself', () => {
  const clone = folder();
  execFileSync('git', ['clone', '-q', '--no-hardlinks', '.', clone]);
  for (const name of ['action.yml', '.pre-commit-hooks.yaml', 'scripts/releaseAction.mjs', 'package.json'])
    writeFileSync(join(clone, name), readFileSync(name));
  const git = (...args: readonly string[]) =>
    execFileSync('git', args, { cwd: clone, encoding: 'utf8' }).trim();
  git('add', '-A');
  git('-c', 'user.name=A', '-c', 'user.email=a@example.org', 'commit', '-q', '--allow-empty', '-m', 'x');
  // It is built already.
  writeFileSync(join(clone, 'esbuild.mjs'), '');
  git('update-index', '--assume-unchanged', 'esbuild.mjs');
  mkdirSync(join(clone, 'dist'));
  for (const name of ['action.cjs', 'isms.cjs', 'server.cjs', 'report.css', 'report.js'])
    writeFileSync(join(clone, 'dist', name), readFileSync(join('dist', name)));
  const env = { ...process.env, GIT_AUTHOR_NAME: 'A', GIT_AUTHOR_EMAIL: 'a@example.org' };
  execFileSync(process.execPath, ['scripts/releaseAction.mjs'], {
    cwd: clone,
    env: { ...env, GIT_COMMITTER_NAME: 'A', GIT_COMMITTER_EMAIL: 'a@example.org' },
  });
  const built = folder();
  git('worktree', 'add', '-q', '--detach', built, 'v0');
  expect(git('rev-parse', 'action')).toBe(git('rev-parse', 'v0'));
  expect(git('log', '-1', '--format=%P', 'action')).toBe(git('rev-parse', 'HEAD'));
  const { runs } = parse(readFileSync(join(built, 'action.yml'), 'utf8'));
  expect(runs.using).toMatch(/^node\d+$/);
  const wrong = spawnSync(process.execPath, [join(built, runs.main)], {
    cwd: folder(),
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], INPUT_FORMAT: 'pdf' },
  });
  expect([wrong.status, wrong.stdout]).toEqual([
    2,
    expect.stringContaining("The input 'format' cannot be 'pdf'."),
  ]);
  const prefix = folder();
  execFileSync('npm', ['install', '--global', '--offline', '--prefix', prefix, built], { stdio: 'ignore' });
  const installed = spawnSync(join(prefix, 'bin/isms'), ['--version'], { encoding: 'utf8' });
  expect(installed.stdout).toMatch(/^isms \d+\.\d+\.\d+/);
});
