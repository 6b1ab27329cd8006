import {
  type Diagnostic,
  type Engine,
  keysIn,
  numbered,
  type SuppressedDiagnostic,
} from '../../engine/index.js';
import type { ReadIsms } from '../readIsms.js';
import { byPath, type FindingData, findingData } from './findingData.js';

/** A finding with what makes it the same in another run. */
export interface ReportedFinding extends FindingData {
  /** Stays the same when lines and files move; there is one of each in a report. */
  readonly key: string;
  /** Why it is not reported; `null` where it is. */
  readonly suppressed: Pick<SuppressedDiagnostic, 'by' | 'reason'> | null;
}

/** All findings of the files that are asked for, ordered by path; those that are not reported come last in each file. */
export function reportedFindings(
  isms: Pick<ReadIsms, 'engines' | 'places'>,
  isShown: (uri: string) => boolean,
  which: 'reported' | 'all',
): readonly ReportedFinding[] {
  return isms.engines.flatMap(engine => findingsOf(engine, isms, isShown, which)).sort(byPath);
}

function findingsOf(
  engine: Engine,
  { places }: Pick<ReadIsms, 'places'>,
  isShown: (uri: string) => boolean,
  which: 'reported' | 'all',
): readonly ReportedFinding[] {
  // Keys tell findings of one ISMS apart.
  const folder = places.pathOf(engine.root);
  const found = engine.documents().flatMap(document => {
    const shown = engine.diagnostics(document.uri).map(it => ({ ...it, suppressed: null }));
    const hidden = which === 'all' ? engine.suppressedDiagnostics(document.uri).map(withWhy) : [];
    return keysIn(engine, document, [...shown, ...hidden]);
  });
  return numbered(found)
    .filter(({ diagnostic }) => isShown(diagnostic.uri))
    .map(({ diagnostic, key }) => ({
      ...findingData(diagnostic, places),
      key: `${folder}${key}`,
      suppressed: diagnostic.suppressed,
    }));
}

const withWhy = ({
  diagnostic,
  by,
  reason,
}: SuppressedDiagnostic): Diagnostic & Pick<ReportedFinding, 'suppressed'> => ({
  ...diagnostic,
  suppressed: { by, reason },
});
