import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { folderOf, ismsHere, schemaProblems } from '../support/cli.js';
import { cleanIsms, decision } from '../support/smallIsms.js';

const folder = folderOf({ 'isms.yaml': cleanIsms['isms.yaml'] });
const cwd = folder.path;

function commit(day: string): void {
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], {
      cwd,
      stdio: 'ignore',
      env: { ...process.env, GIT_COMMITTER_DATE: `${day}T12:00:00Z` },
    });
  git('init', '-q');
  git('add', '-A');
  git('commit', '-q', '-m', 'x');
}

beforeAll(() => {
  commit('2026-03-01');
  writeFileSync(join(cwd, 'decisions.md'), decision.replace('id:', 'kind: decision-record\nid:'));
  commit('2026-06-02');
});
afterAll(() => folder.close());

test('with --history, check tells what was committed late', async () => {
  const asked = await ismsHere(['check', '--history', '--no-excerpt'], { cwd });
  expect(asked.stdout).toMatch(
    /info +This record says '2026-04-02', but was first committed on 2026-06-02, 61 days/,
  );
  const without = await ismsHere(['check', '--no-excerpt'], { cwd });
  expect(without.stdout).not.toContain('committed');
});

test('with --history, the day of the commit stands beside that of the record', async () => {
  const { stdout } = await ismsHere(['explain', 'RES-O2', '--history'], { cwd });
  expect(stdout).toContain('decided 2026-04-02, committed 2026-06-02');
  const document = await ismsHere(['explain', 'DEC-1', '--history'], { cwd });
  expect(document.stdout).toMatch(/committed +2026-06-02/);
  const markdown = await ismsHere(['explain', 'RES-O2', '--history', '--format', 'markdown'], { cwd });
  expect(markdown.stdout).toContain('committed 2026-06-02');
});

test.each([[['explain', 'RES-O2']], [['coverage']]])(
  '%j --history has it in JSON too, in the form that is published',
  async args => {
    const { stdout } = await ismsHere([...args, '--history', '--format', 'json'], { cwd });
    expect(stdout).toMatch(/"date": "2026-04-02",\s+"committed_on": "2026-06-02"/);
    expect(schemaProblems(args[0] ?? '', stdout)).toEqual([]);
    const without = await ismsHere([...args, '--format', 'json'], { cwd });
    expect(without.stdout).toMatch(/"committed_on": null/);
  },
);

test('where nothing was committed, who asks for it is told', async () => {
  const bare = folderOf(cleanIsms);
  const { code, stderr } = await ismsHere(['check', '--history'], { cwd: bare.path });
  rmSync(bare.path, { recursive: true });
  expect(code).toBe(2);
  expect(stderr).toContain("'--history' finds no commits");
});
