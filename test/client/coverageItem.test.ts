import { describe, expect, test } from 'vitest';
import {
  type CoverageNode,
  countsInWords,
  coverageChildren,
  coverageItem,
  sumOfCounts,
} from '../../client/src/coverageItem.js';
import type {
  EvidenceNode,
  IsmsCoverage,
  OutcomeNode,
  OutcomeState,
  StateCounts,
} from '../../server/src/protocol/coverage.js';

describe('the coverage tree', () => {
  test('one ISMS alone is not a level of its own', () => {
    expect(children(null, [isms('file:///a')]).map(({ type }) => type)).toEqual(['category']);
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
    const covered = { ...outcome('covered'), id: 'RA-O4' };
    const all = counts({ partial: 1, covered: 1 });
    const mixed = {
      id: 'RA',
      name: 'Risk',
      purpose: '',
      outcomes: [outcome('partial'), covered],
      counts: all,
    };
    const done = { ...mixed, id: 'RT', outcomes: [covered], counts: counts({ covered: 1, excluded: 1 }) };
    const category = { id: 'core', name: 'Core', processes: [mixed, done], counts: all };
    const processes = coverageChildren({ type: 'category', id: 'c', value: category }, [], 'gaps');
    expect(processes.map(({ id }) => id)).toEqual(['c/RA']);
    expect(processes.flatMap(node => coverageChildren(node, [], 'gaps')).map(({ id }) => id)).toEqual([
      'c/RA/RA-O2',
    ]);
  });

  test('many documents of one kind stand under a line of their own', () => {
    const risks = Array.from({ length: 6 }, (_, n) => ({ ...evidence, path: `risks/R-${n}.yaml` }));
    const inventory = { ...evidence, kind: 'asset-inventory', kindName: 'Asset inventory' };
    const value: OutcomeNode = { ...outcome('covered'), reasons: [], evidence: [inventory, ...risks] };
    const nodes = children(outcomeNode(value));
    expect(nodes.map(node => coverageItem(node).description)).toEqual(['risks/register.yaml', '6 files']);
    expect(nodes.flatMap(node => children(node)).map(node => coverageItem(node).description)).toEqual(
      risks.map(({ path }) => path),
    );
  });

  test('an outcome shows what does not hold before its evidence', () => {
    const nodes = children(outcomeNode(outcome('partial')));
    expect(nodes.map(node => coverageItem(node).label)).toEqual(['R-003 has no owner.', 'Risk register']);
  });

  test('a reason tells where, since one condition may fail in many places', () => {
    const [reason] = children(outcomeNode(outcome('partial'))).map(coverageItem);
    expect(reason?.description).toBe('r.yaml:2');
  });

  test('a reason that holds is told in the tooltip only', () => {
    const item = coverageItem(outcomeNode(outcome('partial')));
    expect(item.tooltip).toContain('R\\-001 counts.');
    expect(item.tooltip).toContain('*Add an owner.*');
  });

  test('an excluded outcome shows why', () => {
    const left: OutcomeNode = {
      ...outcome('excluded'),
      evidence: [],
      reasons: [{ holds: true, text: 'No suppliers.', fix: null, place: null }],
    };
    expect(children(outcomeNode(left)).map(node => coverageItem(node).label)).toEqual(['No suppliers.']);
  });

  test('an outcome without anything below cannot be expanded', () => {
    const bare: OutcomeNode = { ...outcome('missing'), evidence: [], reasons: [] };
    expect(coverageItem(outcomeNode(bare)).children).toBe('none');
  });

  test('an outcome without evidence tells what would be accepted', () => {
    const bare: OutcomeNode = { ...outcome('missing'), evidence: [] };
    expect(coverageItem(outcomeNode(bare)).tooltip).toContain('Accepted as evidence: Risk register.');
  });

  test.each([
    ['covered', 'pass'],
    ['missing', 'circle-large-outline'],
    ['excluded', 'circle-slash'],
  ] as const)('%s has the icon %s', (state, codicon) => {
    expect(coverageItem(outcomeNode(outcome(state))).icon?.codicon).toBe(codicon);
  });

  test('each state has its own icon, since colour alone is not seen by everybody', () => {
    const icons = states.map(state => coverageItem(outcomeNode(outcome(state))).icon?.codicon);
    expect(new Set(icons).size).toBe(states.length);
  });

  test.each([
    [{ covered: 3 }, 'pass-filled', '3/3'],
    [{ covered: 2, stale: 1 }, 'color-mode', '2/3'],
    [{ missing: 2 }, 'circle-large-outline', '0/2'],
    [{ covered: 1, excluded: 1 }, 'pass-filled', '1/1'],
    [{ excluded: 2 }, 'circle-slash', 'excluded'],
  ])('a process with %o is %s %s', (some, codicon, description) => {
    const value = { id: 'RA', name: 'Risk', purpose: '', outcomes: [], counts: counts(some) };
    const item = coverageItem({ type: 'process', id: 'RA', value });
    expect([item.icon?.codicon, item.description]).toEqual([codicon, description]);
  });

  test.each([
    ['Information security risk assessment process', 'Risk assessment'],
    ['Process to control outsourced services', 'Control outsourced services'],
    ['Records control process', 'Records control'],
    ['Continuity', 'Continuity'],
    ['Process', 'Process'],
  ])('%s is shown as %s', (name, label) => {
    const value = { id: 'RA', name, purpose: '', outcomes: [], counts: counts({ covered: 1 }) };
    expect(coverageItem({ type: 'process', id: 'RA', value }).label).toBe(label);
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

function outcome(state: OutcomeState): OutcomeNode {
  return {
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
    evidence: [evidence],
    accepts: ['Risk register'],
  };
}

function outcomeNode(value: OutcomeNode): CoverageNode {
  return { type: 'outcome', id: `x/${value.id}`, value };
}

function isms(root: string): IsmsCoverage {
  const all = counts({ partial: 1, missing: 1 });
  const outcomes = [outcome('partial'), { ...outcome('missing'), id: 'RA-O3' }];
  const processes = [
    { id: 'RA', name: 'Risk assessment process', purpose: 'Know the risks.', outcomes, counts: all },
  ];
  return {
    root,
    name: 'Kestrel Mail',
    asOf: '2026-11-24',
    categories: [{ id: 'core', name: 'Core processes', processes, counts: all }],
    counts: all,
    documents: 2,
    findings: { errors: 0, warnings: 0 },
  };
}

function children(node: CoverageNode | null, all: readonly IsmsCoverage[] = []): CoverageNode[] {
  return coverageChildren(node, all);
}

function allNodes(all: readonly IsmsCoverage[], parent: CoverageNode | null = null): CoverageNode[] {
  return children(parent, all).flatMap(node => [node, ...allNodes(all, node)]);
}
