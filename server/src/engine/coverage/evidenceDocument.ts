import type { Finding } from '../check/diagnostic.js';
import type { Committed } from '../history/history.js';
import type { Verdict } from './conditions.js';
import type { Evidence } from './evidence.js';

/** What coverage sees of a document. */
export interface EvidenceDocument {
  readonly uri: string;
  readonly path: string;
  readonly evidence: Evidence | null;
  /** What version control knows of it. */
  readonly committed?: Committed | null;
  readonly units: readonly {
    readonly id?: string | null;
    readonly base: number;
    readonly verdicts: readonly Verdict[];
    /** On the head: conditions that do not apply to the entries of this document. */
    readonly waived?: ReadonlySet<string>;
    readonly localFindings: readonly Finding[];
    readonly findings: readonly Finding[];
  }[];
}
