import { type CheckGroup, type Remark, remark } from '../checkGroup.js';
import type { Condition, EvidenceKind, Indicators, Model, Outcome } from '../model.js';

/** What shows an outcome speaks of its evidence, and says why where existence is enough. */
export const indicators: CheckGroup = {
  id: 'indicators',
  checks: [
    kindsAreEvidence,
    claimNeedsNoSaying,
    sufficientKindsStateIntent,
    conditionsOrReason,
    conditionIdsUnique,
    conditionSaysOneSentence,
    subjectIsEvidence,
  ],
};

interface Place {
  readonly outcome: Outcome;
  readonly steps: readonly (string | number)[];
}

function* places({ processes }: Model): Generator<Place> {
  for (const [p, { outcomes }] of processes.entries()) {
    for (const [o, outcome] of outcomes.entries()) {
      yield { outcome, steps: ['processes', p, 'outcomes', o, 'indicators'] };
    }
  }
}

function* kindsAreEvidence(model: Model): Generator<Remark> {
  for (const { outcome, steps } of places(model)) {
    for (const { kind, path } of namedKinds(outcome.indicators)) {
      if (!outcome.evidence.includes(kind)) {
        yield remark([...steps, ...path], `'${kind}' is not among the evidence of ${outcome.id}.`);
      }
    }
  }
}

function* namedKinds({ by_claim = [], suffices = [], together = [] }: Indicators) {
  for (const [n, kind] of by_claim.entries()) yield { kind, path: ['by_claim', n] };
  for (const [n, kind] of suffices.entries()) yield { kind, path: ['suffices', n] };
  for (const [n, kinds] of together.entries()) {
    for (const [m, kind] of kinds.entries()) yield { kind, path: ['together', n, m] };
  }
}

function* claimNeedsNoSaying(model: Model): Generator<Remark> {
  for (const { outcome, steps } of places(model)) {
    for (const [n, kind] of (outcome.indicators.by_claim ?? []).entries()) {
      if (model.kind(kind)?.general) {
        yield remark([...steps, 'by_claim', n], `'${kind}' is a general kind, which counts by claim anyway.`);
      }
    }
  }
}

function* sufficientKindsStateIntent(model: Model): Generator<Remark> {
  for (const { outcome, steps } of places(model)) {
    for (const [n, id] of (outcome.indicators.suffices ?? []).entries()) {
      const kind = model.kind(id);
      if (kind && !kind.intent)
        yield remark([...steps, 'suffices', n], `'${id}' states no mere intent, so it suffices anyway.`);
    }
  }
}

function* conditionsOrReason(model: Model): Generator<Remark> {
  for (const { outcome, steps } of places(model)) {
    const { conditions, existence } = outcome.indicators;
    if (!conditions && !existence) {
      yield remark(steps, `${outcome.id} has no condition, and nothing says why existence suffices.`);
    }
    if (conditions && existence) {
      yield remark([...steps, 'existence'], `${outcome.id} has conditions, so existence does not suffice.`);
    }
  }
}

function* conditionIdsUnique(model: Model): Generator<Remark> {
  for (const { outcome, steps } of places(model)) {
    const seen = new Set<string>();
    for (const [n, { id }] of (outcome.indicators.conditions ?? []).entries()) {
      if (seen.has(id))
        yield remark(
          [...steps, 'conditions', n, 'id'],
          `${outcome.id} has two conditions with the id '${id}'.`,
        );
      seen.add(id);
    }
  }
}

function* conditionSaysOneSentence(model: Model): Generator<Remark> {
  for (const { outcome, steps } of places(model)) {
    for (const [n, { id, says }] of (outcome.indicators.conditions ?? []).entries()) {
      if (!/^[^.?!]+\.$/.test(says.trim())) {
        yield remark(
          [...steps, 'conditions', n, 'says'],
          `The condition '${id}' of ${outcome.id} is not said in one sentence.`,
        );
      }
    }
  }
}

function* subjectIsEvidence(model: Model): Generator<Remark> {
  for (const { outcome, steps } of places(model)) {
    for (const [n, condition] of (outcome.indicators.conditions ?? []).entries()) {
      const message = subjectProblem(model, outcome, condition);
      if (message) yield remark([...steps, 'conditions', n, 'on'], message);
    }
  }
}

function subjectProblem(model: Model, outcome: Outcome, condition: Condition): string | null {
  if (!('on' in condition)) return null;
  const kinds = kindsOf(model, condition.on);
  if (kinds.length === 0) return `'${condition.on}' is neither a kind of evidence nor a type of entry.`;
  if (kinds.some(({ id }) => outcome.evidence.includes(id))) return null;
  return `'${condition.on}' does not occur in the evidence of ${outcome.id}.`;
}

function kindsOf(model: Model, subject: string): readonly EvidenceKind[] {
  const kind = model.kind(subject);
  return kind ? [kind] : model.kindsWithEntry(subject);
}
