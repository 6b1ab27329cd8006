import type {
  CodeAction,
  CodeActionParams,
  CompletionItem,
  Hover,
  TextDocumentPositionParams,
} from 'vscode-languageserver';
import {
  complete,
  type Diagnostic,
  definition,
  type Engine,
  hover,
  nearestId,
  type Workspace,
} from '../engine/index.js';
import type { IsmsCoverage } from '../protocol/coverage.js';
import { canonicalUri } from './canonicalUri.js';
import type { ClientSupport } from './clientSupport.js';
import { coverageReport } from './coverageReport.js';
import type { DocumentStore } from './documentStore.js';
import { Places } from './places.js';
import type { FindingCounts } from './publishDiagnostics.js';
import { toCompletionItem, toDefinition, toDiagnostic, toHover, toQuickFix } from './toProtocol.js';

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

  /** The fixes of findings that a range touches. Findings are those of the text as it is now. */
  codeActions({ textDocument, range, context }: CodeActionParams): CodeAction[] {
    const { support } = this.#setup;
    const uri = canonicalUri(textDocument.uri);
    const engine = this.#setup.workspace.engineOf(uri);
    if (!engine || !support.codeActions || !wantsQuickFixes(context.only)) return [];
    const places = this.#places();
    const start = places.offsetAt(uri, range.start);
    const end = places.offsetAt(uri, range.end);
    const touched = (it: Diagnostic) => it.start <= end && it.end >= start;
    return engine
      .diagnostics(uri)
      .filter(touched)
      .flatMap(it => {
        const fix = it.fix ?? nearestId(engine, uri, it);
        return fix ? [toQuickFix(uri, fix, toDiagnostic(it, places, support), places, support)] : [];
      });
  }

  coverage(counts: ReadonlyMap<string, FindingCounts>): readonly IsmsCoverage[] {
    return coverageReport(this.#setup.workspace.engines(), this.#places(), counts);
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

interface Asked {
  readonly engine: Engine;
  readonly uri: string;
  readonly offset: number;
  readonly places: Places;
}

/** `quickfix` and what it is part of; where nothing is asked for, everything is. */
const wantsQuickFixes = (only: readonly string[] | undefined): boolean =>
  only === undefined || only.some(kind => kind === '' || kind === 'quickfix');
