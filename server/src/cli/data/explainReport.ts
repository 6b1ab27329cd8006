import type { OutcomeState, Severity } from '../../engine/index.js';
import type { FindingData } from './findingData.js';
import type { OutcomeChain } from './outcomeChain.js';
import type { EvidenceData, ReasonData } from './outcomeData.js';
import type { PlaceData } from './placeData.js';
import type { ReportHead } from './reportHead.js';

/** What `isms explain` says of a code or an id. One id may name several things. */
export interface ExplainReport extends ReportHead<'isms-explain/1'> {
  readonly asked: string;
  readonly subjects: readonly Subject[];
}

type SubjectType =
  | 'rule'
  | 'process'
  | 'outcome'
  | 'control'
  | 'clause'
  | 'kind'
  | 'role'
  | 'document'
  | 'entry';

/** One thing that is explained. All kinds of things have the same form; what does not apply is empty. */
export interface Subject {
  readonly type: SubjectType;
  readonly id: string;
  readonly title: string;
  /** What it means, in sentences. */
  readonly about: readonly string[];
  /** What else is known of it, by name. */
  readonly details: readonly Detail[];
  readonly state: OutcomeState | null;
  readonly severity: Severity | null;
  readonly reasons: readonly ReasonData[];
  /** Outcomes that it has, shows, or helps to meet. */
  readonly outcomes: readonly OutcomeChain[];
  readonly evidence: readonly EvidenceData[];
  /** Where it is defined. */
  readonly places: readonly PlaceData[];
  /** Who refers to it. */
  readonly references: readonly ReferenceData[];
  readonly findings: readonly FindingData[];
  readonly examples: { readonly bad: string; readonly good: string } | null;
  /** What to do next; empty where nothing is to be done. */
  readonly next: readonly string[];
}

export interface Detail {
  readonly name: string;
  readonly value: string;
}

export interface ReferenceData extends PlaceData {
  /** The id of what refers to it. */
  readonly from: string | null;
  readonly type: string;
  readonly field: string;
}

/** A subject of which only what is given is known. */
export const subject = (given: Pick<Subject, 'type' | 'id' | 'title'> & Partial<Subject>): Subject => ({
  about: [],
  details: [],
  state: null,
  severity: null,
  reasons: [],
  outcomes: [],
  evidence: [],
  places: [],
  references: [],
  findings: [],
  examples: null,
  next: [],
  ...given,
});
