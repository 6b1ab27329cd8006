import type { ReasonView } from './reasonText.js';

/** What outcomes are grouped by. */
export type CoverageGrouping = 'process' | 'clause' | 'owner' | 'document';

/** How coverage is shown in a text. */
export interface CoverageView extends ReasonView {
  readonly by: CoverageGrouping;
  /** Only what is not covered, with all that is missing. */
  readonly onlyGaps: boolean;
  readonly isQuiet: boolean;
}
