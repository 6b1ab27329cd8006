import type { DocumentChange } from './documentChange.js';
import { Engine, type EngineSetup } from './engine.js';
import type { History } from './history/history.js';
import { settingsFile } from './recognition/recognizeKind.js';
import { readSettings } from './settings/readSettings.js';
import { defaultSettings, type Settings } from './settings/settings.js';
import { ModelShaper } from './tailoring/modelShaper.js';
import { type ShapingPattern, shapingKindOf, shapingPatterns } from './tailoring/shapingFiles.js';

/**
 * The ISMSs of a workspace: each folder with an `isms.yaml` is one, and a file belongs to the nearest above it. Where
 * there is none, the folder that was opened counts as one with default settings. Nothing of one resolves in another.
 */
export class Workspace {
  #folders: readonly string[];
  #setup: EngineSetup;
  readonly #engines = new Map<string, Engine>();
  /** Folders with an `isms.yaml`. */
  readonly #settingsRoots = new Set<string>();
  readonly #shaping = new Map<Engine, Shaping>();
  /** JSON files by uri: only those that settings name are read, and other settings may name others. */
  readonly #json = new Map<string, DocumentChange>();
  #history: History = new Map();

  /** `folders`: uris of the opened folders, each ending with `/`; an empty one where uris are paths. */
  constructor(folders: readonly string[], setup: EngineSetup) {
    this.#folders = folders;
    this.#setup = setup;
  }

