import type { Diagnostic } from '../check/diagnostic.js';
import type { Cause, Versions } from './outcomeChanges.js';

/** A finding of one of two versions. */
export interface FindingChange<Told> {
  readonly key: string;
  readonly cause: Cause;
  readonly told: Told;
}

/** A finding of both versions, as it is told after. */
export interface KeptFinding<Told> {
  readonly key: string;
  /** Its severity before, where that was another one. */
  readonly severityBefore: Diagnostic['severity'] | null;
  readonly told: Told;
}

export interface FindingChanges<Told> {
  readonly added: readonly FindingChange<Told>[];
  readonly fixed: readonly FindingChange<Told>[];
  readonly kept: readonly KeptFinding<Told>[];
}

/** Findings that are new, gone, and in both versions. */
export function findingChanges<Told>({ before, between, after }: Versions<Told>): FindingChanges<Told> {
  const added: FindingChange<Told>[] = [];
  const kept: KeptFinding<Told>[] = [];
  for (const [key, { severity, told }] of after.findings) {
    const then = before.findings.get(key);
    if (then) kept.push({ key, severityBefore: then.severity === severity ? null : then.severity, told });
    else added.push({ key, cause: between.findings.has(key) ? 'settings' : 'documents', told });
  }
  const fixed = [...before.findings]
    .filter(([key]) => !after.findings.has(key))
    .map(([key, { told }]): FindingChange<Told> => {
      const cause = between.findings.has(key) ? 'documents' : 'settings';
      return { key, cause, told };
    });
  return { added, fixed, kept };
}
