/*
 * The process reference model as its files under schemas/model give it; field names are those of the files.
 * What each field means is described in schemas/model.schema.json.
 */

interface Catalogue {
  readonly id: string;
  readonly title: string;
  readonly edition: string;
  readonly date: string;
  readonly status: 'draft' | 'released' | 'withdrawn';
  readonly language: string;
  readonly structure_follows: string;
  readonly supports: string;
  readonly id_rules: Readonly<Record<string, string>>;
  readonly withdrawn_ids: readonly { readonly id: string; readonly successor?: string }[];
}

export interface Declaration {
  readonly domain: string;
  readonly context_of_use: string;
  readonly relationship_to_context: string;
  readonly relationships_between_processes: string;
  readonly community: {
    readonly of_interest: string;
    readonly consensus_actions: readonly string[];
    readonly consensus_statement: string;
  };
  readonly uniqueness: string;
  readonly measurement_limit: string;
  readonly general_sources: readonly string[];
  readonly process_outcome_forms: Readonly<Record<string, string>>;
}

export type CategoryId = 'management' | 'core' | 'support';

interface Category {
  readonly name: string;
  readonly definition: string;
}

interface ProcessVersusControl {
  readonly statement: string;
  readonly tests: readonly {
    readonly id: string;
    readonly question: string;
    readonly if_yes: 'process' | 'control';
    readonly if_no: 'process' | 'control';
  }[];
  readonly consequences: readonly string[];
  readonly lookalikes: readonly {
    readonly process: string;
    readonly controls: readonly string[];
    readonly difference: string;
  }[];
}

interface TailoringRules {
  readonly principle: string;
  readonly rules: readonly { readonly id: string; readonly rule: string }[];
  readonly profiles: readonly {
    readonly id: string;
    readonly for: string;
    readonly hints: readonly string[];
  }[];
}

export interface Source {
  readonly id: string;
  readonly depth: string;
  readonly ref: string;
}

export interface ExternalParty {
  readonly id: string;
  readonly name: string;
  readonly description: string;
}

export interface Role {
  readonly id: string;
  readonly name: string;
  readonly description: string;
}

export interface EvidenceKind {
  readonly id: string;
  readonly nature: 'document' | 'register' | 'record';
  readonly name: string;
  readonly description: string;
  readonly home: string;
  readonly paths: readonly string[];
  readonly entries?: readonly string[];
  readonly general?: true;
  readonly intent?: true;
  readonly required_by: readonly string[];
}

export interface InformationItem {
  readonly id: string;
  readonly name: string;
  readonly generic?: true;
  readonly description: string;
  readonly evidence: readonly string[];
}

export interface Clause {
  readonly id: string;
  readonly title: string;
  readonly primary: string;
  readonly coverage: 'full' | 'partial';
  readonly gap?: string;
}

export type ControlTheme = 'organizational' | 'people' | 'physical' | 'technological';

export interface Control {
  readonly id: string;
  readonly theme: ControlTheme;
  readonly label: string;
  /** The title in the standard, where somebody who may use it has put it into a wording file. */
  readonly official_title?: string;
  readonly new_2022?: true;
}

interface Aim {
  readonly id: string;
  readonly text: string;
}

interface Activity {
  readonly id: string;
  readonly text: string;
  readonly contributes_to: readonly string[];
}

interface ProcessMetric {
  readonly id: string;
  readonly kind: 'kgi' | 'kpi';
  readonly name: string;
  readonly unit: string;
  readonly formula: string;
  readonly better: 'higher' | 'lower' | 'target';
}

export interface Process {
  readonly id: string;
  readonly clause: string;
  readonly name: string;
  readonly category: CategoryId;
  readonly purpose: string;
  readonly aims: readonly Aim[];
  readonly triggers: readonly string[];
  readonly outcomes: readonly Outcome[];
  readonly inputs: readonly { readonly item: string; readonly from: readonly string[] }[];
  readonly outputs: readonly { readonly item: string; readonly to: readonly string[] }[];
  readonly activities: readonly Activity[];
  readonly roles: readonly { readonly role: string; readonly raci: readonly ('R' | 'A' | 'C' | 'I')[] }[];
  readonly iso27001_2022: readonly string[];
  readonly iso27001_annexA_2022: readonly string[];
  readonly metrics: readonly ProcessMetric[];
  readonly sources: readonly string[];
}

