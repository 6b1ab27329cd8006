import type { EvidenceDocument } from './evidenceDocument.js';

/**
 * What judging asks of one document for outcome after outcome, edit after edit: worked out once, for as long as the
 * document, what was found in it and what it was reviewed against stay the same.
 */
export class DocumentNotes {
  /** By outcome: how well the document shows it; filled by whoever judges. */
  readonly scores = new Map<string, number>();
  readonly #counts = new Map<string, number>();
  readonly #failed = new Set<string>();
  readonly #codes = new Set<string>();

  constructor({ units }: EvidenceDocument) {
    for (const { verdicts, localFindings, findings } of units) {
      for (const { about, holds } of verdicts) {
        this.#counts.set(about.name, (this.#counts.get(about.name) ?? 0) + 1);
        if (!holds) this.#failed.add(about.name);
      }
      for (const { code } of localFindings) this.#codes.add(code);
      for (const { code } of findings) this.#codes.add(code);
    }
    for (const name of units[0]?.waived ?? []) this.#failed.delete(name);
  }

  /** How many of its entries a condition, by its name, applies to. */
  count(condition: string): number {
    return this.#counts.get(condition) ?? 0;
  }

  /** Whether an entry fails any condition at all: of most documents, none does. */
  get hasFailed(): boolean {
    return this.#failed.size > 0;
  }

  /** Whether an entry fails a condition, by its name, that the head does not waive. */
  fails(condition: string): boolean {
    return this.#failed.has(condition);
  }

  /** Whether a rule, by its code, finds anything in it. */
  isFoundBy(rule: string): boolean {
    return this.#codes.has(rule);
  }
}
