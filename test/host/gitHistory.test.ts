import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { gitBlobId } from '../../server/src/engine/history/gitBlobId.js';
import { gitHistory } from '../../server/src/host/gitHistory.js';
import { watchGit } from '../../server/src/host/gitWatch.js';
import { uriOfPath } from '../../server/src/host/nodeUri.js';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'isms-history-'));
  folders.push(folder);
  return folder;
}

const git = (cwd: string, args: readonly string[], day = '2026-01-01') =>
  execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], {
    cwd,
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_COMMITTER_DATE: `${day}T12:00:00Z` },
  });

function newRepository(): string {
  const folder = newFolder();
  git(folder, ['init', '-q', '-b', 'main']);
  return folder;
}

function write(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function commit(folder: string, day: string): void {
  git(folder, ['add', '-A']);
  git(folder, ['commit', '-q', '--allow-empty', '-m', 'x'], day);
}

const historyOf = async (folder: string) => {
  const root = `${uriOfPath(folder)}/`;
  const all = [...(await gitHistory(root))].map(([uri, { first, last }]) => [
    decodeURIComponent(uri.slice(root.length)),
    [first, last],
  ]);
  return Object.fromEntries(all);
};

test('tells the first and the last day of every file, and what it holds', async () => {
  const folder = newRepository();
  write(folder, 'a.md', 'one');
  commit(folder, '2026-01-05');
  write(folder, 'b.md', 'b');
  commit(folder, '2026-02-05');
  write(folder, 'a.md', 'zwölf');
  commit(folder, '2026-03-05');
  expect(await historyOf(folder)).toEqual({
    'a.md': ['2026-01-05', '2026-03-05'],
    'b.md': ['2026-02-05', '2026-02-05'],
  });
  const root = `${uriOfPath(folder)}/`;
  expect((await gitHistory(root)).get(`${root}a.md`)?.blob).toBe(gitBlobId('zwölf'));
});

test('the day is that of UTC', async () => {
  const folder = newRepository();
  write(folder, 'a.md', 'one');
  git(folder, ['add', '-A']);
  execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', 'commit', '-q', '-m', 'x'], {
    cwd: folder,
    env: { ...process.env, GIT_COMMITTER_DATE: '2026-05-02T01:00:00+0300' },
  });
  expect(await historyOf(folder)).toEqual({ 'a.md': ['2026-05-01', '2026-05-01'] });
});

test('what was only moved keeps its first day; what was deleted and written anew does not', async () => {
  const folder = newRepository();
  write(folder, 'old/a.md', 'one and the same text');
  write(folder, 'gone.md', 'gone');
  write(folder, 'again.md', 'first');
  commit(folder, '2026-01-05');
  write(folder, 'new/x', '');
  renameSync(join(folder, 'old/a.md'), join(folder, 'new/a.md'));
  rmSync(join(folder, 'gone.md'));
  rmSync(join(folder, 'again.md'));
  commit(folder, '2026-02-05');
  write(folder, 'again.md', 'second');
  commit(folder, '2026-03-05');
  expect(await historyOf(folder)).toMatchObject({
    'new/a.md': ['2026-01-05', '2026-02-05'],
    'again.md': ['2026-03-05', '2026-03-05'],
  });
  expect(Object.keys(await historyOf(folder))).not.toContain('gone.md');
});

test('of a branch that was merged, the days of its own commits count', async () => {
  const folder = newRepository();
  write(folder, 'a.md', 'a');
  commit(folder, '2026-01-05');
  git(folder, ['checkout', '-q', '-b', 'side']);
  write(folder, 'b.md', 'b');
  commit(folder, '2026-01-10');
  git(folder, ['checkout', '-q', 'main']);
  write(folder, 'a.md', 'b');
  commit(folder, '2026-02-05');
  git(folder, ['merge', '-q', '--no-ff', '-m', 'm', 'side'], '2026-03-05');
  expect(await historyOf(folder)).toEqual({
    'a.md': ['2026-01-05', '2026-02-05'],
    'b.md': ['2026-01-10', '2026-01-10'],
  });
});

test.skipIf(process.platform === 'win32')(
  'names may be anything; what is not UTF-8 is left out',
  async () => {
    const folder = newRepository();
    const names = [
      'with space.md',
      'it\'s "quoted".md',
      'übung 🛡️.md',
      '@1 2.md',
      ':x.md',
      'line\nend.md',
      '-n.md',
    ];
    for (const name of names) write(folder, name, name);
    const latin1 = Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xe4]), Buffer.from('.md')]);
    writeFileSync(latin1, 'x');
    commit(folder, '2026-01-05');
    expect(Object.keys(await historyOf(folder)).sort()).toEqual([...names].sort());
  },
);

