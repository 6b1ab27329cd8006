import type { Model, Outcome, Process } from '../model/model.js';
import type { Settings } from '../settings/settings.js';
import type { Evidence } from './evidence.js';
import type { EvidenceDocument } from './evidenceDocument.js';
import { judgeOutcome } from './judgeOutcome.js';
import { mustClaim } from './mustClaim.js';
import type { OutcomeState } from './outcomeState.js';
import type { Reason } from './reason.js';

/** An outcome with its state, and why. */
export interface OutcomeCoverage {
  readonly outcome: Outcome;
  readonly process: Process;
  readonly state: OutcomeState;
  /** First what is missing, then what holds. */
  readonly reasons: readonly Reason[];
  /** The documents that count for it, ordered by path. */
  readonly evidence: readonly EvidenceDocument[];
}

interface BookSetup {
  readonly model: Model;
  readonly settings: Settings;
  readonly asOf: string;
}

/** The fingerprint of what an id stands for now; `null` where nothing or too much defines it. */
export type ContentOf = (id: string) => string | null;

/** Keeps the state of every outcome; judges again only those that a changed document could bear on. */
export class CoverageBook {
  #setup: BookSetup;
  readonly #contentOf: ContentOf;
  /** By id: the documents that were reviewed against it. */
  readonly #reviewers = new Map<string, Set<EvidenceDocument>>();
  readonly #byKind = new Map<string, Set<EvidenceDocument>>();
  readonly #filed = new Map<EvidenceDocument, Evidence>();
  readonly #judged = new Map<string, OutcomeCoverage>();
  readonly #stale = new Set<string>();

  constructor(setup: BookSetup, contentOf: ContentOf) {
    this.#setup = setup;
    this.#contentOf = contentOf;
    this.#markAll();
  }

  configure(setup: BookSetup): void {
    this.#setup = setup;
    this.#judged.clear();
    this.#markAll();
  }

  /** Files a document that is new or was read again. */
  put(document: EvidenceDocument): void {
    this.remove(document);
    const { evidence } = document;
    if (!evidence) return;
    const others = this.#byKind.get(evidence.kind);
    if (others) others.add(document);
    else this.#byKind.set(evidence.kind, new Set([document]));
    this.#filed.set(document, evidence);
    for (const { id } of evidence.reviewedAgainst) {
      const reviewers = this.#reviewers.get(id);
      if (reviewers) reviewers.add(document);
      else this.#reviewers.set(id, new Set([document]));
    }
    this.#mark(evidence);
  }

  /** Notes that what an id stands for may say something else now. */
  touchContent(id: string): void {
    for (const document of this.#reviewers.get(id) ?? []) this.touch(document);
  }

  remove(document: EvidenceDocument): void {
    const evidence = this.#filed.get(document);
    if (!evidence) return;
    this.#byKind.get(evidence.kind)?.delete(document);
    for (const { id } of evidence.reviewedAgainst) this.#reviewers.get(id)?.delete(document);
    this.#filed.delete(document);
    this.#mark(evidence);
  }

  /** Notes that what was found in a document may be different now. */
  touch(document: EvidenceDocument): void {
    const evidence = this.#filed.get(document);
    if (evidence) this.#mark(evidence);
  }

  get isStale(): boolean {
    return this.#stale.size > 0;
  }

  outcomes(): readonly OutcomeCoverage[] {
    const { model } = this.#setup;
    for (const id of this.#stale) {
      const outcome = model.outcome(id);
      const process = model.processOf(id);
      if (outcome && process) this.#judged.set(id, this.#judge(outcome, process));
    }
    this.#stale.clear();
    return model.outcomes.flatMap(({ id }) => this.#judged.get(id) ?? []);
  }

  #judge(outcome: Outcome, process: Process): OutcomeCoverage {
    const documents = outcome.evidence
      .flatMap(kind => [...(this.#byKind.get(kind) ?? [])])
      .filter(document => this.#counts(document, outcome))
      .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
    const { state, reasons } = judgeOutcome(outcome, documents, {
      ...this.#setup,
      contentOf: this.#contentOf,
    });
    return { outcome, process, state, reasons, evidence: documents };
  }

  /** A general kind counts only for the outcomes that it claims; any other counts by being what it is. */
  #counts({ evidence }: EvidenceDocument, outcome: Outcome): boolean {
    if (!evidence) return false;
    return !mustClaim(this.#setup.model, outcome, evidence.kind) || evidence.claims.includes(outcome.id);
  }

  #mark({ kind }: Evidence): void {
    for (const { id } of this.#setup.model.outcomesOfKind(kind)) this.#stale.add(id);
  }

  #markAll(): void {
    for (const { id } of this.#setup.model.outcomes) this.#stale.add(id);
  }
}
