import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import MarkdownIt from 'markdown-it';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { within } from '../../server/src/action/within.js';
import { GitHubServer } from '../support/gitHubServer.js';
import { type Files, type Repository, repositoriesOfTests } from '../support/repository.js';
import { sarifSchemaProblems } from '../support/sarifProblems.js';
import { acceptance, brokenIsms, cleanIsms } from '../support/smallIsms.js';

const { repository, folder } = repositoriesOfTests();
let gitHub: GitHubServer;
beforeEach(async () => {
  gitHub = new GitHubServer();
  await gitHub.start();
});
afterEach(() => gitHub.close());

const path = 'risks/acceptances/ACC-1.md';

interface Ended {
  readonly code: number | null;
  readonly log: string;
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
}

/** Runs the action as a runner does: its inputs with their defaults, its event, and files for what it gives back. */
async function run(
  cwd: string,
  event: object,
  inputs: Readonly<Record<string, string>> = {},
  entry = resolve('dist/action.cjs'),
): Promise<Ended> {
  const temp = folder();
  const at = (name: string) => join(temp, name);
  writeFileSync(at('event.json'), JSON.stringify(event));
  const defaults = Object.entries(parse(readFileSync('action.yml', 'utf8')).inputs).map(
    ([name, it]) => [name, (it as { default?: string }).default ?? ''] as const,
  );
  const given = { ...Object.fromEntries(defaults), token: 'secret', 'as-of': '2026-09-15', ...inputs };
  const child = spawn(process.execPath, [entry], {
    cwd,
    env: {
      PATH: process.env['PATH'] ?? '',
      GITHUB_API_URL: gitHub.url,
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_REPOSITORY: 'o/r',
      GITHUB_RUN_ID: '42',
      GITHUB_SHA: 'abc',
      GITHUB_EVENT_PATH: at('event.json'),
      GITHUB_STEP_SUMMARY: at('summary.md'),
      GITHUB_OUTPUT: at('output'),
      RUNNER_TEMP: temp,
      ...Object.fromEntries(Object.entries(given).map(([name, it]) => [`INPUT_${name.toUpperCase()}`, it])),
    },
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', text => {
      log += text;
    });
  const code = await new Promise<number | null>(done => child.on('close', done));
  const text = (name: string) => (existsSync(at(name)) ? readFileSync(at(name), 'utf8') : '');
  const outputs = text('output')
    .trim()
    .split('\n')
    .map(line => line.split(/=(.*)/s).slice(0, 2));
  return { code, log, summary: text('summary.md'), outputs: Object.fromEntries(outputs) };
}

/** A repository as a checkout of a pull request leaves it: what would become of merging the branch into main. */
function pullRequest(before: Files, change: Files): { readonly made: Repository; readonly event: object } {
  const made = repository(before);
  made.git('switch', '-q', '-c', 'topic');
  const head = made.commit(change);
  made.git('switch', '-q', 'main');
  const base = made.commit({ 'notes/other.md': 'Somebody else did something.\n' });
  made.git('merge', '-q', '--no-ff', '--no-edit', 'topic');
  const event = { pull_request: { number: 7, base: { sha: base }, head: { sha: head } } };
  return { made, event };
}

const breaking = () => pullRequest(cleanIsms, { [path]: acceptance });

