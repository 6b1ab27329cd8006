import type {
  CoverageGroup,
  EvidenceGroup,
  EvidenceNode,
  IsmsCoverage,
  OutcomeBrief,
  OutcomeDetail,
  OutcomeState,
  Reason,
} from '../../server/src/protocol/coverage.js';
import type { ComparedOutcome } from './comparison.js';
import { isGap } from './states.js';

/** A line of the coverage tree. `id` is the same for the same thing after each refresh, so that it stays expanded. */
export type CoverageNode = { readonly id: string } & (
  | { readonly type: 'isms'; readonly value: IsmsCoverage }
  | {
      readonly type: 'group';
      readonly value: CoverageGroup;
      readonly isms: IsmsCoverage;
      readonly depth: number;
    }
  | { readonly type: 'outcome'; readonly value: OutcomeBrief | ComparedOutcome; readonly root: string }
  | { readonly type: 'reason'; readonly value: Reason }
  | { readonly type: 'evidence'; readonly value: EvidenceNode }
  | { readonly type: 'evidenceGroup'; readonly value: EvidenceGroup }
  | { readonly type: 'more'; readonly value: number }
);
export type OutcomeLine = Extract<CoverageNode, { readonly type: 'outcome' }>;

/** More documents of one kind than this stand under a line of their own: a register may be one file a risk. */
const mostOfOneKind = 5;

/** Which outcomes are shown, by their state; `null`: all. */
export type CoverageFilter = ReadonlySet<OutcomeState> | null;

/**
 * What stands under a line, of what the list of outcomes tells; under `null`: the first level. One ISMS alone is not a
 * level of its own. What stands under an outcome has to be asked for (`detailNodes`).
 */
export function coverageChildren(
  node: CoverageNode | null,
  all: readonly IsmsCoverage[],
  filter: CoverageFilter = null,
): CoverageNode[] {
  if (node === null) {
    const nodes = all.map(value => ({ type: 'isms', id: value.root, value }) as const);
    const [only, ...others] = nodes;
    return only && others.length === 0 ? coverageChildren(only, all, filter) : nodes;
  }
  if (node.type === 'isms') return groupNodes(node.id, node.value.groups, node.value, 0, filter);
  if (node.type === 'group') {
    const { id, value, isms, depth } = node;
    return [
      ...groupNodes(id, value.groups, isms, depth + 1, filter),
      ...shownOutcomes(value, isms, filter).map(
        outcome => ({ type: 'outcome', id: `${id}/${outcome.id}`, value: outcome, root: isms.root }) as const,
      ),
    ];
  }
  return node.type === 'evidenceGroup' ? evidenceNodes(node.id, node.value) : [];
}

function groupNodes(
  parent: string,
  groups: readonly CoverageGroup[],
  isms: IsmsCoverage,
  depth: number,
  filter: CoverageFilter,
): CoverageNode[] {
  return groups
    .filter(group => filter === null || hasShown(group, isms, filter))
    .map(value => ({
      type: 'group',
      id: `${parent}${depth === 0 ? '#' : '/'}${value.id}`,
      value,
      isms,
      depth,
    }));
}

const hasShown = (group: CoverageGroup, isms: IsmsCoverage, filter: CoverageFilter): boolean =>
  shownOutcomes(group, isms, filter).length > 0 || group.groups.some(it => hasShown(it, isms, filter));

function shownOutcomes(
  { outcomes }: CoverageGroup,
  isms: IsmsCoverage,
  filter: CoverageFilter,
): readonly OutcomeBrief[] {
  const ids = new Set(outcomes);
  return isms.outcomes.filter(({ id, state }) => ids.has(id) && (filter === null || filter.has(state)));
}

/** What stands under an outcome: what it lacks, and what shows it. */
export function detailNodes({ id }: OutcomeLine, detail: OutcomeDetail): CoverageNode[] {
  return [
    ...shownReasons(detail).map((value, n) => ({ type: 'reason', id: `${id}/reason/${n}`, value }) as const),
    ...detail.evidence.flatMap(group => {
      const node = { type: 'evidenceGroup', id: `${id}/${group.kind}`, value: group } as const;
      return group.count > mostOfOneKind ? [node] : evidenceNodes(node.id, group);
    }),
  ];
}

function evidenceNodes(parent: string, { first, count }: EvidenceGroup): CoverageNode[] {
  const more = count - first.length;
  return [
    ...first.map(value => ({ type: 'evidence', id: `${parent}/${value.path}`, value }) as const),
    ...(more > 0 ? [{ type: 'more', id: `${parent}/more`, value: more } as const] : []),
  ];
}

/** What does not hold; and why an outcome is left out, which has nothing else to show. */
const shownReasons = ({ state, reasons }: OutcomeDetail): readonly Reason[] =>
  state === 'excluded' ? reasons : reasons.filter(({ holds }) => !holds);

/** Whether something stands under an outcome. */
export const hasDetail = ({ state, lacks, evidence }: OutcomeBrief): boolean =>
  lacks !== null || evidence > 0 || isGap(state) || state === 'excluded';
