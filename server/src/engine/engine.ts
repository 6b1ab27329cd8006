import { Baseline } from './baseline/baseline.js';
import { type BaselineEntry, readBaseline } from './baseline/readBaseline.js';
import { type CheckSetup, checkEntry } from './check/checkEntry.js';
import type { Diagnostic, Finding, SuppressedDiagnostic } from './check/diagnostic.js';
import { syntaxFindings, unreadableFinding, unusedFinding } from './check/fileFindings.js';
import { RuleOptionValues } from './check/ruleOptionValues.js';
import { Severities } from './check/severities.js';
import { type Suppression, suppressionsIn, withoutSuppressed } from './check/suppressions.js';
import { keysIn } from './compare/findingKeys.js';
import {
  type CompiledConditions,
  conditionsByType,
  conditionsWaived,
  type EntryCondition,
  type Verdict,
  verdictsOn,
} from './coverage/conditions.js';
import { CoverageBook, type OutcomeCoverage } from './coverage/coverageBook.js';
import { type Evidence, evidenceOf } from './coverage/evidence.js';
import type { DocumentChange, Unreadable } from './documentChange.js';
import { type DueDate, dueDatesIn } from './due/dueDates.js';
import { entriesOf } from './entries/entriesOf.js';
import type { Entry } from './entries/entry.js';
import { type EntryHead, EntryReader } from './entries/entryReader.js';
import { isTemplate } from './entries/template.js';
import type { Fact, FactIn, FactTable, Located } from './facts/documentFacts.js';
import { exposedValues, extractFacts, idOf } from './facts/extractFacts.js';
import { isCommittedText } from './history/gitBlobId.js';
import { type Committed, firstDay, type History, isSameCommitted } from './history/history.js';
import { type IndexRecord, WorkspaceIndex } from './index/workspaceIndex.js';
import type { Model } from './model/model.js';
import { encodedPath } from './paths/encodedPath.js';
import { KindRecognizer, type Recognition } from './recognition/recognizeKind.js';
import type { AnyRule, DocumentView, Once } from './rules/defineRule.js';
import type { KindSchema, SchemaSet } from './schema/shape.js';
import { valueUnder } from './schema/validate.js';
import type { Settings } from './settings/settings.js';
import { contentFingerprint } from './suspect/contentFingerprint.js';
import { contentText } from './suspect/contentText.js';
import type { Json } from './syntax/metadataTree.js';
import {
  type DocumentFormat,
  type ParsedDocument,
  type Part,
  parseDocument,
} from './syntax/parseDocument.js';
import { isShapingKind } from './tailoring/shapingFiles.js';
import { noTailoring, type Tailoring } from './tailoring/tailoring.js';
import { type Span, shifted } from './text/span.js';

/** All that an answer depends on besides the texts. */
export interface EngineSetup {
  readonly model: Model;
  readonly conditions: CompiledConditions;
  readonly schemas: SchemaSet;
  readonly settings: Settings;
  readonly tailoring: Tailoring;
  readonly rules: readonly AnyRule[];
  /** The day that counts as today, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** Overdue is an error, not a warning: for the scheduled run. */
  readonly strictDates?: boolean;
  /** The path of the baseline in place of the one that the settings name; an empty one is none. */
  readonly baselinePath?: string;
}

/** One checked thing of a document: its head or one entry. It outlives edits elsewhere in the document. */
export interface Unit {
  readonly uri: string;
  readonly types: readonly string[];
  readonly isHead: boolean;
  readonly id: string | null;
  readonly facts: readonly Fact[];
  readonly exposes: readonly string[];
  readonly exposed: Readonly<Record<string, Json>>;
  readonly verdicts: readonly Verdict[];
  /** On the head: conditions that do not apply to the entries of this document. */
  readonly waived: ReadonlySet<string>;
  /** The days on which something of it falls due. */
  readonly due: readonly DueDate[];
  /** What rules found that look at nothing else. */
  readonly localFindings: readonly Finding[];
  /** What rules found that look into other documents as well. */
  findings: readonly Finding[];
  /** What it was read from; let go with the tree of the document. */
  part: Part | null;
  order: number;
  base: number;
  reads: readonly IndexRecord<Unit>[];
}

