import type {
  CompletionItem,
  CompletionList,
  Hover,
  TextDocumentPositionParams,
} from 'vscode-languageserver';
import { complete, definition, describeId, type Engine, hover, type Workspace } from '../engine/index.js';
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
import { type CompletionData, toCompletionItem, toDefinition, toHover, toMarkup } from './toProtocol.js';

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

  completion(params: TextDocumentPositionParams): CompletionList {
    const asked = this.#asked(params);
    if (!asked) return { items: [], isIncomplete: false };
    const { engine, uri, offset, places } = asked;
    const { support } = this.#setup;
    const { items, isIncomplete } = complete(engine, uri, offset);
    return {
      isIncomplete,
      // Our own client has the snippets for whole files.
      items: (support.isOwnClient ? items.filter(({ sort }) => sort !== 'document') : items).map(
        (item, order) => toCompletionItem(uri, item, order, places, support),
      ),
    };
  }

  /** An item with all that is to be said of the id that it writes. */
  resolveCompletion(item: CompletionItem): CompletionItem {
    const about = item.data as CompletionData | undefined;
    const engine = about && this.#setup.workspace.engineOf(about.uri);
    const markdown = engine ? describeId(engine, about.id, about.types) : null;
    return markdown === null
      ? item
      : { ...item, documentation: toMarkup(markdown, this.#setup.support.markdownItems) };
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

interface Asked {
  readonly engine: Engine;
  readonly uri: string;
  readonly offset: number;
  readonly places: Places;
}
