import type { Connection } from 'vscode-languageserver';
import type {
  CompareAnswer,
  CompareParams,
  CompareRequest,
  RevisionsAnswer,
  RevisionsRequest,
} from '../protocol/compare.js';
import type {
  CoverageParams,
  CoverageRequest,
  IsmsCoverage,
  OutcomeDetail,
  OutcomeParams,
  OutcomeRequest,
} from '../protocol/coverage.js';
import type { DueAnswer, DueParams, DueRequest } from '../protocol/due.js';
import type { IsmsReport, ReportRequest } from '../protocol/report.js';
import { guarded } from './guarded.js';
import type { ServerLog } from './serverLog.js';
import type { Session } from './session.js';

/** Answers what the views of our own client ask; another client may ask it as well. */
export function registerViews(connection: Connection, session: Session, log: ServerLog): void {
  const coverage: CoverageRequest = 'isms/coverage';
  connection.onRequest(
    coverage,
    guarded<CoverageParams | null, readonly IsmsCoverage[]>(log, coverage, [], params =>
      session.coverage(params?.by ?? 'process'),
    ),
  );
  const outcome: OutcomeRequest = 'isms/outcome';
  connection.onRequest(
    outcome,
    guarded<OutcomeParams, OutcomeDetail | null>(log, outcome, null, params => session.outcome(params)),
  );
  const due: DueRequest = 'isms/due';
  connection.onRequest(
    due,
    guarded<DueParams, DueAnswer>(log, due, { items: [], more: 0 }, params => session.due(params)),
  );
  const report: ReportRequest = 'isms/report';
  connection.onRequest(
    report,
    guarded<null, readonly IsmsReport[]>(log, report, [], () => session.report()),
  );
  const failed = { problem: 'The versions could not be compared; the log says why.', hint: null };
  const compare: CompareRequest = 'isms/compare';
  connection.onRequest<CompareAnswer, void>(
    compare,
    guarded<CompareParams, CompareAnswer>(log, compare, failed, params => session.comparing.compare(params)),
  );
  const revisions: RevisionsRequest = 'isms/revisions';
  connection.onRequest<RevisionsAnswer, void>(
    revisions,
    guarded<null, RevisionsAnswer>(log, revisions, failed, () => session.comparing.revisions()),
  );
}
