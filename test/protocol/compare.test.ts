import { afterEach, expect, test } from 'vitest';
import type { CompareAnswer, RevisionsAnswer } from '../../server/src/protocol/compare.js';
import { Repository } from '../support/repository.js';
import { type ServerClient, startServer } from '../support/serverProcess.js';
import { cleanIsms, decision } from '../support/smallIsms.js';

const running: ServerClient[] = [];
afterEach(async () => {
  for (const client of running.splice(0)) {
    expect(client.log.filter(line => line.includes(' failed on '))).toEqual([]);
    await client.stop();
  }
});

async function serverOn(files: Readonly<Record<string, string>>) {
  const client = await startServer(files);
  running.push(client);
  const compare = (revision: string, fromMergeBase = false) =>
    client.connection.sendRequest<CompareAnswer>('isms/compare', { revision, fromMergeBase });
  return { client, compare, repository: new Repository(client.root) };
}
const path = 'isms/decisions/DEC-1.md';
const stateIn = (answer: CompareAnswer) => ('isms' in answer ? answer.isms[0]?.states['RES-O2'] : answer);

test('the server tells what coverage was in a revision, whatever is typed meanwhile', async () => {
  const { client, compare, repository } = await serverOn(cleanIsms);
  repository.git('init', '-q', '-b', 'main');
  repository.commit();
  repository.git('switch', '-q', '-c', 'work');
  repository.commit({ [path]: decision.replace('status: decided', 'status: draft') });
  client.open(path, '');
  expect(stateIn(await compare('HEAD'))).toBe('partial');
  const main = await compare('main');
  expect(stateIn(main)).toBe('covered');
  expect(main).toMatchObject({
    name: expect.stringMatching(/^main \([0-9a-f]{7}\)$/),
    asOf: '2026-09-15',
    notes: [],
  });
  expect(main).toMatchObject({ isms: [{ root: `${client.uri('')}/` }] });
  repository.git('switch', '-q', 'main');
  repository.commit({ [path]: null });
  repository.git('switch', '-q', 'work');
  expect(stateIn(await compare('main'))).toBe('missing');
  const parted = await compare('main', true);
  expect(stateIn(parted)).toBe('covered');
  expect(parted).toMatchObject({ name: expect.stringMatching(/^leaving main \([0-9a-f]{7}\)$/) });
});

test('the server names the revisions there are, and why none can be compared', async () => {
  const { client, compare, repository } = await serverOn(cleanIsms);
  const revisions = () => client.connection.sendRequest<RevisionsAnswer>('isms/revisions');
  expect(await compare('HEAD')).toMatchObject({
    problem: expect.stringContaining('is in no git repository.'),
  });
  expect(await revisions()).toMatchObject({ problem: expect.stringContaining('is in no git repository.') });
  repository.git('init', '-q', '-b', 'main');
  repository.commit();
  repository.git('tag', 'v1.0');
  repository.git('switch', '-q', '-c', 'a/"ü b'.replaceAll(' ', '-'));
  expect(await revisions()).toMatchObject({
    current: 'a/"ü-b',
    main: 'main',
    branches: expect.arrayContaining([{ name: 'main', day: '2026-01-01', subject: 'x' }]),
    tags: [{ name: 'v1.0', day: '2026-01-01', subject: 'x' }],
  });
  expect(await compare('mian')).toEqual({
    problem: "There is no revision 'mian'.",
    hint: "Did you mean 'main'?",
  });
});

test('where only the client has the files, nothing can be compared', async () => {
  const client = await startServer(
    {},
    {
      initializationOptions: { clientFiles: true },
      prepare: connection => {
        connection.onRequest('isms/listFiles', () => []);
      },
    },
  );
  running.push(client);
  const answer = await client.connection.sendRequest<CompareAnswer>('isms/compare', {
    revision: 'HEAD',
    fromMergeBase: false,
  });
  expect(answer).toMatchObject({
    problem: expect.stringContaining('only the server on a computer with the files can do'),
  });
});
