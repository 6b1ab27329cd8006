import type { OutcomeCoverage } from '../../engine/index.js';
import type { DocumentData } from './documentsData.js';
import { type OutcomeBrief, outcomeBrief } from './outcomeBrief.js';

/** Who carries which outcomes, by the owners of the documents that are evidence for them. */
export interface OwnersData {
  /** By name; `null`, at the end, stands for documents that name no owner. */
  readonly owners: readonly OwnerData[];
  /** Outcomes that nobody carries yet, since nothing is evidence for them; without those that are left out. */
  readonly nobody_yet: readonly (OutcomeBrief & { readonly process: string })[];
}

export interface OwnerData {
  readonly owner: string | null;
  /** Paths of the documents that are evidence for something. */
  readonly documents: readonly string[];
  readonly outcomes: readonly OutcomeBrief[];
}

export function ownersData(
  coverage: readonly OutcomeCoverage[],
  documents: readonly DocumentData[],
): OwnersData {
  const evidence = documents.filter(({ outcomes }) => outcomes.length > 0);
  const names = [...new Set(evidence.map(({ owner }) => owner))].sort(nobodyLast);
  return {
    owners: names.map(owner => {
      const own = evidence.filter(it => it.owner === owner);
      const ids = new Set(own.flatMap(it => it.outcomes.map(({ id }) => id)));
      return {
        owner,
        documents: own.map(({ path }) => path),
        outcomes: coverage.filter(it => ids.has(it.outcome.id)).map(outcomeBrief),
      };
    }),
    nobody_yet: coverage
      .filter(it => it.evidence.length === 0 && it.state !== 'excluded')
      .map(it => ({ ...outcomeBrief(it), process: it.process.id })),
  };
}

function nobodyLast(a: string | null, b: string | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return a < b ? -1 : a > b ? 1 : 0;
}