/** What is known of one file. */
export interface DocumentState {
  readonly uri: string;
  readonly path: string;
  readonly format: DocumentFormat;
  text: string;
  unreadable: Unreadable | null;
  /** The reading of `text`; dropped when many documents are held, and made again when asked for. */
  parsed: ParsedDocument | null;
  /** Head and entries of `parsed`; kept and dropped with it. */
  entries: readonly Entry[];
  recognition: Recognition;
  /** What is wrong with the file itself; empty for what is no document of the ISMS. */
  fileFindings: readonly Finding[];
  evidence: Evidence | null;
  /** What version control knows of it; `null` where it knows nothing. */
  committed: Committed | null;
  units: readonly Unit[];
}

/**
 * All state of one ISMS. Nothing here waits, reads a file or knows a protocol.
 *
 * `apply` makes facts current at once; `check` brings findings after them, one document a step, so that a host may
 * stop between steps and apply the next change.
 */
export class Engine {
  readonly root: string;
  #setup: EngineSetup;
  #recognizer: KindRecognizer;
  #conditions: ReadonlyMap<string, readonly EntryCondition[]>;
  #rulesByType = new Map<string, RuleSet>();
  #severities: Severities;
  #checkSetup: CheckSetup;
  #history: History = new Map();
  /** The day that the ISMS came under version control, as far as that is known. */
  #since: string | null = null;
  readonly #documents = new Map<string, DocumentState>();
  readonly #index = new WorkspaceIndex<Unit>();
  readonly #coverage: CoverageBook;
  readonly #baseline = new Baseline();
  readonly #shown = new Map<string, string>();
  readonly #toCheck = new Map<string, Set<Unit>>();
  readonly #toShow = new Set<string>();
  /** By uri: the documents whose shown diagnostics point into it. */
  readonly #pointing = new Map<string, Set<string>>();
  readonly #pointsTo = new Map<string, readonly string[]>();
  readonly #trees = new Map<string, number>();
  #treeCharacters = 0;
  /** Fingerprints by id, each with the text that it was made of. */
  readonly #contents = new Map<string, { readonly text: string; readonly fingerprint: string }>();
  readonly #crashes: { readonly code: string; readonly path: string; readonly error: unknown }[] = [];

  /** `root`: the uri of the folder of the ISMS, ending with `/`; empty where uris are paths. */
  constructor(root: string, setup: EngineSetup) {
    this.root = root;
    this.#setup = setup;
    this.#recognizer = new KindRecognizer(setup.model, setup.settings, setup.baselinePath);
    this.#conditions = conditionsByType(setup.model, setup.conditions);
    this.#severities = new Severities(setup);
    this.#checkSetup = checkSetupOf(setup, this.#severities);
    this.#coverage = new CoverageBook(setup, id => this.contentOf(id));
  }

  get setup(): EngineSetup {
    return this.#setup;
  }

