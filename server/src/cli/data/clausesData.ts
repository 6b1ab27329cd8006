import { type ClauseCoverage, clauseCoverage, type Engine } from '../../engine/index.js';
import { type OutcomeBrief, outcomeBrief } from './outcomeBrief.js';

/** A clause of ISO/IEC 27001:2022 and how far it is reached. */
export interface ClauseData {
  readonly id: string;
  readonly title: string;
  /** The process that answers for it. */
  readonly process: string;
  readonly reach: ClauseCoverage['reach'];
  readonly outcomes: readonly OutcomeBrief[];
  /** What stays open, in words. */
  readonly gaps: readonly string[];
}

/** The clause matrix, in the order of the clauses. */
export const clausesData = (engine: Engine): readonly ClauseData[] =>
  clauseCoverage(engine.coverage(), engine.setup.model).map(({ clause, reach, outcomes, gaps }) => ({
    id: clause.id,
    title: clause.title,
    process: clause.primary,
    reach,
    outcomes: outcomes.map(outcomeBrief),
    gaps,
  }));
