// The coverage messages between client and server; types only, so that neither side carries code of the other.
import type { Range } from 'vscode-languageserver-protocol';

/** Client → server, `CoverageParams`, answered with `readonly IsmsCoverage[]`; none: no ISMS in the workspace. */
export type CoverageRequest = 'isms/coverage';

/** What the outcomes are grouped by. */
export type CoverageGrouping = 'process' | 'clause' | 'owner';

/** Without parameters: by process. */
export interface CoverageParams {
  readonly by: CoverageGrouping;
}

/** Client → server, `OutcomeParams`, answered with `OutcomeDetail`; `null` where there is no such outcome any more. */
export type OutcomeRequest = 'isms/outcome';

/** Which outcome of which ISMS. */
export interface OutcomeParams {
  /** The uri of the root folder of the ISMS. */
  readonly root: string;
  readonly id: string;
}

/** Server → client, no parameters: the answers to `isms/coverage`, `isms/outcome` and `isms/due` may be others now. */
export type CoverageChanged = 'isms/coverageChanged';

/** How well an outcome is shown by evidence. */
export type OutcomeState =
  | 'covered'
  | 'partial'
  | 'stale'
  | 'thin'
  | 'claimed'
  | 'suspect'
  | 'missing'
  | 'excluded';

/** How many outcomes are in each state. */
export type StateCounts = Readonly<Record<OutcomeState, number>>;

/** Where something is written. */
export interface Place {
  readonly uri: string;
  readonly range: Range;
}

/** One link of the reason chain of an outcome. */
export interface Reason {
  /** Whether this speaks for the outcome, or is what it lacks. */
  readonly holds: boolean;
  readonly text: string;
  /** What would make it hold. */
  readonly fix: string | null;
  readonly place: Place | null;
}

/** A document or an entry that counts as evidence for an outcome. */
export interface EvidenceNode {
  readonly title: string;
  readonly id: string | null;
  readonly kind: string;
  readonly kindName: string;
  /** Relative to the root of the ISMS. */
  readonly path: string;
  readonly place: Place;
  /** The day the evidence is dated with, ISO 8601. */
  readonly date: string | null;
}

/** The documents of one kind that count as evidence for an outcome. */
export interface EvidenceGroup {
  readonly kind: string;
  readonly kindName: string;
  readonly count: number;
  /** Those that are listed, ordered by path; nobody reads hundreds. */
  readonly first: readonly EvidenceNode[];
}

/** An outcome as a list shows it; the rest is asked for when somebody looks. */
export interface OutcomeBrief {
  readonly id: string;
  readonly title: string;
  readonly state: OutcomeState;
  /** The first thing that it lacks; `null`: nothing. */
  readonly lacks: string | null;
  /** How many documents count as evidence. */
  readonly evidence: number;
}

/** What an outcome asks for, why it is in its state, and what shows it. */
export interface OutcomeDetail {
  readonly id: string;
  readonly title: string;
  readonly state: OutcomeState;
  readonly statement: string;
  readonly reasons: readonly Reason[];
  readonly evidence: readonly EvidenceGroup[];
  /** Names of the kinds of evidence that it accepts. */
  readonly accepts: readonly string[];
}

/** A line with outcomes under it: a category, a process, a clause, an owner. */
export interface CoverageGroup {
  readonly id: string;
  /** Short enough for a side bar. */
  readonly name: string;
  /** What it is, in full. */
  readonly about: string;
  readonly groups: readonly CoverageGroup[];
  /** Ids of outcomes. */
  readonly outcomes: readonly string[];
  /** Of all outcomes below it, each counted once. */
  readonly counts: StateCounts;
}

/** The coverage of one ISMS. */
export interface IsmsCoverage {
  /** The uri of its root folder. */
  readonly root: string;
  readonly name: string;
  /** The day the answer holds for, ISO 8601. */
  readonly asOf: string;
  readonly groups: readonly CoverageGroup[];
  readonly outcomes: readonly OutcomeBrief[];
  readonly counts: StateCounts;
  readonly documents: number;
  readonly findings: { readonly errors: number; readonly warnings: number };
}