test('of a folder in a repository, only what is below it is told, seen from there', async () => {
  const folder = newRepository();
  write(folder, 'code.md', 'x');
  write(folder, '[isms]/policies/a.md', 'a');
  commit(folder, '2026-01-05');
  expect(await historyOf(join(folder, '[isms]'))).toEqual({ 'policies/a.md': ['2026-01-05', '2026-01-05'] });
});

test('of a shallow clone, what lies before it is not known', async () => {
  const folder = newRepository();
  write(folder, 'a.md', 'a');
  write(folder, 'b.md', 'b');
  commit(folder, '2026-01-05');
  commit(folder, '2026-01-06');
  write(folder, 'a.md', 'aa');
  commit(folder, '2026-02-05');
  write(folder, 'c.md', 'c');
  commit(folder, '2026-03-05');
  const clone = (depth: number) => {
    const to = newFolder();
    git(to, ['clone', '-q', '--depth', String(depth), pathToFileURL(folder).href, '.']);
    return historyOf(to);
  };
  expect(await clone(1)).toEqual({});
  expect(await clone(3)).toEqual({ 'a.md': [null, '2026-02-05'], 'c.md': ['2026-03-05', '2026-03-05'] });
});

const policy = (next: string, rule: string, more = '') =>
  `---\nid: POL-1\nnext_review: ${next}\n${more}---\n${rule}\n`;

const movedIn = async (folder: string) => {
  const root = `${uriOfPath(folder)}/`;
  return [...(await gitHistory(root))].flatMap(([uri, { datesOnly }]) =>
    datesOnly ? [[uri.slice(root.length), datesOnly]] : [],
  );
};

test('tells where the last change moved dates and nothing else', async () => {
  const folder = newRepository();
  for (const name of ['moved', 'changed', 'dated-later', 'marked', 'new'])
    if (name !== 'new') write(folder, `${name}.md`, policy('2026-01-01', 'Lock the door.'));
  commit(folder, '2025-01-05');
  write(folder, 'dated-later.md', policy('2026-01-01', 'Bolt the door.'));
  commit(folder, '2026-01-05');
  write(folder, 'moved.md', policy('2027-01-01', 'Lock the door.'));
  write(folder, 'changed.md', policy('2027-01-01', 'Shut the door.'));
  write(folder, 'dated-later.md', policy('2027-01-01', 'Bolt the door.'));
  write(folder, 'marked.md', policy('2027-01-01', 'Lock the door.', 'tags: [seen]\n'));
  write(folder, 'new.md', policy('2027-01-01', 'Lock the door.'));
  commit(folder, '2026-01-06');
  expect(await movedIn(folder)).toEqual([['moved.md', { fields: ['next_review'], since: '2025-01-05' }]]);

  // What has moved twice is told since the last time; what has been changed since is told no more.
  write(folder, 'moved.md', policy('2028-01-01', 'Lock the door.'));
  commit(folder, '2027-01-06');
  expect(await movedIn(folder)).toEqual([['moved.md', { fields: ['next_review'], since: '2026-01-06' }]]);
  write(folder, 'moved.md', policy('2028-01-01', 'Lock both doors.'));
  commit(folder, '2027-02-06');
  expect(await movedIn(folder)).toEqual([]);
});

test('a commit, a checkout and a commit in a folder below are told, until nobody listens any more', async () => {
  const folder = newRepository();
  write(folder, 'isms/a.md', 'a');
  commit(folder, '2026-01-05');
  let told = 0;
  let arrived = () => {};
  const stop = await watchGit(`${uriOfPath(join(folder, 'isms'))}/`, () => {
    told++;
    arrived();
  });
  const next = async (act: () => void) => {
    const heard = new Promise<void>(resolve => {
      arrived = resolve;
    });
    act();
    await heard;
  };
  await next(() => commit(folder, '2026-01-06'));
  await next(() => git(folder, ['checkout', '-q', '-b', 'side']));
  const before = told;
  stop();
  commit(folder, '2026-01-07');
  await new Promise(resolve => setTimeout(resolve, 500));
  expect(told).toBe(before);
  // Where there is nothing to listen to, nothing is told.
  (await watchGit(`${uriOfPath(newFolder())}/`, () => {}))();
});

test('where there is no repository, no commit or no folder, nothing is known', async () => {
  expect(await historyOf(newFolder())).toEqual({});
  expect(await historyOf(newRepository())).toEqual({});
  expect(await historyOf('/nowhere/at/all')).toEqual({});
});
