import type { Severity } from '../../engine/index.js';
import { isShapingKind } from '../../engine/index.js';
import type { ReadIsms } from '../readIsms.js';
import { byPath, type FindingData, findingData } from './findingData.js';
import { type ReportHead, reportHead } from './reportHead.js';

/** What `isms check` found. */
export interface CheckReport extends ReportHead<'isms-check/1'> {
  readonly files: { readonly read: number; readonly documents: number; readonly unreadable: number };
  readonly counts: Readonly<Record<Severity, number>>;
  /** Ordered by path and place. */
  readonly findings: readonly FindingData[];
}

/** `isShown` leaves out findings of files that nobody asked for. */
export function checkReport(isms: ReadIsms, isShown: (uri: string) => boolean): CheckReport {
  const documents = isms.engines.flatMap(engine => engine.documents());
  const findings = isms.engines
    .flatMap(engine => engine.allDiagnostics())
    .filter(({ uri }) => isShown(uri))
    .map(it => findingData(it, isms.places))
    .sort(byPath);
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
