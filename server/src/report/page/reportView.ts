import type { Place } from '../../protocol/coverage.js';
import type { IsmsReport, ReportOutcome, ReportProcess } from '../../protocol/report.js';

/** How a report is shown: where links lead, and what ids begin with where several ISMSs share a page. */
export interface ReportView {
  /** The address of a file, seen from the page. */
  hrefOf(place: Place): string;
  /** Whether links to places are opened by an editor, which wants to know them exactly. */
  readonly isInEditor: boolean;
  readonly prefix: string;
}

/** The processes of all categories. */
export const processesOf = ({ categories }: IsmsReport): readonly ReportProcess[] =>
  categories.flatMap(({ processes }) => processes);

/** The outcomes of all processes. */
export const outcomesOf = (report: IsmsReport): readonly ReportOutcome[] =>
  processesOf(report).flatMap(({ outcomes }) => outcomes);

/** The id in the page of what is told of a process or outcome. */
export const keyOf = ({ prefix }: ReportView, id: string): string => `${prefix}${id}`;
