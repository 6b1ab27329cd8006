import type { Severity } from '../../engine/index.js';
import { isShapingKind } from '../../engine/index.js';
import type { ReadIsms } from '../readIsms.js';
import type { FindingData } from './findingData.js';
import type { ReportedFinding } from './reportedFinding.js';
import { type ReportHead, reportHead } from './reportHead.js';

/** What `isms check` found. */
export interface CheckReport extends ReportHead<'isms-check/1'> {
  readonly files: { readonly read: number; readonly documents: number; readonly unreadable: number };
  readonly counts: Readonly<Record<Severity, number>>;
  /** Ordered by path and place. */
  readonly findings: readonly (FindingData & Pick<ReportedFinding, 'key'>)[];
}

/** Of the findings, those that are reported. */
export function checkReport(isms: ReadIsms, found: readonly ReportedFinding[]): CheckReport {
  const documents = isms.engines.flatMap(engine => engine.documents());
  const findings = found
    .filter(({ suppressed }) => suppressed === null)
    .map(({ suppressed: _, ...finding }) => finding);
  const count = (wanted: Severity) => findings.filter(({ severity }) => severity === wanted).length;
  return {
    ...reportHead('isms-check/1', isms),
    files: {
      read: isms.files,
      documents: documents.filter(({ recognition: { kind } }) => kind !== null && !isShapingKind(kind))
        .length,
      unreadable: documents.filter(({ unreadable }) => unreadable !== null).length,
    },
    counts: { error: count('error'), warning: count('warning'), info: count('info') },
    findings,
  };
}
