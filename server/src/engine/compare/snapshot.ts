import type { Diagnostic } from '../check/diagnostic.js';
import type { OutcomeCoverage } from '../coverage/coverageBook.js';
import { countStates, type OutcomeState, type StateCounts } from '../coverage/outcomeState.js';
import type { Reason } from '../coverage/reason.js';
import type { DocumentState, Engine } from '../engine.js';
import type { Outcome, Process } from '../model/model.js';
import { isSameContent } from '../suspect/contentFingerprint.js';
import { isShapingKind } from '../tailoring/shapingFiles.js';
import { keyedFindings, type PathThen } from './findingKeys.js';

/** The answers of an engine, written down before it is given other texts. `Told`: a finding as a report has it. */
export interface Snapshot<Told = Diagnostic> {
  /** Uri of its folder. */
  readonly root: string;
  readonly organization: string | null;
  readonly counts: StateCounts;
  /** In the order of the model. */
  readonly outcomes: ReadonlyMap<string, OutcomeSnapshot>;
  /** By key. */
  readonly findings: ReadonlyMap<string, FindingSnapshot<Told>>;
  /** By path. Files that say what others are have no part in it. */
  readonly documents: ReadonlyMap<string, DocumentSnapshot>;
  /** Documents whose review was of something that says something else now. */
  readonly suspects: readonly Suspect[];
}

export interface OutcomeSnapshot {
  readonly outcome: Outcome;
  readonly process: Process;
  readonly state: OutcomeState;
  readonly reasons: readonly Reason[];
  /** Paths of the documents that count for it. */
  readonly evidence: readonly string[];
}

export interface FindingSnapshot<Told> {
  readonly severity: Diagnostic['severity'];
  readonly told: Told;
}

export interface DocumentSnapshot {
  readonly uri: string;
  readonly path: string;
  readonly kind: string;
  readonly id: string | null;
  readonly title: string | null;
}

export interface Suspect {
  readonly path: string;
  /** What it was reviewed against. */
  readonly against: string;
}

/** All answers of an engine that has checked everything. */
export function snapshotOf<Told>(
  engine: Engine,
  tell: (diagnostic: Diagnostic) => Told,
  pathThen?: PathThen,
): Snapshot<Told> {
  const coverage = engine.coverage();
  const documents = engine.documents();
  return {
    root: engine.root,
    organization: engine.setup.settings.organization,
    counts: countStates(coverage.map(({ state }) => state)),
    outcomes: new Map(coverage.map(it => [it.outcome.id, outcomeSnapshot(it)] as const)),
    findings: new Map(
      keyedFindings(engine, pathThen).map(
        ({ key, diagnostic }) => [key, { severity: diagnostic.severity, told: tell(diagnostic) }] as const,
      ),
    ),
    documents: new Map(
      documents.flatMap(document => {
        const snapshot = documentSnapshot(document);
        return snapshot ? [[document.path, snapshot] as const] : [];
      }),
    ),
    suspects: documents.flatMap(document => suspectsIn(document, engine)),
  };
}

/** That of an ISMS that is not there. */
export const emptySnapshot = (root: string): Snapshot<never> => ({
  root,
  organization: null,
  counts: countStates([]),
  outcomes: new Map(),
  findings: new Map(),
  documents: new Map(),
  suspects: [],
});

/** Whether a folder holds an ISMS: anything but its settings. */
export const holdsDocuments = (engine: Engine): boolean =>
  engine.documents().some(document => documentSnapshot(document) !== null);

const outcomeSnapshot = ({
  outcome,
  process,
  state,
  reasons,
  evidence,
}: OutcomeCoverage): OutcomeSnapshot => ({
  outcome,
  process,
  state,
  reasons,
  evidence: evidence.map(({ path }) => path),
});

function documentSnapshot({ uri, path, recognition, evidence }: DocumentState): DocumentSnapshot | null {
  const { kind } = recognition;
  if (kind === null || isShapingKind(kind)) return null;
  return { uri, path, kind, id: evidence?.id ?? null, title: evidence?.title ?? null };
}

function suspectsIn({ path, evidence }: DocumentState, engine: Engine): readonly Suspect[] {
  return (evidence?.reviewedAgainst ?? []).flatMap(({ id, content }) => {
    const now = engine.contentOf(id);
    return now === null || isSameContent(content, now) ? [] : [{ path, against: id }];
  });
}
