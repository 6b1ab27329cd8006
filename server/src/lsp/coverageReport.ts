import { countStates, type Engine, isShapingKind, type OutcomeCoverage } from '../engine/index.js';
import type { CoverageGrouping, IsmsCoverage, OutcomeBrief } from '../protocol/coverage.js';
import { coverageGroups } from './coverageGroups.js';
import { folderName } from './folderName.js';
import type { Places } from './places.js';
import type { FindingCounts } from './publishDiagnostics.js';

/** The coverage of each ISMS that has a document. `counts`: the findings of documents that have any. */
export function coverageReport(
  engines: readonly Engine[],
  by: CoverageGrouping,
  places: Places,
  counts: ReadonlyMap<string, FindingCounts>,
): readonly IsmsCoverage[] {
  return engines
    .filter(engine => engine.documents().some(({ recognition }) => recognition.kind !== null))
    .map(engine => coverageOf(engine, by, places, counts));
}

function coverageOf(
  engine: Engine,
  by: CoverageGrouping,
  places: Places,
  findings: ReadonlyMap<string, FindingCounts>,
): IsmsCoverage {
  const outcomes = engine.coverage();
  const documents = engine
    .documents()
    .filter(({ recognition: { kind } }) => kind !== null && !isShapingKind(kind));
  const own = [...findings].filter(([uri]) => engine.document(uri)).map(([, count]) => count);
  return {
    root: places.clientUri(engine.root),
    name: ismsName(engine),
    asOf: engine.setup.asOf,
    groups: coverageGroups(engine, by),
    outcomes: outcomes.map(outcomeBrief),
    counts: countStates(outcomes.map(({ state }) => state)),
    documents: documents.length,
    findings: {
      errors: own.reduce((sum, { errors }) => sum + errors, 0),
      warnings: own.reduce((sum, { warnings }) => sum + warnings, 0),
    },
  };
}

const outcomeBrief = ({
  outcome: { id, title },
  state,
  reasons,
  evidence,
}: OutcomeCoverage): OutcomeBrief => ({
  id,
  title,
  state,
  lacks: state === 'excluded' ? null : (reasons.find(({ holds }) => !holds)?.text ?? null),
  evidence: evidence.length,
});

/** Of the organization, else of the folder. */
const ismsName = ({ root, setup: { settings } }: Engine): string => settings.organization ?? folderName(root);
