import type { FactRef, FactTable, Located } from '../facts/documentFacts.js';
import type { Span } from '../text/span.js';

export type Severity = 'error' | 'warning' | 'info';

/** Replaces a stretch of the document that a finding is in; offsets as those of the finding. */
export interface TextEdit extends Span {
  readonly text: string;
}

/** What would mend a finding, ready to be applied. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** It says the same in the right form, or what can be worked out: nobody has to look at it. */
  readonly isSafe?: true;
}

/** Another place that a finding speaks of, as a rule names it. */
export interface Related {
  readonly fact: Located<FactTable>;
  readonly message: string;
}

/** What a rule says of an entry; offsets count from the base of the entry. */
export interface Finding extends Span {
  readonly code: string;
  readonly message: string;
  readonly related: readonly { readonly fact: FactRef; readonly message: string }[];
  readonly fix: Fix | null;
  /** It is told ahead of its day: nothing is wrong yet, and coverage does not mind it. */
  readonly isAhead?: true;
}

/** A finding with every place filled in, ready to be shown. Offsets are those of the document. */
export interface Diagnostic extends Span {
  readonly uri: string;
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly related: readonly (Span & { readonly uri: string; readonly message: string })[];
  readonly fix: Fix | null;
}

/** A finding that is there and not reported, and why. */
export interface SuppressedDiagnostic {
  readonly diagnostic: Diagnostic;
  /** A comment beside it, or the baseline. */
  readonly by: 'comment' | 'baseline';
  /** What the comment gives as reason. */
  readonly reason: string | null;
}