describe('a pull request that adds a finding', () => {
  test('fails, with annotations, a summary, a comment and outputs', async () => {
    const { made, event } = breaking();
    const { code, log, summary, outputs } = await run(made.path, event, {
      format: 'summary,annotations,sarif',
    });
    expect(code).toBe(1);
    expect(log).toMatch(/^::error file=risks\/acceptances\/ACC-1\.md,line=7,/m);
    expect(log).toMatch(/^Comment: written\.$/m);
    expect(summary).toMatch(/^### ISMS of Example: /);
    expect(summary).toMatch(/\*\*Coverage:\*\* \d+ % \(\d+ of \d+ outcomes\)/);
    expect(summary).toContain(`https://github.com/o/r/blob/abc/${path}?plain=1#L7`);
    expect(new MarkdownIt({ html: true }).render(summary)).toContain('Nothing defines');
    expect(outputs).toMatchObject({ errors: '1', warnings: '0', coverage: expect.stringMatching(/^\d+$/) });
    expect(outputs['coverage-delta']).toMatch(/^(?:0|[+-]\d+)$/);
    expect(sarifSchemaProblems(readFileSync(outputs['sarif-file'] ?? '', 'utf8'))).toEqual([]);
    expect(JSON.parse(readFileSync(outputs['report-json'] ?? '', 'utf8')).schema).toBe('isms-check/1');
    expect(Object.keys(outputs).sort()).toEqual(
      Object.keys(parse(readFileSync('action.yml', 'utf8')).outputs).sort(),
    );
    const [comment] = gitHub.comments;
    expect(comment?.body).toContain('**Findings:** 1 new (1 error)');
    expect(comment?.body.split('<details>')[0]?.split('\n').length).toBeLessThanOrEqual(16);
    expect(readFileSync(outputs['comment-file'] ?? '', 'utf8')).toBe(comment?.body);
    expect(gitHub.unknown).toEqual([]);
  });

  test('is commented once: a second run leaves the comment as it is, a change renews it', async () => {
    const { made, event } = breaking();
    await run(made.path, event);
    expect((await run(made.path, event)).log).toContain('Comment: the same.');
    made.commit({ 'risks/acceptances/ACC-2.md': acceptance.replace('ACC-1', 'ACC-2') });
    expect((await run(made.path, event, { base: 'main~2' })).log).toContain('Comment: renewed.');
    expect(gitHub.comments).toHaveLength(1);
    expect(gitHub.comments[0]?.body).toContain('2 new');
  });

  test('tells its own comment from others, on any page, and from what anyone may write', async () => {
    const { made, event } = breaking();
    gitHub.add('<!-- isms-as-code: other -->\nAnother check');
    gitHub.add('<!-- isms-as-code: isms -->\nForged', 'User', 'CONTRIBUTOR');
    for (let n = 0; n < 150; n++) gitHub.add('Looks good to me.', 'User');
    gitHub.add('<!-- isms-as-code: isms -->\nOld');
    expect((await run(made.path, event)).log).toContain('Comment: renewed.');
    expect(gitHub.comments).toHaveLength(153);
    expect(gitHub.comments.at(-1)?.body).toContain('1 new');
    expect(gitHub.comments[1]?.body).toContain('Forged');
  });
});

describe('what GitHub refuses fails nothing', () => {
  const harmless = () => pullRequest(brokenIsms, { [path]: null });

  test.each([
    [
      'a token that only reads',
      { method: 'POST', status: 403 },
      'in a pull request from a fork it can only read',
    ],
    ['a token that may nothing', { method: 'GET', status: 401 }, 'the token may not do this (401)'],
    [
      'a limit of requests',
      { method: 'POST', status: 403, headers: { 'x-ratelimit-remaining': '0' } },
      'GitHub takes no more requests for now (403).',
    ],
    [
      'a second limit',
      { method: 'POST', status: 429, headers: { 'retry-after': '60' } },
      'it asks to wait 60 s.',
    ],
    ['a fault of its own', { method: 'GET', status: 502 }, 'GitHub answered with 502.'],
  ])('%s', async (_, refusing, said) => {
    const { made, event } = harmless();
    gitHub.refusing = refusing;
    const { code, log, summary, outputs } = await run(made.path, event);
    expect(code).toBe(0);
    expect(log).toMatch(/^::notice title=ISMS::There is no comment: /m);
    expect(log).toContain(said);
    expect(summary).toContain('1 fixed');
    expect(outputs['comment-file']).not.toBe('');
    expect(gitHub.comments).toEqual([]);
  });

  test('a server that is not there', async () => {
    const { made, event } = harmless();
    await gitHub.close();
    const { code, log } = await run(made.path, event);
    gitHub = new GitHubServer();
    await gitHub.start();
    expect([code, log]).toEqual([0, expect.stringContaining('GitHub cannot be reached')]);
  });
});

describe('a comment is written only on change', () => {
  const quiet = () => pullRequest(cleanIsms, { 'README.md': '# Hello\n' });

  test('nothing changed, and there is none: none is written, unless always', async () => {
    const { made, event } = quiet();
    expect((await run(made.path, event)).log).toContain('Comment: not needed.');
    expect(gitHub.comments).toEqual([]);
    expect((await run(made.path, event, { comment: 'always' })).log).toContain('Comment: written.');
  });

  test('nothing differs any more: what was written is renewed', async () => {
    const { made, event } = quiet();
    gitHub.add('<!-- isms-as-code: isms -->\n1 new');
    expect((await run(made.path, event)).log).toContain('Comment: renewed.');
    expect(gitHub.comments[0]?.body).not.toContain('1 new');
  });

  test('never means never', async () => {
    const { made, event } = breaking();
    await run(made.path, event, { comment: 'never' });
    expect(gitHub.requests).toEqual([]);
  });
});

describe('what a change is compared with', () => {
  test('is not there in a checkout of one commit: the summary says so, and nothing fails for it', async () => {
    const { made, event } = pullRequest(brokenIsms, { [path]: null });
    const shallow = folder();
    made.git('clone', '-q', '--depth', '1', `file://${made.path}`, shallow);
    const { code, log, summary, outputs } = await run(shallow, event);
    expect(code).toBe(0);
    expect(log).toMatch(/^::notice title=ISMS::What this changes is not known\. /m);
    expect(log).toContain('fetch-depth');
    expect(summary).toContain('What this changes is not known');
    expect([outputs['coverage-delta'], outputs['comment-file']]).toEqual(['', '']);
    expect(gitHub.requests).toEqual([]);
  });

  test('is there in a checkout of two commits', async () => {
    const { made, event } = breaking();
    const shallow = folder();
    made.git('clone', '-q', '--depth', '2', `file://${made.path}`, shallow);
    const { log } = await run(shallow, event);
    expect(log).toContain('Comment: written.');
    expect(gitHub.comments[0]?.body).toContain('1 new (1 error)');
  });

  test('is nothing for a push, which has no comment', async () => {
    const { code, summary } = await run(repository(brokenIsms).path, { ref: 'refs/heads/main' });
    expect(code).toBe(1);
    expect(summary).toMatch(/^\*\*Coverage:\*\*/);
    expect(gitHub.requests).toEqual([]);
  });
});

describe('inputs', () => {
  test('decide where to look, at what, as of when, and when to fail', async () => {
    const made = repository(
      Object.fromEntries(Object.entries(brokenIsms).map(([name, text]) => [`a folder/${name}`, text])),
    );
    const inputs = { 'working-directory': 'a folder', 'fail-on': 'never', paths: 'risks\nisms' };
    const { code, log } = await run(made.path, {}, inputs);
    expect(code).toBe(0);
    expect(log).toMatch(/^::error file=a folder\/risks\/acceptances\/ACC-1\.md,/m);
    const late = await run(made.path, {}, { ...inputs, 'as-of': '2027-02-01', 'strict-dates': 'true' });
    expect(late.outputs['errors']).toBe('2');
    const elsewhere = await run(made.path, {}, { ...inputs, paths: 'isms' });
    expect(elsewhere.outputs['errors']).toBe('0');
  });

  test('take a baseline', async () => {
    const made = repository(brokenIsms);
    const { log } = await run(made.path, {});
    expect(log).toContain('::error file=');
    const { spawnSync } = await import('node:child_process');
    spawnSync(process.execPath, [resolve('dist/isms.cjs'), 'baseline', '--baseline', 'old.yaml'], {
      cwd: made.path,
    });
    expect((await run(made.path, {}, { baseline: 'old.yaml' })).code).toBe(0);
  });

  test.each([
    [{ format: 'pdf' }, "The input 'format' cannot be 'pdf'."],
    [{ comment: 'maybe' }, "The input 'comment' cannot be 'maybe'."],
    [{ 'fail-on': 'sometimes' }, "'--fail-on' cannot be 'sometimes'."],
    [{ paths: 'nowhere' }, "There is nothing at 'nowhere'."],
  ])('%j is refused with what is wrong', async (inputs, said) => {
    const { code, log, summary } = await run(repository(cleanIsms).path, {}, inputs);
    expect(code).toBe(2);
    expect(log).toContain(`::error title=ISMS::`);
    expect(log).toContain(said);
    expect(summary).toContain('nothing was checked');
  });
});

describe('for workflow_run', () => {
  const event = {
    workflow_run: { head_branch: 'topic', head_sha: 'f00', head_repository: { owner: { login: 'fork' } } },
  };
  const post = async (text: string) => {
    const cwd = folder();
    mkdirSync(join(cwd, 'from'));
    writeFileSync(join(cwd, 'from/isms-comment.md'), text);
    return await run(cwd, event, { 'comment-file': 'from/isms-comment.md' });
  };

  test('a comment that another run has written is posted to the pull request that the run was for', async () => {
    gitHub.pulls = [
      { number: 6, head: { sha: 'bad' } },
      { number: 7, head: { sha: 'f00' } },
    ];
    const { code, log } = await post('<!-- isms-as-code: isms -->\n### ISMS');
    expect([code, log]).toEqual([0, 'Comment: written.\n']);
    expect(gitHub.comments[0]?.body).toContain('### ISMS');
    expect((await post('<!-- isms-as-code: isms quiet -->\nNothing')).log).toBe('Comment: renewed.\n');
  });

  test('where the branch has moved on, nothing is posted', async () => {
    gitHub.pulls = [{ number: 7, head: { sha: 'newer' } }];
    const { code, log } = await post('<!-- isms-as-code: isms -->\n### ISMS');
    expect([code, log]).toEqual([0, expect.stringContaining('there is no open pull request of fork:topic')]);
    expect(gitHub.comments).toEqual([]);
  });
});

describe('load', () => {
  test('5 000 findings: a comment and a summary that GitHub takes, which say what is left out', async () => {
    const change = {
      'risks/register/all.yaml': `risks:\n${Array.from({ length: 700 }, (_, n) => `  - id: R-${n}\n    treatment: [X]\n`).join('')}`,
    };
    const { made, event } = pullRequest(cleanIsms, change);
    const { code, log, summary } = await run(made.path, event);
    expect(code).toBe(1);
    expect(log.match(/^::error file/gm)).toHaveLength(10);
    expect(log).toMatch(/^Found \d{4} errors.* have no annotation;/m);
    expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(1024 * 1024);
    const body = gitHub.comments[0]?.body ?? '';
    expect(body.length).toBeLessThanOrEqual(65_536);
    expect(body).toContain(
      'Everything that changed is too much for a comment. The [job summary](https://github.com/o/r/actions/runs/42) has it.',
    );
  });

  test('what has no room in a summary is left out from its fold on, and it says so', () => {
    const part = (size: number) => `Head\n\n<details>\n${'x'.repeat(size)}\n</details>`;
    const text = within([part(500), part(5000), part(100)], 2000);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(2000);
    expect(text.match(/There is no room for the rest here/g)).toHaveLength(1);
    expect(text.match(/^Head$/gm)).toHaveLength(3);
  });
});
