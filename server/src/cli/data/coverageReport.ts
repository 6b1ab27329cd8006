import {
  applicable,
  capability,
  countStates,
  documentedVersusEvidenced,
  type Engine,
  type OutcomeCoverage,
  type Process,
  percentCovered,
  personsRating,
  proposeRating,
  type RatingId,
  type StateCounts,
} from '../../engine/index.js';
import type { ReadIsms } from '../readIsms.js';
import { type ClauseData, clausesData } from './clausesData.js';
import { type DocumentData, documentsData } from './documentsData.js';
import { type OutcomeData, outcomeData } from './outcomeData.js';
import { type OwnersData, ownersData } from './ownersData.js';
import { type ReportHead, reportHead } from './reportHead.js';

/** What `isms coverage` worked out, for each ISMS below the root. */
export interface CoverageReport extends ReportHead<'isms-coverage/1'> {
  /** By which ratings are proposed. */
  readonly rating: { readonly framework: string; readonly edition: string; readonly attribute: string };
  readonly isms: readonly IsmsData[];
}

/** How many outcomes are in which state, and what share of those that apply is covered. */
interface ShareData {
  readonly counts: StateCounts;
  readonly applicable: number;
  /** In whole percent, rounded down. */
  readonly percent: number;
  /** Outcomes that a policy, procedure or description speaks of. */
  readonly documented: number;
  /** Outcomes that more than a mere intent shows. */
  readonly evidenced: number;
}

export interface IsmsData extends ShareData {
  /** Path of its folder from the root that was read; empty: that folder itself. */
  readonly path: string;
  readonly organization: string | null;
  readonly processes: readonly ProcessData[];
  readonly clauses: readonly ClauseData[];
  readonly owners: OwnersData;
  readonly documents: readonly DocumentData[];
}

export interface ProcessData extends ShareData {
  readonly id: string;
  readonly name: string;
  readonly category: string;
  readonly rating: RatingData;
  readonly outcomes: readonly OutcomeData[];
}

/** How far the purpose of a process is reached: what follows from the indicators, and what a person says. */
export interface RatingData {
  /** `null`: no outcome applies. */
  readonly proposed: {
    readonly rating: RatingId;
    readonly percent: number;
    /** Outcomes that are not achieved at all. */
    readonly limited_by: readonly string[];
  } | null;
  readonly by_person: {
    readonly rating: RatingId;
    readonly reason: string;
    readonly by: string;
    readonly on: string;
  } | null;
}

export const coverageReport = (isms: ReadIsms): CoverageReport => ({
  ...reportHead('isms-coverage/1', isms),
  rating: {
    framework: capability.framework,
    edition: capability.edition,
    attribute: capability.attribute.id,
  },
  isms: isms.engines.map(engine => ismsData(engine, isms)),
});

function ismsData(engine: Engine, { places }: ReadIsms): IsmsData {
  const coverage = engine.coverage();
  const { model, settings } = engine.setup;
  const documents = documentsData(engine, places);
  return {
    path: places.pathOf(engine.root).replace(/\/$/, ''),
    organization: settings.organization,
    ...share(coverage, engine),
    processes: model.processes.map(process => {
      const own = coverage.filter(it => it.process.id === process.id);
      const { id, name, category } = process;
      return {
        id,
        name,
        category,
        ...share(own, engine),
        rating: ratingData(process, own, engine),
        outcomes: own.map(it => outcomeData(it, places)),
      };
    }),
    clauses: clausesData(engine),
    owners: ownersData(coverage, documents),
    documents,
  };
}

function share(coverage: readonly OutcomeCoverage[], { setup }: Engine): ShareData {
  const counts = countStates(coverage.map(it => it.state));
  const { documented, evidenced } = documentedVersusEvidenced(coverage, setup.model);
  return { counts, applicable: applicable(counts), percent: percentCovered(counts), documented, evidenced };
}

function ratingData(
  { id }: Process,
  outcomes: readonly OutcomeCoverage[],
  { setup: { settings, asOf } }: Engine,
): RatingData {
  const proposal = proposeRating(outcomes, capability);
  const said = personsRating(id, settings, asOf);
  return {
    proposed: proposal && {
      rating: proposal.rating,
      percent: proposal.percent,
      limited_by: proposal.limitedBy,
    },
    by_person: said && { rating: said.rating, reason: said.reason, by: said.by, on: said.on },
  };
}
