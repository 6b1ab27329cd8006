import { describe, expect, test } from 'vitest';
import { coverageItem, outcomeTooltip } from '../../client/src/coverageItem.js';
import {
  type CoverageFilter,
  type CoverageNode,
  coverageChildren,
  detailNodes,
  type OutcomeLine,
} from '../../client/src/coverageNodes.js';
import { explainDocument } from '../../client/src/explainDocument.js';
import { countsInWords, gapStates, sumOfCounts } from '../../client/src/states.js';
import type {
  CoverageGroup,
  EvidenceNode,
  IsmsCoverage,
  OutcomeBrief,
  OutcomeDetail,
  OutcomeState,
  StateCounts,
} from '../../server/src/protocol/coverage.js';

describe('the coverage tree', () => {
  test('one ISMS alone is not a level of its own', () => {
    expect(children(null, [isms('file:///a')]).map(({ type }) => type)).toEqual(['group']);
    expect(children(null, [isms('file:///a'), isms('file:///b')]).map(({ type }) => type)).toEqual([
      'isms',
      'isms',
    ]);
    expect(children(null, [])).toEqual([]);
  });

  test('every line has an id of its own, the same each time', () => {
    const all = () => allNodes([isms('file:///a'), isms('file:///b')]).map(({ id }) => id);
    expect(new Set(all()).size).toBe(all().length);
    expect(all()).toEqual(all());
  });

  test('with gaps only, what is covered or excluded is not shown, nor what has nothing else', () => {
    const mixed = group('RA', ['RA-O2', 'RA-O4']);
    const done = group('RT', ['RA-O4']);
    const all = [
      {
        ...isms('file:///a'),
        groups: [mixed, done],
        outcomes: [brief('partial'), brief('covered', 'RA-O4')],
      },
    ];
    const ids = (filter: CoverageFilter) => allNodes(all, null, filter).map(({ id }) => id);
    expect(ids(gapStates)).toEqual(['file:///a#RA', 'file:///a#RA/RA-O2']);
    expect(ids(new Set(['covered']))).toEqual([
      'file:///a#RA',
      'file:///a#RA/RA-O4',
      'file:///a#RT',
      'file:///a#RT/RA-O4',
    ]);
  });

  test('many documents of one kind stand under a line of their own, with how many are not listed', () => {
    const risks = Array.from({ length: 6 }, (_, n) => ({ ...evidence, path: `risks/R-${n}.yaml` }));
    const inventory = { ...evidence, kind: 'asset-inventory', path: 'assets.yaml' };
    const value: OutcomeDetail = {
      ...detail('covered'),
      reasons: [],
      evidence: [
        { kind: 'asset-inventory', kindName: 'Asset inventory', count: 1, first: [inventory] },
        { kind: 'risk-register', kindName: 'Risk register', count: 906, first: risks },
      ],
    };
    const nodes = detailNodes(outcomeNode(brief('covered')), value);
    expect(nodes.map(node => coverageItem(node).description)).toEqual(['assets.yaml', '906 files']);
    const below = nodes.flatMap(node => children(node)).map(coverageItem);
    expect(below.map(({ description }) => description)).toEqual([...risks.map(({ path }) => path), '']);
    expect(below.at(-1)?.label).toBe('and 900 more');
  });

  test('an outcome shows what does not hold before its evidence; what holds is told in the tooltip only', () => {
    const value = detail('partial');
    const items = detailNodes(outcomeNode(brief('partial')), value).map(coverageItem);
    expect(items.map(({ label }) => label)).toEqual(['R-003 has no owner.', 'Risk register']);
    expect(outcomeTooltip(value)).toContain('$(check) R\\-001 counts.');
    expect(outcomeTooltip(value)).toContain('$(close) R\\-003 has no owner. *Add an owner.*');
  });

  test('a reason tells where, since one condition may fail in many places', () => {
    const [reason] = detailNodes(outcomeNode(brief('partial')), detail('partial')).map(coverageItem);
    expect([reason?.description, reason?.context]).toEqual(['r.yaml:2', 'reason place']);
  });

  test('an excluded outcome shows why', () => {
    const reasons = [{ holds: true, text: 'No suppliers.', fix: null, place: null }];
    const value: OutcomeDetail = { ...detail('excluded'), evidence: [], reasons };
    const nodes = detailNodes(outcomeNode(brief('excluded')), value);
    expect(nodes.map(node => coverageItem(node).label)).toEqual(['No suppliers.']);
  });

  test('an outcome without evidence tells what would be accepted', () => {
    expect(outcomeTooltip({ ...detail('missing'), evidence: [] })).toContain(
      'Accepted as evidence: Risk register.',
    );
  });

  test.each([
    ['covered', 'pass', 'outcome evidence'],
    ['missing', 'circle-large-outline', 'outcome gap'],
    ['excluded', 'circle-slash', 'outcome'],
  ] as const)('%s has the icon %s, and what can be done with it is %s', (state, codicon, context) => {
    const item = coverageItem(outcomeNode({ ...brief(state), evidence: state === 'covered' ? 1 : 0 }));
    expect([item.icon?.codicon, item.context]).toEqual([codicon, context]);
  });

  test('each state has its own icon, since colour alone is not seen by everybody', () => {
    const icons = states.map(state => coverageItem(outcomeNode(brief(state))).icon?.codicon);
    expect(new Set(icons).size).toBe(states.length);
  });

  test.each([
    [{ covered: 3 }, 'pass-filled', '3/3'],
    [{ covered: 2, stale: 1 }, 'color-mode', '2/3'],
    [{ missing: 2 }, 'circle-large-outline', '0/2'],
    [{ covered: 1, excluded: 1 }, 'pass-filled', '1/1'],
    [{ excluded: 2 }, 'circle-slash', 'excluded'],
    [{}, 'circle-slash', 'no outcome'],
  ])('a group with %o is %s %s', (some, codicon, description) => {
    const item = coverageItem(groupNode({ ...group('RA', []), counts: counts(some) }));
    expect([item.icon?.codicon, item.description]).toEqual([codicon, description]);
  });

  test('text of a document cannot become a link or an icon in a tooltip', () => {
    const value: EvidenceNode = { ...evidence, title: '[x](command:y) $(zap)' };
    const { tooltip } = coverageItem({ type: 'evidence', id: 'e', value });
    expect(tooltip).toContain('\\[x\\]\\(command:y\\) \\$\\(zap\\)');
  });

  test('counts are told in the same order, those that occur', () => {
    expect(countsInWords(counts({ missing: 3, covered: 1 }))).toBe('1 covered, 3 missing');
    expect(sumOfCounts([counts({ covered: 1 }), counts({ covered: 2, thin: 1 })])).toEqual(
      counts({ covered: 3, thin: 1 }),
    );
  });
});

