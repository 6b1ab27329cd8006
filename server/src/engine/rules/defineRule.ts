import type { Fix, Related, Severity } from '../check/diagnostic.js';
import type { Evidence } from '../coverage/evidence.js';
import type { Entry } from '../entries/entry.js';
import type { FactIn, FactTable, Located } from '../facts/documentFacts.js';
import type { Committed } from '../history/history.js';
import type { Model } from '../model/model.js';
import type { SchemaProblem } from '../schema/schemaProblems.js';
import type { SchemaError } from '../schema/validate.js';
import type { Settings } from '../settings/settings.js';
import type { Json } from '../syntax/metadataTree.js';
import type { DocumentFormat } from '../syntax/parseDocument.js';
import type { MarkdownStructure } from '../syntax/scanMarkdown.js';
import type { Tailoring } from '../tailoring/tailoring.js';
import type { Span } from '../text/span.js';
import type { OptionValues, RuleOptions } from './ruleOptions.js';

/** Of a rule without any. */
export type NoOptions = Readonly<Record<never, never>>;

export interface RuleMeta {
  /** A truth about a good ISMS, in kebab-case; the file has the same name in camelCase. */
  readonly code: string;
  readonly severity: Severity;
  /** The truth in one sentence. */
  readonly summary: string;
  /** What an auditor would ask. */
  readonly rationale: string;
  /** Outcomes of the model that the rule protects; empty where it is about form alone. */
  readonly outcomes: readonly string[];
  /** Freshness: overdue is a warning, and an error only in a scheduled run. */
  readonly timed?: boolean;
  /** What an organization may set of it. */
  readonly options?: RuleOptions;
  /**
   * Fixtures: `=== path ===` starts a file, and `(committed 2026-05-01)` or `(committed 2026-05-01 to 2026-06-30)`
   * behind it tells when; with `, dates alone since 2025-05-01` the last change was one of `next_review` alone. The first
   * path of `bad` has the finding.
   */
  readonly examples: { readonly bad: string; readonly good: string };
}

/** The document that an entry is in. */
export interface DocumentView {
  readonly uri: string;
  /** Path from the root of the ISMS, with `/`. */
  readonly path: string;
  readonly kind: string;
  /** A `kind` in the metadata that the model does not know. */
  readonly unknownKind: string | null;
  readonly format: DocumentFormat;
  readonly text: string;
  /** What it says of itself as evidence. Only for rules on the head. */
  readonly evidence: Evidence | null;
  /** What version control knows of it. Only for rules that say so: `readsHistory`. */
  readonly committed: Committed | null;
  /** The day that anything of the ISMS was committed first; `null` where it is not known. As above. */
  readonly committedSince: string | null;
  /** Whether its text is the one that was committed last. Only for rules on the head that read history. */
  isAsCommitted(): boolean;
  /** Where the Markdown after the front matter begins; the length of the text where there is none. */
  bodyStart(): number;
  /** Its places are offsets of the text; a span to report counts from the base of the entry. */
  body(): MarkdownStructure;
  /** The values of its entries of a type. Only for rules on the head: it is checked at every edit, an entry is not. */
  entries(type: string): readonly Readonly<Record<string, Json>>[];
}

/** An entry as rules see it: values and places by JSON pointer (`/residual/level`). */
export interface EntryView extends Pick<Entry, 'types' | 'isHead' | 'node' | 'base' | 'shape'> {
  readonly document: DocumentView;
  /** The id it defines; `null` where it has none. */
  readonly id: string | null;
  /** Its values as plain JSON. */
  readonly value: Readonly<Record<string, Json>>;
  /** What its schema does not allow. */
  readonly schemaErrors: readonly SchemaError[];
  /** The same, each thing once and as something to mend. */
  readonly problems: readonly SchemaProblem[];
  /** Every id it defines or refers to, in the order of the text. */
  readonly references: readonly FactIn<'references'>[];
  readonly definitions: readonly FactIn<'definitions'>[];
  get(pointer: string): Json | undefined;
  /** The text at a pointer; `null` for anything that is not text. */
  text(pointer: string): string | null;
  /** The number at a pointer; `null` for anything else. */
  number(pointer: string): number | null;
  /** The texts of a list, or the one text that stands for a list. */
  texts(pointer: string): readonly string[];
  /** The items of the list at a pointer; empty for anything else. */
  list(pointer: string): readonly Json[];
  /** Where a value is written; of an absent one, the nearest parent. */
  span(pointer: string): Span;
}

export type Lookups<Reads extends FactTable> = {
  readonly [Table in Reads]: (key: string) => readonly Located<Table>[];
};

/** The same answer for the same object, made when first asked for. */
export type Once = <T>(about: object, make: () => T) => T;

export interface RuleContext<Reads extends FactTable, Options extends RuleOptions = NoOptions> {
  readonly entry: EntryView;
  readonly facts: Lookups<Reads>;
  readonly model: Model;
  readonly settings: Settings;
  /** What the settings say of the options of the rule for this document. */
  readonly options: OptionValues<Options>;
  /** How the organization has shaped the model. */
  readonly tailoring: Tailoring;
  /** The day that counts as today, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** Works out something about the values of a fact once, for all that ask; it may look at nothing else. */
  readonly once: Once;
  /** Codes that `isms.yaml` may set, with the options of their rules. */
  readonly ruleOptions: ReadonlyMap<string, RuleOptions>;
  /** `place`: a JSON pointer into the entry, or a span counted from the base of the entry. */
  report(
    place: string | Span,
    message: string,
    more?: { readonly related?: readonly Related[]; readonly fix?: Fix; readonly isAhead?: true | undefined },
  ): void;
}

export interface Rule<Reads extends FactTable = never, Options extends RuleOptions = NoOptions> {
  readonly meta: RuleMeta & { readonly options?: Options };
  /** Types of entry it looks at: entry types and kinds; `head`: the head of every document; `any`: everything. */
  readonly on: readonly string[];
  /** Tables it looks into beyond its own entry. */
  readonly reads: readonly Reads[];
  /** Looks at when its document was committed. */
  readonly readsHistory?: true;
  check(context: RuleContext<Reads, Options>): void;
}

export interface AnyRule {
  readonly meta: RuleMeta;
  readonly on: readonly string[];
  readonly reads: readonly FactTable[];
  readonly readsHistory?: true;
  check(context: RuleContext<FactTable>): void;
}

export const defineRule = <
  const Reads extends FactTable = never,
  const Options extends RuleOptions = NoOptions,
>(
  rule: Rule<Reads, Options>,
): AnyRule => rule as unknown as AnyRule;