  /** Puts another day, model or rules in force; settings stay those of each ISMS. */
  configure(setup: EngineSetup): void {
    this.#setup = setup;
    for (const engine of this.#engines.values()) this.#shape(engine, engine.setup.settings);
  }

  /** Takes what version control knows of the files now, by uri; what is known before files are applied costs nothing. */
  setHistory(history: History): void {
    this.#history = history;
    for (const engine of this.#engines.values()) engine.setHistory(history);
  }

  apply(changes: readonly DocumentChange[]): void {
    for (const change of changes.filter(isSettings)) this.#applySettings(change);
    const byEngine = new Map<Engine, DocumentChange[]>();
    for (const change of this.#withoutIdleJson(changes)) {
      const engine = this.#engineFor(change.uri);
      if (!engine) continue;
      const own = byEngine.get(engine);
      if (own) own.push(change);
      else byEngine.set(engine, [change]);
    }
    for (const [engine, own] of byEngine) {
      // What shapes the model comes first, so that the others are not read twice.
      const shaping = new Set(own.filter(({ uri }) => this.#shapes(engine, uri)));
      if (shaping.size > 0) this.#applyShaping(engine, [...shaping]);
      engine.apply(shaping.size > 0 ? own.filter(it => !shaping.has(it)) : own);
    }
  }

  /** Of JSON files, those that shape the model, or did so; all of them are looked at where settings may have changed. */
  #withoutIdleJson(changes: readonly DocumentChange[]): readonly DocumentChange[] {
    const json = changes.filter(isJson);
    for (const change of json) {
      if (change.text === null && change.unreadable === undefined) this.#json.delete(change.uri);
      else this.#json.set(change.uri, change);
    }
    const looked = new Set(json.map(({ uri }) => uri));
    if (changes.some(isSettings)) for (const uri of this.#json.keys()) looked.add(uri);
    if (looked.size === 0) return changes;
    return [
      ...changes.filter(change => !isJson(change)),
      ...[...looked].flatMap(uri => {
        const engine = this.#engineFor(uri);
        const change = this.#json.get(uri);
        if (engine && change && this.#shapes(engine, uri)) return [change];
        return engine?.document(uri) ? [{ uri, text: null }] : [];
      }),
    ];
  }

  /** Whether a file says what others are: hosts that read such files first save reading the others twice. */
  comesFirst(uri: string): boolean {
    const engine = this.engineOf(uri);
    return isSettings({ uri }) || (engine !== null && this.#shapes(engine, uri));
  }

  /** Opens and closes folders. Documents of none are forgotten, and those of a new one have to be applied. */
  setFolders(folders: readonly string[]): void {
    const closed = this.#folders.filter(folder => !folders.includes(folder));
    this.#folders = folders;
    const isIn = (root: string, some: readonly string[]) => some.some(folder => root.startsWith(folder));
    for (const root of this.#settingsRoots)
      if (isIn(root, closed) && !isIn(root, folders)) this.#settingsRoots.delete(root);
    this.#reroute();
  }

  /** As that of one engine; those of the documents that come `first` are asked first. */
  *check(first: readonly string[] = [], isTimeUp: () => boolean = () => false): Generator<string> {
    const looked = new Set(first.map(uri => this.engineOf(uri)));
    const engines = this.engines().toSorted((a, b) => Number(looked.has(b)) - Number(looked.has(a)));
    for (const engine of engines) {
      if (engine.isIdle) continue;
      yield* engine.check(first, isTimeUp);
      if (isTimeUp()) return;
    }
  }

  get pending(): number {
    let count = 0;
    for (const engine of this.#engines.values()) count += engine.pending;
    return count;
  }

  /** Whether nothing waits to be checked or shown again. */
  get isIdle(): boolean {
    return [...this.#engines.values()].every(engine => engine.isIdle);
  }

  /** Ordered by root. Those without any document of an ISMS are left out. */
  engines(): readonly Engine[] {
    return [...this.#engines.values()].sort((a, b) => (a.root < b.root ? -1 : 1));
  }

  /** The engine that answers for a file; `null` for one that no ISMS holds. */
  engineOf(uri: string): Engine | null {
    const root = this.#rootOf(uri);
    return root === null ? null : (this.#engines.get(root) ?? null);
  }

  get coverageIsStale(): boolean {
    return this.engines().some(engine => engine.coverageIsStale);
  }

  #engineFor(uri: string): Engine | null {
    const root = this.#rootOf(uri);
    return root === null ? null : this.#engineAt(root);
  }

  #engineAt(root: string): Engine {
    const known = this.#engines.get(root);
    if (known) return known;
    const engine = new Engine(root, this.#setup);
    engine.setHistory(this.#history);
    this.#engines.set(root, engine);
    return engine;
  }

  /** The root of the nearest ISMS above a file, else the opened folder it is in. */
  #rootOf(uri: string): string | null {
    let nearest: string | null = null;
    for (const root of [...this.#settingsRoots, ...this.#folders]) {
      if (!uri.startsWith(root)) continue;
      if (nearest === null || root.length > nearest.length) nearest = root;
    }
    return nearest;
  }

  /** Settings that are there and cannot be read still mark the root of an ISMS. */
  #applySettings({ uri, text, unreadable }: DocumentChange): void {
    const root = uri.slice(0, uri.length - settingsFile.length);
    const wasRoot = this.#settingsRoots.has(root);
    const isRoot = text !== null || unreadable !== undefined;
    if (isRoot) this.#settingsRoots.add(root);
    else this.#settingsRoots.delete(root);
    if (wasRoot !== isRoot) this.#reroute();
    const engine = this.#engineAt(this.#rootOf(uri) ?? root);
    if (engine.root !== root) return;
    const settings = text === null ? defaultSettings : readSettings(text).settings;
    // Other settings have everything read again; while someone types a comment, they are the same.
    if (written(settings) === written(engine.setup.settings)) return;
    this.#shaping.delete(engine);
    this.#shape(engine, settings);
  }

  /** Has the model shaped anew where a file that shapes it came, went or says something else. */
  #applyShaping(engine: Engine, changes: readonly DocumentChange[]): void {
    engine.apply(changes);
    const { uris } = this.#shapingOf(engine, engine.setup.settings);
    for (const { uri } of changes) {
      if (engine.document(uri)) uris.add(uri);
      else uris.delete(uri);
    }
    this.#shape(engine, engine.setup.settings);
  }

  #shape(engine: Engine, settings: Settings): void {
    const { shaper, uris } = this.#shapingOf(engine, settings);
    const files = new Map([...uris].map(uri => [engine.pathOf(uri), engine.parsed(uri)] as const));
    const base = { ...this.#setup, settings };
    const setup: EngineSetup = { ...base, ...shaper.shape(base, files) };
    const isInForce = (Object.keys(setup) as (keyof EngineSetup)[]).every(
      key => setup[key] === engine.setup[key],
    );
    if (!isInForce) engine.configure(setup);
  }

  #shapes(engine: Engine, uri: string): boolean {
    const { patterns } = this.#shapingOf(engine, engine.setup.settings);
    return patterns.length > 0 && shapingKindOf(patterns, engine.pathOf(uri)) !== null;
  }

  #shapingOf(engine: Engine, settings: Settings): Shaping {
    const known = this.#shaping.get(engine);
    if (known) return known;
    const patterns = shapingPatterns(settings);
    const documents = patterns.length > 0 ? engine.documents() : [];
    const shaping = {
      shaper: new ModelShaper(),
      patterns,
      uris: new Set(
        documents.filter(({ path }) => shapingKindOf(patterns, path) !== null).map(({ uri }) => uri),
      ),
    };
    this.#shaping.set(engine, shaping);
    return shaping;
  }

  /** Gives every document to the ISMS it belongs to now. */
  #reroute(): void {
    for (const engine of [...this.#engines.values()]) {
      const moving = engine.documents().filter(({ uri }) => this.#rootOf(uri) !== engine.root);
      engine.apply(moving.map(({ uri }) => ({ uri, text: null })));
      for (const { uri, text, unreadable } of moving) {
        const change = unreadable ? { uri, text: null, unreadable } : { uri, text };
        this.#engineFor(uri)?.apply([change]);
      }
    }
    for (const engine of [...this.#shaping.keys()]) {
      this.#shaping.delete(engine);
      if (shapingPatterns(engine.setup.settings).length > 0) this.#shape(engine, engine.setup.settings);
    }
  }
}

/** The files that shape the model of an ISMS. */
interface Shaping {
  readonly shaper: ModelShaper;
  readonly patterns: readonly ShapingPattern[];
  readonly uris: Set<string>;
}

const isJson = ({ uri }: Pick<DocumentChange, 'uri'>): boolean => /\.json$/i.test(uri);

const isSettings = ({ uri }: Pick<DocumentChange, 'uri'>): boolean =>
  uri === settingsFile || uri.endsWith(`/${settingsFile}`);

const written = (settings: Settings): string =>
  JSON.stringify(settings, (_, value) => (value instanceof Map ? [...value] : value));