export interface Outcome {
  readonly id: string;
  readonly title: string;
  readonly statement: string;
  readonly nature: 'artefact' | 'state-change' | 'constraint';
  readonly serves: readonly string[];
  readonly items: readonly string[];
  readonly evidence: readonly string[];
  readonly iso27001_2022: readonly string[];
  readonly indicators: Indicators;
}

/** How the documents of a repository show an outcome. */
export interface Indicators {
  readonly by_claim?: readonly string[];
  readonly together?: readonly (readonly string[])[];
  readonly suffices?: readonly string[];
  readonly interval_months?: number;
  readonly per_year?: number;
  readonly events_only?: true;
  readonly while_open?: true;
  readonly conditions?: readonly Condition[];
  readonly existence?: string;
}

/** A truth that has to hold for the evidence of an outcome. */
export type Condition = EachCondition | CountCondition | RuleCondition;

interface ConditionHead {
  readonly id: string;
  readonly says: string;
}

/** Every entry of a type, or every document of a kind, that matches `where` meets `must`. */
export interface EachCondition extends ConditionHead {
  readonly on: string;
  /** Only in documents whose head matches this. */
  readonly when?: ValueSchema;
  readonly where?: ValueSchema;
  readonly must: ValueSchema;
  readonly at?: string;
}

/** At least so many of all the evidence match `where`. */
export interface CountCondition extends ConditionHead {
  readonly on: string;
  readonly where?: ValueSchema;
  readonly at_least: number;
}

/** No finding of this rule is in the evidence. */
interface RuleCondition extends ConditionHead {
  readonly rule: string;
}

/** The part of JSON Schema 2020-12 that conditions are written in. */
interface ValueSchema {
  readonly type?: 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean' | 'null';
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, ValueSchema>>;
  readonly minProperties?: number;
  readonly items?: ValueSchema;
  readonly contains?: ValueSchema;
  readonly minItems?: number;
  readonly minLength?: number;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly anyOf?: readonly ValueSchema[];
  readonly allOf?: readonly ValueSchema[];
  readonly not?: ValueSchema;
}

/** What all files of the catalogue say together. */
export interface ModelData {
  readonly catalogue: Catalogue;
  readonly declaration: Declaration;
  readonly categories: Readonly<Record<CategoryId, Category>>;
  readonly process_versus_control: ProcessVersusControl;
  readonly tailoring: TailoringRules;
  readonly known_gaps: readonly { readonly topic: string; readonly where: string }[];
  readonly sources: readonly Source[];
  readonly external_parties: readonly ExternalParty[];
  readonly roles: readonly Role[];
  readonly evidence_kinds: readonly EvidenceKind[];
  readonly information_items: readonly InformationItem[];
  readonly clauses: readonly Clause[];
  readonly annex_a: { readonly catalogue: string; readonly label_origin: string; readonly id_form: string };
  readonly controls: readonly Control[];
  readonly processes: readonly Process[];
}

/** The catalogue with its look-ups; where an id stands twice, the first wins. */
export class Model {
  readonly data: ModelData;
  /** All outcomes, in the order of the processes. */
  readonly outcomes: readonly Outcome[];
  readonly #processes: ReadonlyMap<string, Process>;
  readonly #outcomes: ReadonlyMap<string, Outcome>;
  readonly #processOfOutcome: ReadonlyMap<string, Process>;
  readonly #kinds: ReadonlyMap<string, EvidenceKind>;
  readonly #items: ReadonlyMap<string, InformationItem>;
  readonly #clauses: ReadonlyMap<string, Clause>;
  readonly #controls: ReadonlyMap<string, Control>;
  readonly #roles: ReadonlyMap<string, Role>;
  readonly #externalParties: ReadonlyMap<string, ExternalParty>;
  readonly #sources: ReadonlyMap<string, Source>;
  readonly #outcomesByKind: ReadonlyMap<string, readonly Outcome[]>;
  readonly #outcomesByClause: ReadonlyMap<string, readonly Outcome[]>;
  readonly #kindsByEntry: ReadonlyMap<string, readonly EvidenceKind[]>;

