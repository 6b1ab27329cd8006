// The report on each ISMS: what the report panel shows and what `isms report` writes. Types only.
import type { OutcomeState, Place, Reason, StateCounts } from './coverage.js';

/** Client → server, no parameters, answered with `readonly IsmsReport[]`; none: no ISMS in the workspace. */
export type ReportRequest = 'isms/report';

/** Everything that the report tells of one ISMS. */
export interface IsmsReport {
  /** The uri of its root folder. */
  readonly root: string;
  readonly name: string;
  /** The day the report holds for, ISO 8601. */
  readonly asOf: string;
  readonly model: { readonly title: string; readonly edition: string };
  readonly counts: StateCounts;
  readonly documents: number;
  readonly categories: readonly ReportCategory[];
  readonly flows: readonly ReportFlow[];
  readonly clauses: readonly ReportClause[];
  readonly scale: RatingScale;
}

/** What ratings mean, and where they come from. */
export interface RatingScale {
  readonly framework: string;
  readonly attribute: string;
  /** From the lowest to the highest. */
  readonly ratings: readonly { readonly id: string; readonly name: string }[];
}

/** A category of processes, with those that are in it. */
export interface ReportCategory {
  readonly id: string;
  readonly name: string;
  readonly processes: readonly ReportProcess[];
}

/** One process, its outcomes, and how far its purpose is reached. */
export interface ReportProcess {
  readonly id: string;
  readonly name: string;
  /** The name without the words that most names share. */
  readonly shortName: string;
  readonly purpose: string;
  readonly counts: StateCounts;
  /** Outcomes that are not left out. */
  readonly applicable: number;
  /** Of these, those that a policy, procedure or description speaks of. */
  readonly documented: number;
  /** Of these, those that more than a mere intent shows. */
  readonly evidenced: number;
  /** `null`: no outcome applies. */
  readonly proposed: ProposedRating | null;
  /** `null`: nobody has rated it. */
  readonly byPerson: PersonsRating | null;
  readonly outcomes: readonly ReportOutcome[];
}

export interface ProposedRating {
  readonly rating: string;
  /** Achievement, 0 to 100. */
  readonly percent: number;
  /** Outcomes that are not achieved at all and so limit the rating. */
  readonly limitedBy: readonly string[];
}

export interface PersonsRating {
  readonly rating: string;
  readonly reason: string;
  readonly by: string;
  /** ISO 8601. */
  readonly on: string;
}

/** One outcome with its state, and all that it follows from. */
export interface ReportOutcome {
  readonly id: string;
  readonly title: string;
  readonly statement: string;
  readonly state: OutcomeState;
  /** First what is missing, then what holds. */
  readonly reasons: readonly Reason[];
  readonly evidence: readonly ReportEvidence[];
  /** How many more documents count that are not listed. */
  readonly moreEvidence: number;
  /** Names of the kinds of evidence that it accepts. */
  readonly accepts: readonly string[];
  /** Ids of the clauses that it helps to meet. */
  readonly clauses: readonly string[];
}

/** A document that counts as evidence. Days as they are written. */
export interface ReportEvidence {
  readonly title: string;
  readonly id: string | null;
  readonly kindName: string;
  /** Relative to the root of the ISMS. */
  readonly path: string;
  readonly place: Place;
  readonly status: string | null;
  readonly date: string | null;
  readonly due: string | null;
  readonly owner: string | null;
  readonly approver: string | null;
  /** The day of the last commit that changed it; `null` where that is not known. */
  readonly committed: string | null;
}

/** What one process or outside party hands to another. */
export interface ReportFlow {
  readonly from: FlowEnd;
  readonly to: FlowEnd;
  readonly items: readonly FlowItem[];
  /** The worst state of its items; `null` where no outcome stands for them. */
  readonly state: OutcomeState | null;
}

/** `process`: its id; `null` for a party outside, and for all processes together. */
export interface FlowEnd {
  readonly process: string | null;
  readonly name: string;
}

/** An information item as its supplier makes it. */
export interface FlowItem {
  readonly name: string;
  /** The worst state of the supplier's outcomes that it comes from; `null` where there is none. */
  readonly state: OutcomeState | null;
  readonly outcomes: readonly string[];
  /** Among how many processes it is shared out. */
  readonly receivers: number;
}

/** A clause of ISO/IEC 27001:2022 and how far it is reached. */
export interface ReportClause {
  readonly id: string;
  readonly title: string;
  /** The process that answers for it. */
  readonly process: string;
  readonly reach: 'full' | 'partial' | 'none';
  readonly outcomes: readonly string[];
  /** What stays open, in words. */
  readonly gaps: readonly string[];
}
