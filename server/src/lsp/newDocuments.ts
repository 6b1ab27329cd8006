import {
  type Author,
  addEntry,
  type Engine,
  type EvidenceKind,
  newDocument,
  onlyDocument,
  personMeant,
  settingsFile,
  usualPath,
  type Workspace,
} from '../engine/index.js';
import type { Host } from '../host/host.js';
import type {
  AddEntryParams,
  AddEntryResult,
  NewDocumentKind,
  NewDocumentKinds,
  NewDocumentKindsParams,
  NewDocumentParams,
  NewDocumentResult,
  NewEntryParams,
} from '../protocol/newDocument.js';
import { canonicalUri, folderUri } from './canonicalUri.js';
import type { DocumentStore } from './documentStore.js';
import { folderName } from './folderName.js';
import { Places } from './places.js';

export interface NewDocumentsSetup {
  readonly workspace: Workspace;
  readonly store: DocumentStore;
  readonly host: Host;
  /** Uris of the opened folders. */
  folders(): readonly string[];
  /** All files have been read: before, nobody knows which id is free. */
  readonly ready: Promise<void>;
}

/** Answers to the requests by which the client makes new documents and entries. */
export class NewDocuments {
  readonly #setup: NewDocumentsSetup;
  /** By root: who sits at the keyboard. */
  readonly #authors = new Map<string, Promise<Author>>();

  constructor(setup: NewDocumentsSetup) {
    this.#setup = setup;
  }

  async kinds(params: NewDocumentKindsParams): Promise<readonly NewDocumentKinds[]> {
    const { workspace, ready, folders } = this.#setup;
    await ready;
    // A folder without any file can be the beginning of an ISMS.
    if (workspace.engines().length === 0)
      workspace.apply(folders().map(folder => ({ uri: folder + settingsFile, text: null })));
    const root = params.root === undefined ? null : folderUri(params.root);
    return workspace
      .engines()
      .filter(engine => root === null || engine.root === root)
      .map(engine => kindsOf(engine, params, this.#places()));
  }

  async document(params: NewDocumentParams): Promise<NewDocumentResult | null> {
    await this.#setup.ready;
    const root = folderUri(params.root);
    const engine = this.#setup.workspace.engines().find(it => it.root === root);
    return engine ? documentOf(engine, params, await this.#author(engine), this.#places()) : null;
  }

  async entry(params: AddEntryParams): Promise<AddEntryResult | null> {
    await this.#setup.ready;
    const uri = canonicalUri(params.uri);
    const engine = this.#setup.workspace.engineOf(uri);
    return engine ? entryOf(engine, uri, params, await this.#author(engine), this.#places()) : null;
  }

  #places(): Places {
    return new Places(this.#setup.workspace, this.#setup.store);
  }

  #author({ root }: Engine): Promise<Author> {
    const known = this.#authors.get(root);
    if (known) return known;
    const author = this.#setup.host.author?.(root) ?? Promise.resolve({});
    this.#authors.set(root, author);
    return author;
  }
}

/** The kinds that a new document of an ISMS may be of, by process. */
function kindsOf(engine: Engine, { outcome }: NewDocumentKindsParams, places: Places): NewDocumentKinds {
  const { model, settings } = engine.setup;
  const wanted = outcome === undefined ? null : model.outcome(outcome);
  const kinds = model.kinds.filter(({ id }) => outcome === undefined || wanted?.evidence.includes(id));
  return {
    root: places.clientUri(engine.root),
    name: settings.organization ?? folderName(engine.root),
    outcomeTitle: wanted?.title ?? null,
    kinds: model.processes.flatMap(process =>
      kinds
        .filter(({ home }) => home === process.id)
        .map(kind => ({ ...kindOf(kind, engine, places), process: { id: process.id, name: process.name } })),
    ),
  };
}

function kindOf(
  { id, name, description, nature }: EvidenceKind,
  engine: Engine,
  places: Places,
): Omit<NewDocumentKind, 'process'> {
  const { kinds, entries } = engine.setup.schemas;
  const lists = Object.entries(kinds[id]?.lists ?? {});
  const only = onlyDocument(engine, id);
  return {
    kind: id,
    name,
    description,
    nature,
    path: usualPath(id, engine.setup.model),
    there: only && { uri: places.clientUri(engine.uriOf(only.path)), path: only.path },
    lists: lists.map(([key, type]) => ({ key, says: entries[type]?.shape.description ?? type })),
  };
}

/** A new document of a kind with what is known of it. */
function documentOf(
  engine: Engine,
  params: NewDocumentParams,
  author: Author,
  places: Places,
): NewDocumentResult | null {
  const { kind, outcome } = params;
  const wishes = { ...wishesOf(engine, params, author), ...(outcome === undefined ? {} : { outcome }) };
  const made = newDocument(engine, kind, wishes);
  if (!made) return null;
  const [taken] = engine.lookup('definitions', made.id);
  return {
    uri: places.clientUri(made.uri),
    path: made.path,
    id: made.id,
    idTakenBy: taken ? engine.pathOf(taken.uri) : null,
    isTaken: made.isTaken,
    snippet: made.snippet,
  };
}

/** Another entry at the end of a list. */
function entryOf(
  engine: Engine,
  uri: string,
  params: AddEntryParams,
  author: Author,
  places: Places,
): AddEntryResult | null {
  const added = addEntry(engine, uri, params.list, wishesOf(engine, params, author));
  return (
    added && {
      position: places.range(uri, { start: added.offset, end: added.offset }).start,
      snippet: added.snippet,
    }
  );
}

function wishesOf(engine: Engine, { id, title, owner, time }: NewEntryParams, author: Author) {
  const meant = personMeant(engine, owner === undefined ? author : { id: owner });
  return {
    ...(id === undefined ? {} : { id }),
    ...(title === undefined ? {} : { title }),
    ...(meant === null ? {} : { owner: meant }),
    ...(time === undefined ? {} : { time }),
  };
}