  constructor(data: ModelData) {
    this.data = data;
    this.outcomes = data.processes.flatMap(process => process.outcomes);
    this.#processes = byId(data.processes);
    this.#outcomes = byId(this.outcomes);
    this.#processOfOutcome = new Map(
      data.processes
        .toReversed()
        .flatMap(process => process.outcomes.map(({ id }) => [id, process] as const)),
    );
    this.#kinds = byId(data.evidence_kinds);
    this.#items = byId(data.information_items);
    this.#clauses = byId(data.clauses);
    this.#controls = byId(data.controls);
    this.#roles = byId(data.roles);
    this.#externalParties = byId(data.external_parties);
    this.#sources = byId(data.sources);
    this.#outcomesByKind = byEach(this.outcomes, outcome => outcome.evidence);
    this.#outcomesByClause = byEach(this.outcomes, outcome => outcome.iso27001_2022);
    this.#kindsByEntry = byEach(data.evidence_kinds, kind => kind.entries ?? []);
  }

  get processes(): readonly Process[] {
    return this.data.processes;
  }

  get kinds(): readonly EvidenceKind[] {
    return this.data.evidence_kinds;
  }

  get clauses(): readonly Clause[] {
    return this.data.clauses;
  }

  get controls(): readonly Control[] {
    return this.data.controls;
  }

  get roles(): readonly Role[] {
    return this.data.roles;
  }

  process(id: string): Process | null {
    return this.#processes.get(id) ?? null;
  }

  outcome(id: string): Outcome | null {
    return this.#outcomes.get(id) ?? null;
  }

  /** The process that the outcome with this id belongs to. */
  processOf(outcomeId: string): Process | null {
    return this.#processOfOutcome.get(outcomeId) ?? null;
  }

  kind(id: string): EvidenceKind | null {
    return this.#kinds.get(id) ?? null;
  }

  item(id: string): InformationItem | null {
    return this.#items.get(id) ?? null;
  }

  clause(id: string): Clause | null {
    return this.#clauses.get(id) ?? null;
  }

  control(id: string): Control | null {
    return this.#controls.get(id) ?? null;
  }

  role(id: string): Role | null {
    return this.#roles.get(id) ?? null;
  }

  externalParty(id: string): ExternalParty | null {
    return this.#externalParties.get(id) ?? null;
  }

  source(id: string): Source | null {
    return this.#sources.get(id) ?? null;
  }

  /** The outcomes that accept evidence of this kind. */
  outcomesOfKind(kind: string): readonly Outcome[] {
    return this.#outcomesByKind.get(kind) ?? [];
  }

  /** The outcomes that help to meet this clause of ISO/IEC 27001:2022. */
  outcomesOfClause(clause: string): readonly Outcome[] {
    return this.#outcomesByClause.get(clause) ?? [];
  }

  /** The kinds whose files list entries of this type. */
  kindsWithEntry(entryType: string): readonly EvidenceKind[] {
    return this.#kindsByEntry.get(entryType) ?? [];
  }
}

function byId<T extends { readonly id: string }>(list: readonly T[]): ReadonlyMap<string, T> {
  return new Map(list.toReversed().map(one => [one.id, one]));
}

function byEach<T>(
  list: readonly T[],
  keys: (one: T) => readonly string[],
): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const one of list) {
    for (const key of new Set(keys(one))) {
      const others = found.get(key);
      if (others) others.push(one);
      else found.set(key, [one]);
    }
  }
  return found;
}
