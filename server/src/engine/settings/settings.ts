import type { Severity } from '../check/diagnostic.js';
import type { RatingId } from '../coverage/capability.js';
import type { Json } from '../syntax/metadataTree.js';

/** What a team agreed on in `isms.yaml`. */
export interface Settings {
  readonly organization: string | null;
  readonly modelEdition: string | null;
  /** Paths and globs of own catalogue files. */
  readonly catalogues: readonly string[];
  /** Paths and globs of schemas of own kinds. */
  readonly kindSchemas: readonly string[];
  /** The file with wording that takes the place of ours; it need not be there. */
  readonly wording: string | null;
  /** The file that lists the people; its path from the root. */
  readonly people: string | null;
  /** The file with the findings that were there before; its path from the root. `null`: the usual one. */
  readonly baseline: string | null;
  readonly documents: readonly DocumentPattern[];
  /** Globs of files that are not part of the ISMS. */
  readonly ignore: readonly string[];
  /** By rule code. */
  readonly rules: ReadonlyMap<string, RuleSetting>;
  /** For the files of a path; of two that fit, the later counts. */
  readonly overrides: readonly RuleOverride[];
  readonly exclusions: readonly Exclusion[];
  /** What people say of the performance of processes, beside what is proposed. */
  readonly ratings: readonly PersonsRating[];
  /** Finished records expected in twelve months, by outcome; takes the place of what the model says. */
  readonly cadences: ReadonlyMap<string, number>;
  /** The day the ISMS began to work: nothing is expected of the time before. `null`: long ago. */
  readonly startedOn: string | null;
}

export interface DocumentPattern {
  readonly path: string;
  readonly kind: string;
}

export interface RuleOverride {
  /** A glob, relative to the root. */
  readonly path: string;
  readonly rules: ReadonlyMap<string, RuleSetting>;
}

/** What is set of a rule. */
export interface RuleSetting {
  /** `null` where only options are set. */
  readonly severity: Severity | 'off' | null;
  /** As written: neither the names nor the values need to be known. */
  readonly options: Readonly<Record<string, Json>>;
}

/** An outcome of the model that is left out. Days as `YYYY-MM-DD`; `until` is the last day on which it holds. */
export interface Exclusion {
  readonly outcome: string;
  readonly justification: string;
  readonly approvedBy: string;
  readonly approvedOn: string;
  readonly until: string | null;
}

/** How far a person holds the purpose of a process to be reached. `on` as `YYYY-MM-DD`. */
export interface PersonsRating {
  readonly process: string;
  readonly rating: RatingId;
  readonly reason: string;
  readonly by: string;
  readonly on: string;
}

export const defaultSettings: Settings = {
  organization: null,
  modelEdition: null,
  catalogues: [],
  kindSchemas: [],
  wording: null,
  people: null,
  baseline: null,
  documents: [],
  ignore: [],
  rules: new Map(),
  overrides: [],
  exclusions: [],
  ratings: [],
  cadences: new Map(),
  startedOn: null,
};
