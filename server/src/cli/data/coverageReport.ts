import {
  applicable,
  countStates,
  type Engine,
  type OutcomeCoverage,
  percentCovered,
  type StateCounts,
} from '../../engine/index.js';
import type { ReadIsms } from '../readIsms.js';
import { type OutcomeData, outcomeData } from './outcomeData.js';
import { type ReportHead, reportHead } from './reportHead.js';

/** What `isms coverage` worked out, for each ISMS below the root. */
export interface CoverageReport extends ReportHead<'isms-coverage/1'> {
  readonly isms: readonly IsmsData[];
}

/** How many outcomes are in which state, and what share of those that apply is covered. */
interface ShareData {
  readonly counts: StateCounts;
  readonly applicable: number;
  /** In whole percent, rounded down. */
  readonly percent: number;
}

export interface IsmsData extends ShareData {
  /** Path of its folder from the root that was read; empty: that folder itself. */
  readonly path: string;
  readonly organization: string | null;
  readonly processes: readonly ProcessData[];
}

export interface ProcessData extends ShareData {
  readonly id: string;
  readonly name: string;
  readonly category: string;
  readonly outcomes: readonly OutcomeData[];
}

export const coverageReport = (isms: ReadIsms): CoverageReport => ({
  ...reportHead('isms-coverage/1', isms),
  isms: isms.engines.map(engine => ismsData(engine, isms)),
});

function ismsData(engine: Engine, { places }: ReadIsms): IsmsData {
  const coverage = engine.coverage();
  const { model, settings } = engine.setup;
  return {
    path: places.pathOf(engine.root).replace(/\/$/, ''),
    organization: settings.organization,
    ...share(coverage),
    processes: model.processes.map(process => {
      const own = coverage.filter(it => it.process.id === process.id);
      const { id, name, category } = process;
      return { id, name, category, ...share(own), outcomes: own.map(it => outcomeData(it, places)) };
    }),
  };
}

function share(coverage: readonly OutcomeCoverage[]): ShareData {
  const counts = countStates(coverage.map(it => it.state));
  return { counts, applicable: applicable(counts), percent: percentCovered(counts) };
}
