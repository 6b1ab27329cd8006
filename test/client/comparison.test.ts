import { expect, test } from 'vitest';
import { Comparison } from '../../client/src/comparison.js';
import { coverageItem } from '../../client/src/coverageItem.js';
import { type CoverageNode, coverageChildren } from '../../client/src/coverageNodes.js';
import { gapStates, sumOfCounts } from '../../client/src/states.js';
import type { CompareAnswer } from '../../server/src/protocol/compare.js';
import type {
  CoverageGroup,
  IsmsCoverage,
  OutcomeBrief,
  OutcomeState,
} from '../../server/src/protocol/coverage.js';

const counts = sumOfCounts([]);
const brief = (id: string, state: OutcomeState): OutcomeBrief => ({
  id,
  title: `About ${id}`,
  state,
  lacks: null,
  evidence: 0,
});
const group = (
  id: string,
  outcomes: readonly string[],
  groups: readonly CoverageGroup[] = [],
): CoverageGroup => ({
  id,
  name: id,
  about: id,
  groups,
  outcomes,
  counts,
});
const isms = (root: string, outcomes: readonly OutcomeBrief[]): IsmsCoverage => ({
  root,
  name: root,
  asOf: '2026-09-15',
  groups: [
    group('core', [], [group('RA', ['RA-O1', 'RA-O2']), group('RT', ['RT-O1'])]),
    group('support', [], [group('RES', ['RES-O1'])]),
  ],
  outcomes,
  counts,
  documents: 1,
  findings: { errors: 0, warnings: 0 },
});
const now = [
  isms('file:///a/', [
    brief('RA-O1', 'covered'),
    brief('RA-O2', 'partial'),
    brief('RT-O1', 'missing'),
    brief('RES-O1', 'covered'),
  ]),
];
const base = (name: string, states: Readonly<Record<string, OutcomeState>>): CompareAnswer => ({
  name,
  asOf: '2026-09-15',
  isms: [{ root: 'file:///a/', states }],
  notes: [],
});
const before = base('main', {
  'RA-O1': 'covered',
  'RA-O2': 'covered',
  'RT-O1': 'missing',
  'RES-O1': 'stale',
});
const main = { revision: 'main', fromMergeBase: false };

/** All lines of the tree, with what they tell behind their name. */
function lines(comparison: Comparison, filter: Parameters<typeof coverageChildren>[2] = null): string[] {
  const all = comparison.shown(now);
  const below = (node: CoverageNode | null): string[] =>
    coverageChildren(node, all, filter).flatMap(it => [
      ...(it.type === 'outcome' ? [coverageItem(it).description] : []),
      ...below(it),
    ]);
  return below(null);
}

test('only outcomes in another state are shown, with the state they were in', async () => {
  const comparison = new Comparison(async () => before);
  expect(lines(comparison)).toHaveLength(4);
  expect(await comparison.compareWith(main)).toBeNull();
  expect(lines(comparison)).toEqual(['RA-O2 · was covered', 'RES-O1 · was stale']);
  expect(lines(comparison, gapStates)).toEqual(['RA-O2 · was covered']);
  expect(coverageChildren(null, comparison.shown(now)).map(({ id }) => id)).toEqual([
    'file:///a/#core changed',
    'file:///a/#support changed',
  ]);
  const [core] = coverageChildren(null, comparison.shown(now));
  const [process] = core ? coverageChildren(core, comparison.shown(now)) : [];
  expect(process && coverageItem(process).children).toBe('expanded');
  comparison.stop();
  expect(lines(comparison)).toHaveLength(4);
});

test('an ISMS or an outcome that was not there counts as one of which nothing was shown', async () => {
  const comparison = new Comparison(async () => base('v1', {}));
  await comparison.compareWith(main);
  expect(lines(comparison)).toEqual(['RA-O1 · was missing', 'RA-O2 · was missing', 'RES-O1 · was missing']);
});

test('what cannot be compared leaves everything as it was; a revision that moved is asked for again', async () => {
  const answers: CompareAnswer[] = [
    before,
    { problem: 'There is no revision.', hint: null },
    { problem: 'There is no revision any more.', hint: null },
    base('main, one commit later', { 'RA-O2': 'partial' }),
  ];
  const asked: string[] = [];
  const comparison = new Comparison(async ({ revision }) => {
    asked.push(revision);
    return answers.shift() ?? before;
  });
  let changes = 0;
  comparison.onDidChange(() => changes++);
  await comparison.askAgain();
  await comparison.compareWith(main);
  expect(await comparison.compareWith({ revision: 'x', fromMergeBase: false })).toMatchObject({
    problem: 'There is no revision.',
  });
  await comparison.askAgain();
  expect([comparison.base?.name, changes]).toEqual(['main', 1]);
  await comparison.askAgain();
  expect([comparison.base?.name, changes, asked]).toEqual([
    'main, one commit later',
    2,
    ['main', 'x', 'main', 'main'],
  ]);
});
