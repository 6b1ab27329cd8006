import {
  type CategoryId,
  countStates,
  type Engine,
  type EvidenceDocument,
  isShapingKind,
  type OutcomeCoverage,
  type Reason,
} from '../engine/index.js';
import type {
  CategoryNode,
  EvidenceNode,
  IsmsCoverage,
  OutcomeNode,
  ProcessNode,
  Reason as ReasonNode,
} from '../protocol/coverage.js';
import { folderName } from './folderName.js';
import type { Places } from './places.js';
import type { FindingCounts } from './publishDiagnostics.js';

/** The coverage of each ISMS that has a document. `counts`: the findings of documents that have any. */
export function coverageReport(
  engines: readonly Engine[],
  places: Places,
  counts: ReadonlyMap<string, FindingCounts>,
): readonly IsmsCoverage[] {
  return engines
    .filter(engine => engine.documents().some(({ recognition }) => recognition.kind !== null))
    .map(engine => coverageOf(engine, places, counts));
}

function coverageOf(
  engine: Engine,
  places: Places,
  findings: ReadonlyMap<string, FindingCounts>,
): IsmsCoverage {
  const { model, settings, asOf } = engine.setup;
  const outcomes = engine.coverage();
  const documents = engine
    .documents()
    .filter(({ recognition: { kind } }) => kind !== null && !isShapingKind(kind));
  const own = [...findings].filter(([uri]) => engine.document(uri)).map(([, count]) => count);
  return {
    root: places.clientUri(engine.root),
    name: settings.organization ?? folderName(engine.root),
    asOf,
    categories: Object.entries(model.data.categories).map(([id, { name }]) =>
      categoryNode(id as CategoryId, name, engine, outcomes, places),
    ),
    counts: countStates(outcomes.map(({ state }) => state)),
    documents: documents.length,
    findings: {
      errors: own.reduce((sum, { errors }) => sum + errors, 0),
      warnings: own.reduce((sum, { warnings }) => sum + warnings, 0),
    },
  };
}

function categoryNode(
  id: CategoryId,
  name: string,
  { setup: { model } }: Engine,
  outcomes: readonly OutcomeCoverage[],
  places: Places,
): CategoryNode {
  const processes = model.processes
    .filter(process => process.category === id)
    .map((process): ProcessNode => {
      const own = outcomes.filter(it => it.process.id === process.id);
      return {
        id: process.id,
        name: process.name,
        purpose: process.purpose,
        outcomes: own.map(it => outcomeNode(it, model, places)),
        counts: countStates(own.map(({ state }) => state)),
      };
    });
  const states = processes.flatMap(process => process.outcomes.map(({ state }) => state));
  return { id, name, processes, counts: countStates(states) };
}

type Model = Engine['setup']['model'];

/** Nobody reads longer lists in a tree, and the answer is sent again and again while someone types. */
const mostEvidence = 100;

const outcomeNode = (
  { outcome: { id, title, statement, evidence: kinds }, state, reasons, evidence }: OutcomeCoverage,
  model: Model,
  places: Places,
): OutcomeNode => ({
  id,
  title,
  statement,
  state,
  reasons: reasons.map(reason => reasonNode(reason, places)),
  evidence: evidence.slice(0, mostEvidence).flatMap(document => evidenceNode(document, model, places)),
  ...(evidence.length > mostEvidence ? { moreEvidence: evidence.length - mostEvidence } : {}),
  accepts: kinds.map(kind => model.kind(kind)?.name ?? kind),
});

const reasonNode = ({ holds, text, fix, place }: Reason, places: Places): ReasonNode => ({
  holds,
  text,
  fix,
  place: place && places.location(place),
});

function evidenceNode(
  { uri, path, evidence, units }: EvidenceDocument,
  model: Model,
  places: Places,
): EvidenceNode[] {
  if (!evidence) return [];
  const { kind, id, title, date, place } = evidence;
  const base = units[0]?.base ?? 0;
  return [
    {
      title: title ?? id ?? folderName(path),
      id,
      kind,
      kindName: model.kind(kind)?.name ?? kind,
      path,
      place: places.location({ uri, start: base + place.start, end: base + place.end }),
      date,
    },
  ];
}
