import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type CompletionItem,
  type Hover,
  type TextDocumentPositionParams,
} from 'vscode-languageserver';
import {
  complete,
  definition,
  type Engine,
  hover,
  nearestId,
  reviewMarks,
  type Span,
  type Workspace,
} from '../engine/index.js';
import type { CoverageGrouping, IsmsCoverage, OutcomeDetail, OutcomeParams } from '../protocol/coverage.js';
import type { DueAnswer, DueParams } from '../protocol/due.js';
import type { IsmsReport } from '../protocol/report.js';
import { ismsReports } from '../report/ismsReport.js';
import { canonicalUri } from './canonicalUri.js';
import type { ClientSupport } from './clientSupport.js';
import { coverageReport } from './coverageReport.js';
import type { DocumentStore } from './documentStore.js';
import { dueAnswer } from './dueAnswer.js';
import { outcomeDetail } from './outcomeDetail.js';
import { Places } from './places.js';
import type { FindingCounts } from './publishDiagnostics.js';
import {
  toCompletionItem,
  toDefinition,
  toDiagnostic,
  toHover,
  toQuickFix,
  toRewrite,
} from './toProtocol.js';

export interface AnswerSetup {
  readonly workspace: Workspace;
  readonly store: DocumentStore;
  readonly support: ClientSupport;
}

/** The answers to requests of the client: each asks the engine at an offset and puts what it says into the protocol. */
export class Answers {
  readonly #setup: AnswerSetup;

  constructor(setup: AnswerSetup) {
    this.#setup = setup;
  }

  hover(params: TextDocumentPositionParams): Hover | null {
    const asked = this.#asked(params);
    const found = asked && hover(asked.engine, asked.uri, asked.offset);
    return found && toHover(asked.uri, found, asked.places, this.#setup.support);
  }

  definition(params: TextDocumentPositionParams): ReturnType<typeof toDefinition> | null {
    const asked = this.#asked(params);
    const found = asked && definition(asked.engine, asked.uri, asked.offset);
    return found && toDefinition(asked.uri, found, asked.places, this.#setup.support);
  }

  completion(params: TextDocumentPositionParams): CompletionItem[] {
    const asked = this.#asked(params);
    if (!asked) return [];
    const { engine, uri, offset, places } = asked;
    return complete(engine, uri, offset).map((item, order) =>
      toCompletionItem(uri, item, order, places, this.#setup.support),
    );
  }

  /** What can be done where a range is. Findings are those of the text as it is now. */
  codeActions({ textDocument, range, context }: CodeActionParams): CodeAction[] {
    const uri = canonicalUri(textDocument.uri);
    const engine = this.#setup.workspace.engineOf(uri);
    if (!engine || !this.#setup.support.codeActions) return [];
    const places = this.#places();
    const asked = { engine, uri, places };
    const touched = { start: places.offsetAt(uri, range.start), end: places.offsetAt(uri, range.end) };
    return [
      ...(isWanted(CodeActionKind.QuickFix, context.only) ? this.#quickFixes(asked, touched) : []),
      ...(isWanted(CodeActionKind.RefactorRewrite, context.only) ? this.#rewrites(asked, touched) : []),
    ];
  }

  coverage(by: CoverageGrouping, counts: ReadonlyMap<string, FindingCounts>): readonly IsmsCoverage[] {
    return coverageReport(this.#setup.workspace.engines(), by, this.#places(), counts);
  }

  outcome({ root, id }: OutcomeParams): OutcomeDetail | null {
    const places = this.#places();
    const engine = this.#setup.workspace.engines().find(it => places.clientUri(it.root) === root);
    return engine ? outcomeDetail(engine, id, places) : null;
  }

  due({ within }: DueParams): DueAnswer {
    return dueAnswer(this.#setup.workspace.engines(), within, this.#places());
  }

  report(): readonly IsmsReport[] {
    const places = this.#places();
    return ismsReports(this.#setup.workspace.engines(), {
      locate: place => places.location(place),
      shownRoot: uri => places.clientUri(uri),
      mostEvidence: mostEvidenceInPanel,
    });
  }

  /** The fixes of findings that a span touches. */
  #quickFixes({ engine, uri, places }: AskedFile, touched: Span): CodeAction[] {
    const { support } = this.#setup;
    return engine
      .diagnostics(uri)
      .filter(it => it.start <= touched.end && it.end >= touched.start)
      .flatMap(it => {
        const fix = it.fix ?? nearestId(engine, uri, it);
        return fix ? [toQuickFix(uri, fix, toDiagnostic(it, places, support), places, support)] : [];
      });
  }

  /** On the head of a document: to write down that it was reviewed against what its ids stand for now. */
  #rewrites({ engine, uri, places }: AskedFile, touched: Span): CodeAction[] {
    if (touched.start >= headEnd(engine, uri)) return [];
    const marks = reviewMarks(engine, uri);
    return marks ? [toRewrite(uri, marks, places, this.#setup.support)] : [];
  }

  #asked({ textDocument, position }: TextDocumentPositionParams): Asked | null {
    const uri = canonicalUri(textDocument.uri);
    const engine = this.#setup.workspace.engineOf(uri);
    if (!engine?.document(uri)) return null;
    const places = this.#places();
    return { engine, uri, offset: places.offsetAt(uri, position), places };
  }

  #places(): Places {
    return new Places(this.#setup.workspace, this.#setup.store);
  }
}

/** The panel asks again and again while someone types, and nobody reads longer lists beside it. */
const mostEvidenceInPanel = 25;

interface AskedFile {
  readonly engine: Engine;
  readonly uri: string;
  readonly places: Places;
}

interface Asked extends AskedFile {
  readonly offset: number;
}

/** Where the head of a document ends: at its body, or at the first of its entries. */
function headEnd(engine: Engine, uri: string): number {
  const [head, entry] = engine.entries(uri);
  const document = engine.parsed(uri);
  if (!head || !document) return -1;
  return entry ? entry.base + entry.node.start : document.bodyStart;
}

/** Whether a kind of action is asked for, itself or by what it is part of; where nothing is asked for, everything is. */
const isWanted = (kind: string, only: readonly string[] | undefined): boolean =>
  only === undefined || only.some(it => it === '' || kind === it || kind.startsWith(`${it}.`));