test('the explanation of an outcome leads to every place, and text of a document stays text', () => {
  const hostile = { ...evidence, title: '[x](command:y)' };
  const value = {
    ...detail('partial'),
    evidence: [{ kind: 'risk-register', kindName: 'Risk register', count: 12, first: [hostile] }],
  };
  expect(explainDocument(value)).toBe(`# Risks and owners are identified

RA-O2 is **partial**. Evidence exists, but a check on it fails.

Each risk has an owner.

## What is missing

- R\\-003 has no owner. [r.yaml:2](file:///a/r.yaml#L2)${'  '}
  *Add an owner.*

## What holds

- R\\-001 counts.

## Evidence

- Risk register
  - [\\[x\\]\\(command:y\\)](file:///a/risks/register.yaml#L2), 2026\\-05\\-04
  - and 11 more

Accepted as evidence: Risk register.
`);
});

const states = [
  'covered',
  'partial',
  'stale',
  'thin',
  'claimed',
  'suspect',
  'missing',
  'excluded',
] as const satisfies readonly OutcomeState[];

const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 4 } };
const evidence: EvidenceNode = {
  title: 'Risk register',
  id: 'REG-01',
  kind: 'risk-register',
  kindName: 'Risk register',
  path: 'risks/register.yaml',
  place: { uri: 'file:///a/risks/register.yaml', range },
  date: '2026-05-04',
};

function counts(some: Partial<Record<OutcomeState, number>>): StateCounts {
  return {
    covered: 0,
    partial: 0,
    stale: 0,
    thin: 0,
    claimed: 0,
    suspect: 0,
    missing: 0,
    excluded: 0,
    ...some,
  };
}

const brief = (state: OutcomeState, id = 'RA-O2'): OutcomeBrief => ({
  id,
  title: 'Risks and owners are identified',
  state,
  lacks: state === 'covered' ? null : 'R-003 has no owner.',
  evidence: 1,
});

const detail = (state: OutcomeState): OutcomeDetail => ({
  id: 'RA-O2',
  title: 'Risks and owners are identified',
  statement: 'Each risk has an owner.',
  state,
  reasons: [
    { holds: true, text: 'R-001 counts.', fix: null, place: null },
    {
      holds: false,
      text: 'R-003 has no owner.',
      fix: 'Add an owner.',
      place: { uri: 'file:///a/r.yaml', range },
    },
  ],
  evidence: [{ kind: 'risk-register', kindName: 'Risk register', count: 1, first: [evidence] }],
  accepts: ['Risk register'],
});

const outcomeNode = (value: OutcomeBrief): OutcomeLine => ({
  type: 'outcome',
  id: `x/${value.id}`,
  value,
  root: 'file:///a',
});

const group = (id: string, outcomes: readonly string[]): CoverageGroup => ({
  id,
  name: id,
  about: `${id} in full\nWhat it is for.`,
  groups: [],
  outcomes,
  counts: counts({ partial: 1, missing: 1 }),
});

const groupNode = (value: CoverageGroup): CoverageNode => ({
  type: 'group',
  id: 'g',
  value,
  isms: isms('file:///a'),
  depth: 1,
});

function isms(root: string): IsmsCoverage {
  return {
    root,
    name: 'Kestrel Mail',
    asOf: '2026-11-24',
    groups: [{ ...group('core', []), groups: [group('RA', ['RA-O2', 'RA-O3'])] }],
    outcomes: [brief('partial'), brief('missing', 'RA-O3')],
    counts: counts({ partial: 1, missing: 1 }),
    documents: 2,
    findings: { errors: 0, warnings: 0 },
  };
}

function children(
  node: CoverageNode | null,
  all: readonly IsmsCoverage[] = [],
  filter: CoverageFilter = null,
): CoverageNode[] {
  return coverageChildren(node, all, filter);
}

function allNodes(
  all: readonly IsmsCoverage[],
  parent: CoverageNode | null = null,
  filter: CoverageFilter = null,
): CoverageNode[] {
  return children(parent, all, filter).flatMap(node => [node, ...allNodes(all, node, filter)]);
}
