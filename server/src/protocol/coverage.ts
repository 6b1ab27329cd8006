// The coverage messages between client and server; types only, so that neither side carries code of the other.
import type { Range } from 'vscode-languageserver-protocol';

/** Client → server, no parameters, answered with `readonly IsmsCoverage[]`; none: no ISMS in the workspace. */
export type CoverageRequest = 'isms/coverage';

/** Server → client, no parameters: the answer to `isms/coverage` may be another one now. */
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

/** One outcome of a process. */
export interface OutcomeNode {
  readonly id: string;
  readonly title: string;
  readonly statement: string;
  readonly state: OutcomeState;
  readonly reasons: readonly Reason[];
  readonly evidence: readonly EvidenceNode[];
  /** How many more documents count that are not listed; not given where there are none. */
  readonly moreEvidence?: number;
  /** Names of the kinds of evidence that it accepts. */
  readonly accepts: readonly string[];
}

/** One process of the reference model. */
export interface ProcessNode {
  readonly id: string;
  readonly name: string;
  readonly purpose: string;
  readonly outcomes: readonly OutcomeNode[];
  readonly counts: StateCounts;
}

/** A category of processes. */
export interface CategoryNode {
  readonly id: string;
  readonly name: string;
  readonly processes: readonly ProcessNode[];
  readonly counts: StateCounts;
}

/** The coverage of one ISMS. */
export interface IsmsCoverage {
  /** The uri of its root folder. */
  readonly root: string;
  readonly name: string;
  /** The day the answer holds for, ISO 8601. */
  readonly asOf: string;
  readonly categories: readonly CategoryNode[];
  readonly counts: StateCounts;
  readonly documents: number;
  readonly findings: { readonly errors: number; readonly warnings: number };
}
