import type { Model, Outcome, Process } from '../model/model.js';
import type { Settings } from '../settings/settings.js';
import { DocumentNotes } from './documentNotes.js';
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
  /** By kind: its documents ordered by path, until one comes or goes. */
  readonly #ordered = new Map<string, readonly EvidenceDocument[]>();
  /** Of documents that did not change since they were last judged. */
  readonly #notes = new Map<EvidenceDocument, DocumentNotes>();

  constructor(setup: BookSetup, contentOf: ContentOf) {
    this.#setup = setup;
    this.#contentOf = contentOf;
    this.#markAll();
  }

  configure(setup: BookSetup): void {
    this.#setup = setup;
    this.#judged.clear();
    this.#notes.clear();
    this.#markAll();
  }

  /** Files a document that is new or was read again. */
  put(document: EvidenceDocument): void {
    const { evidence } = document;
    const before = this.#filed.get(document);
    if (before && before.kind === evidence?.kind) this.#unfile(document, before);
    else this.remove(document);
    if (!evidence) return;
    const others = this.#byKind.get(evidence.kind) ?? new Set();
    this.#byKind.set(evidence.kind, others);
    if (!others.has(document)) this.#ordered.delete(evidence.kind);
    others.add(document);
    this.#filed.set(document, evidence);
    for (const { id } of evidence.reviewedAgainst) {
      const reviewers = this.#reviewers.get(id);
      if (reviewers) reviewers.add(document);
      else this.#reviewers.set(id, new Set([document]));
    }
    this.#mark(document, evidence);
  }

  /** Notes that what an id stands for may say something else now. */
  touchContent(id: string): void {
    for (const document of this.#reviewers.get(id) ?? []) this.touch(document);
  }

  remove(document: EvidenceDocument): void {
    const evidence = this.#filed.get(document);
    if (!evidence) return;
    this.#byKind.get(evidence.kind)?.delete(document);
    this.#ordered.delete(evidence.kind);
    this.#unfile(document, evidence);
  }

  #unfile(document: EvidenceDocument, evidence: Evidence): void {
    for (const { id } of evidence.reviewedAgainst) this.#reviewers.get(id)?.delete(document);
    this.#filed.delete(document);
    this.#mark(document, evidence);
  }

  /** Notes that what was found in a document may be different now. */
  touch(document: EvidenceDocument): void {
    const evidence = this.#filed.get(document);
    if (evidence) this.#mark(document, evidence);
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
    const documents = this.#evidenceOf(outcome);
    const { state, reasons } = judgeOutcome(outcome, documents, {
      ...this.#setup,
      contentOf: this.#contentOf,
      notesOf: document => this.#notesOf(document),
    });
    return { outcome, process, state, reasons, evidence: documents };
  }

  #notesOf(document: EvidenceDocument): DocumentNotes {
    const known = this.#notes.get(document);
    if (known) return known;
    const notes = new DocumentNotes(document);
    this.#notes.set(document, notes);
    return notes;
  }

  /** Ordered by path. */
  #evidenceOf(outcome: Outcome): readonly EvidenceDocument[] {
    const kinds = outcome.evidence.map(kind => this.#ofKind(kind)).filter(it => it.length > 0);
    const counting = kinds.flatMap(documents => documents.filter(it => this.#counts(it, outcome)));
    return kinds.length > 1 ? counting.sort(byPath) : counting;
  }

  #ofKind(kind: string): readonly EvidenceDocument[] {
    const known = this.#ordered.get(kind);
    if (known) return known;
    const ordered = [...(this.#byKind.get(kind) ?? [])].sort(byPath);
    this.#ordered.set(kind, ordered);
    return ordered;
  }

  /** A general kind counts only for the outcomes that it claims; any other counts by being what it is. */
  #counts({ evidence }: EvidenceDocument, outcome: Outcome): boolean {
    if (!evidence) return false;
    return !mustClaim(this.#setup.model, outcome, evidence.kind) || evidence.claims.includes(outcome.id);
  }

  #mark(document: EvidenceDocument, { kind }: Evidence): void {
    this.#notes.delete(document);
    for (const { id } of this.#setup.model.outcomesOfKind(kind)) this.#stale.add(id);
  }

  #markAll(): void {
    for (const { id } of this.#setup.model.outcomes) this.#stale.add(id);
  }
}

const byPath = (a: EvidenceDocument, b: EvidenceDocument): number =>
  a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
