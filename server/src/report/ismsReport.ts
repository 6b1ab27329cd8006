import {
  applicable,
  type CategoryId,
  capability,
  clauseCoverage,
  countStates,
  documentedVersusEvidenced,
  type Engine,
  type EvidenceDocument,
  isShapingKind,
  type OutcomeCoverage,
  type Process,
  personsRating,
  proposeRating,
  type Span,
} from '../engine/index.js';
import type { Place } from '../protocol/coverage.js';
import type {
  IsmsReport,
  RatingScale,
  ReportCategory,
  ReportClause,
  ReportEvidence,
  ReportOutcome,
  ReportProcess,
} from '../protocol/report.js';
import { flowsOf } from './flowsOf.js';
import { shortName } from './shortName.js';

/** How a report is made. */
export interface ReportSetup {
  /** Where something is written, in lines and columns. */
  locate(place: Span & { readonly uri: string }): Place;
  /** The uri of a root as the reader knows it. */
  shownRoot(uri: string): string;
  /** Of one outcome, so many documents are listed; the rest is counted. */
  readonly mostEvidence: number;
}

/** Reports on each ISMS that has a document, in the order of the engines. */
export const ismsReports = (engines: readonly Engine[], setup: ReportSetup): readonly IsmsReport[] =>
  engines
    .filter(engine => engine.documents().some(({ recognition }) => recognition.kind !== null))
    .map(engine => ismsReport(engine, setup));

/** Reports on one ISMS. The work grows with the outcomes of the model, not with the documents. */
export function ismsReport(engine: Engine, setup: ReportSetup): IsmsReport {
  const { model, settings, asOf } = engine.setup;
  const coverage = engine.coverage();
  const { title, edition } = model.data.catalogue;
  return {
    root: setup.shownRoot(engine.root),
    name: settings.organization ?? lastName(engine.root),
    asOf,
    model: { title, edition },
    counts: countStates(coverage.map(({ state }) => state)),
    documents: engine.documents().filter(({ recognition: { kind } }) => kind !== null && !isShapingKind(kind))
      .length,
    categories: categoriesOf(engine, coverage, setup),
    flows: flowsOf(model, new Map(coverage.map(({ outcome, state }) => [outcome.id, state]))),
    clauses: clauseCoverage(coverage, model).map(
      ({ clause, reach, outcomes, gaps }): ReportClause => ({
        id: clause.id,
        title: clause.title,
        process: clause.primary,
        reach,
        outcomes: outcomes.map(({ outcome }) => outcome.id),
        gaps,
      }),
    ),
    scale: ratingScale,
  };
}

const ratingScale: RatingScale = {
  framework: `${capability.framework}:${capability.edition}`,
  attribute: capability.attribute.id,
  ratings: capability.ratings.map(({ id, name }) => ({ id, name })),
};

function categoriesOf(
  engine: Engine,
  coverage: readonly OutcomeCoverage[],
  setup: ReportSetup,
): readonly ReportCategory[] {
  const { model } = engine.setup;
  return Object.entries(model.data.categories).flatMap(([id, { name }]) => {
    const processes = model.processes
      .filter(process => process.category === (id as CategoryId))
      .map(process =>
        processOf(
          process,
          coverage.filter(it => it.process.id === process.id),
          engine,
          setup,
        ),
      );
    return processes.length === 0 ? [] : [{ id, name, processes }];
  });
}

function processOf(
  { id, name, purpose }: Process,
  outcomes: readonly OutcomeCoverage[],
  { setup: { model, settings, asOf } }: Engine,
  setup: ReportSetup,
): ReportProcess {
  const counts = countStates(outcomes.map(({ state }) => state));
  const { documented, evidenced } = documentedVersusEvidenced(outcomes, model);
  const said = personsRating(id, settings, asOf);
  return {
    id,
    name,
    shortName: shortName(name),
    purpose,
    counts,
    applicable: applicable(counts),
    documented,
    evidenced,
    proposed: proposeRating(outcomes, capability),
    byPerson: said && { rating: said.rating, reason: said.reason, by: said.by, on: said.on },
    outcomes: outcomes.map(it => outcomeOf(it, model, setup)),
  };
}

type Model = Engine['setup']['model'];

const outcomeOf = (
  { outcome, state, reasons, evidence }: OutcomeCoverage,
  model: Model,
  setup: ReportSetup,
): ReportOutcome => ({
  id: outcome.id,
  title: outcome.title,
  statement: outcome.statement,
  state,
  reasons: reasons.map(({ holds, text, fix, place }) => ({
    holds,
    text,
    fix,
    place: place && setup.locate(place),
  })),
  evidence: evidence.slice(0, setup.mostEvidence).flatMap(it => evidenceOf(it, model, setup)),
  moreEvidence: Math.max(0, evidence.length - setup.mostEvidence),
  accepts: outcome.evidence.map(kind => model.kind(kind)?.name ?? kind),
  clauses: outcome.iso27001_2022,
});

function evidenceOf(
  { uri, path, evidence, units, committed }: EvidenceDocument,
  model: Model,
  setup: ReportSetup,
): ReportEvidence[] {
  if (!evidence) return [];
  const { id, title, kind, place, status, date, due, owner, approver } = evidence;
  const base = units[0]?.base ?? 0;
  return [
    {
      title: title ?? id ?? lastName(path),
      id,
      kindName: model.kind(kind)?.name ?? kind,
      path,
      place: setup.locate({ uri, start: base + place.start, end: base + place.end }),
      status,
      date,
      due,
      owner,
      approver,
      committed: committed?.last ?? null,
    },
  ];
}

/** The last name of a path or uri. */
function lastName(path: string): string {
  const name = path.replace(/\/$/, '').split('/').at(-1) ?? path;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