  /**
   * Puts other settings, model, rules or day in force. Texts stay; every document is looked at again, or only those that
   * shape the model where nothing changed but words and what is wrong with them.
   */
  configure(setup: EngineSetup): void {
    const concerned = judgesAlike(this.#setup, setup) ? shapesModel : () => true;
    this.#setup = setup;
    this.#recognizer = new KindRecognizer(setup.model, setup.settings, setup.baselinePath);
    this.#conditions = conditionsByType(setup.model, setup.conditions);
    this.#rulesByType = new Map();
    this.#severities = new Severities(setup);
    this.#checkSetup = checkSetupOf(setup, this.#severities);
    this.#coverage.configure(setup);
    for (const document of [...this.#documents.values()]) {
      if (!concerned(document)) continue;
      this.#read(document, document.text, document.unreadable, document.parsed ?? null, true);
      // What is no document of the ISMS any more has nothing to check, but something may be shown of it.
      this.#toShow.add(document.uri);
    }
  }

  apply(changes: readonly DocumentChange[]): void {
    for (const { uri, text, unreadable = null } of changes) {
      if (text === null && unreadable === null) this.#forget(uri);
      else {
        // Of what was read before, the units are found again by the parts of the text that they were made of.
        const before = this.parsed(uri);
        this.#read(this.#documentAt(uri), text ?? '', unreadable, before, false);
      }
      for (const other of this.#pointing.get(uri) ?? []) this.#toShow.add(other);
      this.#toShow.add(uri);
    }
  }

  /** Takes what version control knows of the documents now. Only what looks at that is checked again. */
  setHistory(history: History): void {
    this.#history = history;
    const since = firstDay(history, this.root);
    const isSameSince = since === this.#since;
    this.#since = since;
    for (const document of this.#documents.values()) {
      const committed = history.get(document.uri) ?? null;
      if (isSameSince && isSameCommitted(document.committed, committed)) continue;
      document.committed = committed;
      const readers = document.units.filter(unit => this.#rulesFor(unit).cross.some(readsHistory));
      this.#queue(document.uri, [], readers);
    }
  }

  /**
   * Yields the uri of each document whose diagnostics differ from when it was last yielded.
   * What someone looks at comes `first`. Where the time is up after a document, the rest is left for the next call.
   */
  *check(first: readonly string[] = [], isTimeUp: () => boolean = () => false): Generator<string> {
    for (const uri of this.#waiting(first)) {
      const units = this.#toCheck.get(uri);
      this.#toCheck.delete(uri);
      this.#toShow.delete(uri);
      if (units) this.#checkUnits(uri, units);
      if (this.#hasNews(uri)) yield uri;
      if (isTimeUp()) return;
    }
  }

  *#waiting(first: readonly string[]): Generator<string> {
    for (const uri of first) if (this.#toCheck.has(uri)) yield uri;
    yield* this.#toCheck.keys();
    yield* this.#toShow;
  }

  /** How many documents wait to be checked or shown again. */
  get pending(): number {
    return new Set([...this.#toCheck.keys(), ...this.#toShow]).size;
  }

  /** Whether nothing waits; asked more often than how much does. */
  get isIdle(): boolean {
    return this.#toCheck.size === 0 && this.#toShow.size === 0;
  }

  /** How many entries wait to be checked: what an edit woke. */
  get pendingEntries(): number {
    let count = 0;
    for (const units of this.#toCheck.values()) count += units.size;
    return count;
  }

  document(uri: string): DocumentState | undefined {
    return this.#documents.get(uri);
  }

  /** In no order: of thousands, sorting takes longer than many an answer. */
  unordered(): Iterable<DocumentState> {
    return this.#documents.values();
  }

  /** Ordered by path. */
  documents(): readonly DocumentState[] {
    return [...this.#documents.values()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  }

  /** The path of a uri from the root, decoded, with `/`. */
  pathOf(uri: string): string {
    const path = uri.startsWith(this.root) ? uri.slice(this.root.length) : uri;
    if (this.root === '') return path;
    try {
      return decodeURIComponent(path);
    } catch {
      return path;
    }
  }

  /** The uri of a path from the root, encoded as editors do it. */
  uriOf(path: string): string {
    return this.root === '' ? path : this.root + encodedPath(path);
  }

  /** What is found in a document, ordered by place; suppressed findings are left out. */
  diagnostics(uri: string): readonly Diagnostic[] {
    const document = this.#documents.get(uri);
    if (!document) return [];
    return this.#judged(document).shown;
  }

  /** What is found in a document and not reported, ordered by place. */
  suppressedDiagnostics(uri: string): readonly SuppressedDiagnostic[] {
    const document = this.#documents.get(uri);
    return document ? this.#judged(document).hidden : [];
  }

  /** The path of the file that lists what was there before, its entries, and how many of them are there no more. */
  get baseline(): {
    readonly path: string;
    readonly isThere: boolean;
    readonly entries: readonly BaselineEntry[];
    readonly unused: number;
  } {
    const { uri, entries } = this.#baseline;
    const unused = this.#baseline.unused().reduce((sum, { entry, times }) => sum + entry.count - times, 0);
    const path = uri === null ? this.#recognizer.baselinePath : this.pathOf(uri);
    return { path, isThere: uri !== null, entries, unused };
  }

  /** Whether a baseline may hold a finding: not what comes and goes with the calendar, nor what is wrong with settings. */
  canBeBaselined(uri: string, code: string): boolean {
    const document = this.#documents.get(uri);
    return document !== undefined && !shapesModel(document) && !this.#severities.isTimed(code);
  }

  /** Ordered by path and place. */
  allDiagnostics(): readonly Diagnostic[] {
    return this.documents().flatMap(({ uri }) => this.diagnostics(uri));
  }

  /** The state of every outcome of the model, worked out from what has been checked so far. */
  coverage(): readonly OutcomeCoverage[] {
    return this.#coverage.outcomes();
  }

  /** Whether coverage may differ from when it was last asked for. */
  get coverageIsStale(): boolean {
    return this.#coverage.isStale;
  }

  /** The fingerprint of what the one document or entry says that defines an id; `null` unless exactly one does. */
  contentOf(id: string): string | null {
    const [definition, ...others] = this.#index.lookup('definitions', id);
    const document = definition && this.#documents.get(definition.uri);
    if (!document || others.length > 0) return null;
    const known = this.#contents.get(id);
    if (known?.text === document.text) return known.fingerprint;
    const order = document.units.findIndex(unit => unit.id === id);
    const entry = this.entries(document.uri)[order];
    if (!entry) return null;
    const fingerprint = contentFingerprint(contentText(entry, this.parsed(document.uri)));
    this.#contents.set(id, { text: document.text, fingerprint });
    return fingerprint;
  }

  lookup<Table extends FactTable>(table: Table, key: string): readonly Located<Table>[] {
    return this.#index.lookup(table, key);
  }

  keys(table: FactTable): readonly string[] {
    return [...this.#index.keys(table)].sort();
  }

  /** Everything that is defined, in no order; places count from the base of the unit. */
  *defined(): Generator<{ readonly fact: FactIn<'definitions'>; readonly unit: Unit }> {
    for (const { fact, owner } of this.#index.stated('definitions'))
      yield { fact: fact as FactIn<'definitions'>, unit: owner as Unit };
  }

  /** Where a fact stands; `null` when it is gone. */
  spanOf(fact: Located<FactTable>): Span | null {
    return this.#index.spanOf(this.#index.refOf(fact));
  }

  /** The reading of a document; made again where it was dropped. `null` for what is not there or has no text. */
  parsed(uri: string): ParsedDocument | null {
    const document = this.#documents.get(uri);
    if (!document || document.unreadable) return null;
    if (document.parsed) this.#keepTree(document);
    else this.#readAgain(document);
    return document.parsed;
  }

  /** Head and entries of a document, in the order of its units; empty for what is no document of the ISMS. */
  entries(uri: string): readonly Entry[] {
    return this.parsed(uri) ? (this.#documents.get(uri)?.entries ?? []) : [];
  }

  /** A unit with its values at hand. */
  reader(
    document: DocumentState,
    unit: EntryHead & { readonly order: number },
    view = this.#viewOf(document, document.committed),
  ): EntryReader {
    return new EntryReader(
      unit,
      view,
      () => this.entries(document.uri)[unit.order] ?? noEntry,
      this.#setup.schemas.validators,
    );
  }

  schemaOf(document: DocumentState): KindSchema | null {
    const { kind } = document.recognition;
    return kind !== null && Object.hasOwn(this.#setup.schemas.kinds, kind)
      ? (this.#setup.schemas.kinds[kind] ?? null)
      : null;
  }

  /** Rules that failed by a fault of their own since this was last asked. */
  takeCrashes(): readonly { readonly code: string; readonly path: string; readonly error: unknown }[] {
    return this.#crashes.splice(0);
  }

  #documentAt(uri: string): DocumentState {
    const known = this.#documents.get(uri);
    if (known) return known;
    const document: DocumentState = {
      uri,
      path: this.pathOf(uri),
      format: /\.(md|markdown)$/i.test(uri) ? 'markdown' : 'yaml',
      text: '',
      unreadable: null,
      parsed: null,
      entries: [],
      recognition: { kind: null, because: '', unknownKind: null },
      fileFindings: [],
      evidence: null,
      committed: this.#history.get(uri) ?? null,
      units: [],
    };
    this.#documents.set(uri, document);
    if (this.#baseline.knowsPaths) this.#showAll();
    return document;
  }

  #read(
    document: DocumentState,
    text: string,
    unreadable: Unreadable | null,
    before: ParsedDocument | null,
    isReconfigured: boolean,
  ): void {
    document.text = text;
    document.unreadable = unreadable;
    document.parsed = unreadable
      ? null
      : isReconfigured && before
        ? before
        : parseDocument(text, document.format, before);
    document.recognition = document.parsed
      ? this.#recognizer.recognize(document.path, document.parsed)
      : { kind: null, because: `it cannot be read (${unreadable})`, unknownKind: null };
    this.#takeBaseline(document);
    const schema = this.schemaOf(document);
    document.fileFindings = this.#fileFindings(document, schema);
    document.entries = this.#entriesIn(document, schema);
    const head = document.entries[0];
    document.evidence =
      schema && head && !shapesModel(document) && !isTemplate(head.node) ? evidenceOf(head, schema) : null;
    this.#replaceUnits(document, document.entries, schema, isReconfigured);
    this.#coverage.put(document);
    // Most files are read once: a tree is kept from when somebody asks for it again, or edits the text.
    if (before || !document.parsed) this.#keepTree(document);
    else this.#dropTree(document.uri);
  }

  /** What is wrong with the file itself. Files that are no documents of the ISMS are nobody's business. */
  #fileFindings({ path, parsed, unreadable }: DocumentState, schema: KindSchema | null): readonly Finding[] {
    if (unreadable) return this.#recognizer.expects(path) ? [unreadableFinding(unreadable)] : [];
    return parsed && schema ? syntaxFindings(parsed) : [];
  }

  #readAgain(document: DocumentState): void {
    document.parsed = parseDocument(document.text, document.format);
    document.entries = this.#entriesIn(document, this.schemaOf(document));
    this.#keepTree(document);
    // The units are those of the same text: they take up the new parts, so that the next edit finds them.
    for (const unit of document.units) unit.part = document.entries[unit.order]?.part ?? null;
  }

  #entriesIn({ parsed }: DocumentState, schema: KindSchema | null): readonly Entry[] {
    return parsed && schema ? entriesOf(parsed, schema, this.#setup.schemas) : [];
  }

  #replaceUnits(
    document: DocumentState,
    entries: readonly Entry[],
    schema: KindSchema | null,
    isReconfigured: boolean,
  ): void {
    // Facts and verdicts follow from text, kind, schema and model: when one of these may be another, all are made anew.
    const kept = isReconfigured ? new Map<Part, Unit>() : unitsByPart(document.units);
    const held = typesHeld(entries);
    const view = this.#viewOf(document, null);
    const added: Unit[] = [];
    const units = entries.map((entry, order) => {
      const old = entry.part ? kept.get(entry.part) : undefined;
      if (old && old.types[0] === entry.types[0]) {
        old.order = order;
        old.base = entry.base;
        return old;
      }
      const unit = this.#newUnit(document, view, entry, order, schema, held);
      added.push(unit);
      return unit;
    });
    const staying = new Set(units);
    const removed = document.units.filter(unit => !staying.has(unit));
    document.units = units;
    for (const unit of removed) this.#release(unit);
    for (const record of this.#index.replace(document.uri, removed, added)) this.#wake(record);
    this.#queue(document.uri, removed, added);
    for (const { facts } of [...removed, ...added]) {
      for (const { table, key } of facts) if (table === 'definitions') this.#coverage.touchContent(key);
    }
  }

  #queue(uri: string, removed: readonly Unit[], added: readonly Unit[]): void {
    const waiting = this.#toCheck.get(uri) ?? new Set();
    for (const unit of removed) waiting.delete(unit);
    for (const unit of added) waiting.add(unit);
    if (waiting.size > 0) this.#toCheck.set(uri, waiting);
    else this.#toCheck.delete(uri);
  }

  #newUnit(
    document: DocumentState,
    view: DocumentView,
    entry: Entry,
    order: number,
    schema: KindSchema | null,
    held: ReadonlySet<string>,
  ): Unit {
    const type = entry.types[0] ?? '';
    const isHeadAlone = entry.isHead && entry.types.length === 1;
    const exposes = (isHeadAlone ? schema : this.#setup.schemas.entries[type])?.exposes ?? [];
    const exposed = exposedValues(entry, exposes);
    const facts = extractFacts({
      entry,
      kind: schema?.kind ?? '',
      uri: document.uri,
      values: exposed,
      lists: schema?.lists ?? {},
      held,
    });
    const head: EntryHead = {
      types: entry.types,
      isHead: entry.isHead,
      id: idOf(entry),
      facts,
      exposes,
      exposed,
    };
    const reader = new EntryReader(head, view, () => entry, this.#setup.schemas.validators);
    const hasConditions = entry.types.some(it => this.#conditions.has(it));
    const { findings, crashes } = checkEntry(
      reader,
      this.#index,
      this.#rulesFor(entry).local,
      this.#checkSetup,
    );
    this.#noteCrashes(document, crashes);
    // Written out: an object made by a spread has a hidden class of its own, which counts by the hundred thousand.
    return {
      types: head.types,
      isHead: head.isHead,
      id: head.id,
      facts,
      exposes,
      exposed,
      uri: document.uri,
      verdicts: hasConditions ? verdictsOn(entry, reader.value, this.#conditions) : nothing,
      waived: this.#waivedBy(reader, schema),
      due: dueDatesIn(entry, schema),
      localFindings: findings,
      findings: nothing,
      part: entry.part,
      order,
      base: entry.base,
      reads: nothing,
    };
  }

  #waivedBy(head: EntryReader, schema: KindSchema | null): ReadonlySet<string> {
    const types = head.isHead && schema ? Object.values(schema.lists) : [];
    return conditionsWaived(types.length > 0 ? head.value : null, types, this.#conditions);
  }

  #forget(uri: string): void {
    const document = this.#documents.get(uri);
    if (!document) return;
    for (const unit of document.units) this.#release(unit);
    for (const record of this.#index.replace(uri, document.units, [])) this.#wake(record);
    this.#dropTree(uri);
    this.#documents.delete(uri);
    this.#toCheck.delete(uri);
    this.#forgetInBaseline(uri);
    this.#coverage.remove(document);
    for (const { id } of document.units) {
      if (id === null) continue;
      this.#contents.delete(id);
      this.#coverage.touchContent(id);
    }
  }

  #forgetInBaseline(uri: string): void {
    const isBaseline = uri === this.#baseline.uri;
    if (this.#baseline.note(uri, new Map()) && this.#baseline.uri !== null)
      this.#toShow.add(this.#baseline.uri);
    if (isBaseline) this.#baseline.set(null, []);
    if (isBaseline || this.#baseline.knowsPaths) this.#showAll();
  }

  #release(unit: Unit): void {
    this.#index.setReads(unit, unit.reads, []);
    unit.reads = [];
  }

  #wake(record: IndexRecord<Unit>): void {
    for (const unit of record.readers) {
      const waiting = this.#toCheck.get(unit.uri);
      if (waiting) waiting.add(unit);
      else this.#toCheck.set(unit.uri, new Set([unit]));
    }
  }

  #checkUnits(uri: string, units: ReadonlySet<Unit>): void {
    const document = this.#documents.get(uri);
    if (!document) return;
    const view = this.#viewOf(document, document.committed);
    for (const unit of units) {
      const rules = this.#rulesFor(unit).cross;
      const { findings, reads, crashes } = checkEntry(
        this.reader(document, unit, view),
        this.#index,
        rules,
        this.#checkSetup,
      );
      this.#index.setReads(unit, unit.reads, reads);
      unit.findings = findings;
      unit.reads = reads;
      this.#noteCrashes(document, crashes);
    }
    this.#coverage.touch(document);
  }

  #rulesFor({ types, isHead }: Pick<Entry, 'types' | 'isHead'>): RuleSet {
    // The usual name is there already: that of an entry of a list.
    const name = isHead || types.length !== 1 ? `${isHead} ${types.join()}` : (types[0] ?? '');
    const known = this.#rulesByType.get(name);
    if (known) return known;
    const isEvidence = !isShapingKind(types[0] ?? null);
    const fits = (on: string) =>
      types.includes(on) || (isEvidence && isHead && on === 'head') || on === 'any';
    const rules = this.#setup.rules.filter(rule => rule.on.some(fits));
    const set = {
      local: rules.filter(rule => !looksBeyond(rule)),
      cross: rules.filter(looksBeyond),
    };
    this.#rulesByType.set(name, set);
    return set;
  }

  #viewOf(document: DocumentState, committed: Committed | null): DocumentView {
    return {
      uri: document.uri,
      path: document.path,
      kind: document.recognition.kind ?? '',
      unknownKind: document.recognition.unknownKind,
      format: document.format,
      text: document.text,
      evidence: document.evidence,
      committed,
      committedSince: committed && this.#since,
      isAsCommitted: () => committed !== null && isCommittedText(document.text, committed.blob),
      bodyStart: () => this.parsed(document.uri)?.bodyStart ?? document.text.length,
      body: () => this.parsed(document.uri)?.body() ?? { headings: [], prose: [] },
      entries: type =>
        this.entries(document.uri)
          .filter(({ types }) => types[0] === type)
          .map(({ node, shape }) => valueUnder(node, shape) as Readonly<Record<string, Json>>),
    };
  }

  #noteCrashes({ path }: DocumentState, crashes: readonly { code: string; error: unknown }[]): void {
    for (const { code, error } of crashes) this.#crashes.push({ code, path, error });
  }

  /** All findings of a document at offsets of its text; those of rules that are off are not among them. */
  #findingsOf(document: DocumentState): readonly Finding[] {
    const all = [...document.fileFindings];
    for (const { base, localFindings, findings } of document.units) {
      for (const finding of localFindings) all.push(moved(finding, base));
      for (const finding of findings) all.push(moved(finding, base));
    }
    return all.filter(({ code }) => this.#severities.of(code, document.path) !== 'off');
  }

  #diagnostic({ uri, path }: DocumentState, { related, ...finding }: Finding): readonly Diagnostic[] {
    const severity = this.#severities.of(finding.code, path, finding.isAhead);
    if (severity === 'off') return [];
    const places = related.flatMap(({ fact, message }) => {
      const place = this.#index.spanOf(fact);
      return place ? [{ uri: fact.uri, ...place, message }] : [];
    });
    return [{ ...finding, uri, severity, related: places }];
  }

  #hasNews(uri: string): boolean {
    if (uri === this.#baseline.uri && this.#waitsForOthers(uri)) return false;
    const document = this.#documents.get(uri);
    const { shown: diagnostics, used } = document ? this.#judged(document) : nothingFound;
    if (this.#baseline.note(uri, used) && this.#baseline.uri !== null) this.#toShow.add(this.#baseline.uri);
    this.#notePointers(uri, diagnostics);
    const text = diagnostics.length === 0 ? '' : JSON.stringify(diagnostics);
    if (text === (this.#shown.get(uri) ?? '')) return false;
    if (text === '') this.#shown.delete(uri);
    else this.#shown.set(uri, text);
    return true;
  }

  /** What of the baseline is used is only known when all other documents are checked. */
  #waitsForOthers(baseline: string): boolean {
    const others = this.#toCheck.size + this.#toShow.size;
    if (others > 0) this.#toShow.add(baseline);
    return others > 0;
  }

  #judged(document: DocumentState): Judged {
    const split = withoutSuppressed(this.#findingsOf(document), suppressionsOf(document));
    const { fresh, known, used } = this.#withoutKnown(document, [...split.left, ...split.remarks]);
    const diagnostics = (finding: Finding) => this.#diagnostic(document, finding);
    const unused = document.uri === this.#baseline.uri ? this.#baseline.unused().map(unusedFinding) : [];
    const hidden = [
      ...split.suppressed.flatMap(({ finding, by: { reason } }) =>
        diagnostics(finding).map(diagnostic => ({ diagnostic, by: 'comment' as const, reason })),
      ),
      ...known
        .flatMap(diagnostics)
        .map(diagnostic => ({ diagnostic, by: 'baseline' as const, reason: null })),
    ];
    return {
      shown: [...fresh, ...unused].flatMap(diagnostics).sort(byPlace),
      hidden: hidden.sort((a, b) => byPlace(a.diagnostic, b.diagnostic)),
      used,
    };
  }

  /** Tells what was there before from what is new. What depends on the calendar is never hidden. */
  #withoutKnown(document: DocumentState, findings: readonly Finding[]): SplitFindings {
    if (this.#baseline.entries.length === 0 || findings.length === 0 || shapesModel(document))
      return { fresh: findings, known: [], used: new Map() };
    const isTimed = ({ code }: Finding) => this.#severities.isTimed(code);
    const lasting = findings.filter(it => !isTimed(it)).sort(byPlace);
    const { path } = document;
    const { fresh, known, used } = this.#baseline.split(
      keysIn(this, document, lasting),
      ({ diagnostic, owner }) =>
        owner === path && this.#baseline.knowsPaths
          ? this.#pathsGone().flatMap(then => keysIn(this, document, [diagnostic], () => then)[0]?.key ?? [])
          : [],
    );
    return {
      fresh: [...findings.filter(isTimed), ...fresh.map(it => it.diagnostic)],
      known: known.map(it => it.diagnostic),
      used,
    };
  }

  #pathsGone(): readonly string[] {
    const paths = new Set([...this.#documents.values()].map(({ path }) => path));
    return this.#baseline.pathsGone(path => paths.has(path));
  }

  /** Takes what a document says as baseline, or that it is none any more. */
  #takeBaseline({ uri, recognition, parsed }: DocumentState): void {
    if (recognition.kind === 'baseline' && parsed) this.#baseline.set(uri, readBaseline(parsed));
    else if (uri === this.#baseline.uri) this.#baseline.set(null, []);
    else return;
    this.#showAll();
  }

  #showAll(): void {
    for (const uri of this.#documents.keys()) this.#toShow.add(uri);
  }

  #notePointers(uri: string, diagnostics: readonly Diagnostic[]): void {
    for (const target of this.#pointsTo.get(uri) ?? []) this.#pointing.get(target)?.delete(uri);
    const targets = [...new Set(diagnostics.flatMap(({ related }) => related.map(it => it.uri)))];
    if (targets.length === 0) this.#pointsTo.delete(uri);
    else this.#pointsTo.set(uri, targets);
    for (const target of targets) {
      const pointing = this.#pointing.get(target);
      if (pointing) pointing.add(uri);
      else this.#pointing.set(target, new Set([uri]));
    }
  }

  /** Trees are large and quickly made again: those used last are kept, up to `mostTreeCharacters` of text. */
  #keepTree({ uri, parsed }: DocumentState): void {
    this.#treeCharacters -= this.#trees.get(uri) ?? 0;
    this.#trees.delete(uri);
    if (!parsed) return;
    const size = parsed.parts.reduce((sum, part) => sum + part.text.length, 0);
    this.#trees.set(uri, size);
    this.#treeCharacters += size;
    for (const oldest of this.#trees.keys()) {
      if (this.#treeCharacters <= mostTreeCharacters || oldest === uri) break;
      this.#dropTree(oldest);
    }
  }

  #dropTree(uri: string): void {
    const document = this.#documents.get(uri);
    if (document) {
      document.parsed = null;
      document.entries = [];
      for (const unit of document.units) unit.part = null;
    }
    this.#treeCharacters -= this.#trees.get(uri) ?? 0;
    this.#trees.delete(uri);
  }
}

/** What is found in a document: reported, not reported, and what of the baseline it uses. */
interface Judged {
  readonly shown: readonly Diagnostic[];
  readonly hidden: readonly SuppressedDiagnostic[];
  readonly used: ReadonlyMap<string, number>;
}

/** Findings that are new, and those that the baseline lists. */
interface SplitFindings {
  readonly fresh: readonly Finding[];
  readonly known: readonly Finding[];
  readonly used: ReadonlyMap<string, number>;
}

const nothingFound: Judged = { shown: [], hidden: [], used: new Map() };

interface RuleSet {
  /** Rules that look at the entry alone. */
  readonly local: readonly AnyRule[];
  /** Rules that look into other documents or the history as well. */
  readonly cross: readonly AnyRule[];
}

const readsHistory = (rule: AnyRule): boolean => rule.readsHistory === true;

const looksBeyond = (rule: AnyRule): boolean => rule.reads.length > 0 || readsHistory(rule);

/** Only documents of the ISMS are asked for suppressions. */
const suppressionsOf = ({ text, units }: DocumentState): readonly Suppression[] =>
  units.length > 0 ? suppressionsIn(text) : [];

function moved(finding: Finding, by: number): Finding {
  const { fix } = finding;
  const edits = fix?.edits.map(edit => ({ ...edit, ...shifted(edit, by) })) ?? [];
  return { ...finding, ...shifted(finding, by), fix: fix && { ...fix, edits } };
}

const checkSetupOf = (
  { model, settings, tailoring, asOf, rules }: EngineSetup,
  { codes }: Severities,
): CheckSetup => ({
  model,
  settings,
  tailoring,
  asOf,
  ruleOptions: new Map([
    ...[...codes].map(code => [code, {}] as const),
    ...rules.map(({ meta }) => [meta.code, meta.options ?? {}] as const),
  ]),
  optionValues: new RuleOptionValues({ settings, rules }),
  once: rememberingOnce(),
});

/** Remembers by object, as long as the object lives. */
function rememberingOnce(): Once {
  const known = new WeakMap<object, unknown>();
  return <T>(about: object, make: () => T): T => {
    if (!known.has(about)) known.set(about, make());
    return known.get(about) as T;
  };
}

const shapesModel = ({ recognition }: DocumentState): boolean => isShapingKind(recognition.kind);

/** Whether documents that were judged by one setup would be judged the same by the other. */
function judgesAlike(before: EngineSetup, after: EngineSetup): boolean {
  const isSameModel =
    before.model === after.model ||
    (after.tailoring !== noTailoring && before.tailoring.substance === after.tailoring.substance);
  return (
    isSameModel &&
    (Object.keys({ ...before, ...after }) as (keyof EngineSetup)[]).every(
      key => key === 'tailoring' || key === 'model' || before[key] === after[key],
    )
  );
}

const unitsByPart = (units: readonly Unit[]): Map<Part, Unit> =>
  new Map(units.flatMap(unit => (unit.part ? [[unit.part, unit] as const] : [])));

/** The types of the entries that a document holds, a file that is one entry included. */
const typesHeld = (entries: readonly Entry[]): ReadonlySet<string> =>
  new Set(entries.flatMap(({ types, isHead }) => (isHead && types.length === 1 ? [] : types.slice(0, 1))));

/** One for all: most entries have no findings, and there are very many. */
const nothing: readonly never[] = [];

const noEntry: Entry = {
  types: [],
  isHead: false,
  node: { type: 'map', start: 0, end: 0, pairs: [] },
  base: 0,
  shape: {},
  part: null,
};

/** Of trees, as many are kept as were read from this many UTF-16 units of text. */
const mostTreeCharacters = 4_000_000;

const byPlace = (a: Finding | Diagnostic, b: Finding | Diagnostic): number =>
  a.start - b.start || a.end - b.end || compare(a.code, b.code) || compare(a.message, b.message);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
