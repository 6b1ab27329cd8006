import {
  builtInSetup,
  type Diagnostic,
  type DocumentChange,
  type Engine,
  type EngineSetup,
  isDay,
  type Model,
  readSettings,
  settingsFile,
  Workspace,
} from '../engine/index.js';
import { baselineOfSeveral, type GivenFile, givenFiles } from './givenFiles.js';
import type { Options } from './options.js';
import { Places } from './places.js';
import type { Platform } from './platform.js';
import { isProblem, type Problem, problem } from './problem.js';
import { Progress } from './progress.js';

/** Everything below a root, read and checked. */
export interface ReadIsms {
  readonly version: string;
  readonly model: Model;
  readonly asOf: string;
  /** Uri of the folder that was read. */
  readonly root: string;
  /** The same, as one would type it. */
  readonly shownRoot: string;
  /** The ISMSs in it that were asked for, ordered by root; one at least. */
  readonly engines: readonly Engine[];
  /** Uris of the files and folders that somebody typed; empty where all is asked for. */
  readonly asked: readonly string[];
  readonly places: Places;
  /** How many files were read. */
  readonly files: number;
  readonly crashes: readonly Crash[];
  /** Settings of `engines` that cannot be used: nothing else that is found in such an ISMS counts. */
  readonly brokenSettings: readonly BrokenSettings[];
  /** ISMSs that were asked for and are not among `engines`, since their settings cannot be used. */
  readonly passedOver: Problem | null;
}

/** A rule that failed by a fault of its own. */
export interface Crash {
  readonly code: string;
  readonly path: string;
  readonly error: unknown;
}

export interface BrokenSettings {
  readonly engine: Engine;
  readonly uri: string;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads all files first and checks them then, so that the order they come in is of no matter. `paths`: files and folders
 * as typed, whose ISMSs are asked for; none: all that are below the root.
 */
export async function readIsms(
  options: Options,
  platform: Platform,
  what: 'all' | 'nothing' = 'all',
  paths: readonly string[] = [],
): Promise<ReadIsms | Problem> {
  const asOf = options.text('as-of') ?? platform.today;
  if (!isDay(asOf)) return problem(`'--as-of' cannot be '${asOf}'.`, 'Write an existing day as YYYY-MM-DD.');
  const root = rootOf(options, platform, paths);
  if (isProblem(root)) return root;
  const asked = askedUris(paths, root.uri, platform);
  if (isProblem(asked)) return asked;
  const given = await givenFiles(options, platform, root.uri);
  if (isProblem(given)) return given;

  const setup: EngineSetup = {
    ...builtInSetup(asOf),
    strictDates: options.flag('strict-dates'),
    ...given.setup,
  };
  const workspace = new Workspace([root.uri], setup);
  // Git reads while the files are read.
  const askedHistory = options.flag('history') ? platform.host.history?.(root.uri) : null;
  // Where there are no files at all there still is an ISMS: an empty one.
  workspace.apply([{ uri: root.uri + settingsFile, text: null }]);
  const progress = new Progress(platform, options.flag('quiet'));
  const files =
    what === 'nothing' ? 0 : await readFiles(workspace, platform, root.uri, given.files, progress);
  if (typeof files !== 'number') return files;
  const history = await askedHistory;
  if (history?.size === 0 && what === 'all') return noHistory(platform.pathTo(root.uri));
  if (history) workspace.setHistory(history);
  for (const _ of workspace.check()) progress.say('Checked', () => workspace.pending, files);
  progress.end();

  const engines = ismsIn(workspace, root.uri, asked);
  const several = baselineOfSeveral(engines, options);
  if (several) return several;
  const shownRoot = platform.pathTo(root.uri);
  return {
    version: platform.version,
    model: setup.model,
    asOf,
    root: root.uri,
    shownRoot,
    engines,
    asked,
    places: new Places(root.uri, shownRoot, workspace.engines(), given.files),
    files,
    crashes: workspace.engines().flatMap(engine => engine.takeCrashes()),
    brokenSettings: engines.flatMap(engine => brokenSettings(engine)),
    passedOver: null,
  };
}

/** The folder to read: the one that was typed, else the one that is found from where the command is used. */
export function rootOf(
  options: Options,
  platform: Platform,
  paths: readonly string[],
): { readonly uri: string } | Problem {
  const typed = options.text('root');
  if (typed === null) return { uri: platform.findRoot(paths) };
  const { uri, type } = platform.locate(typed);
  if (type === 'folder') return { uri };
  return problem(`'--root ${typed}' is ${type === 'file' ? 'a file' : 'not there'}; it has to be a folder.`);
}

function askedUris(paths: readonly string[], root: string, platform: Platform): readonly string[] | Problem {
  const uris: string[] = [];
  for (const path of paths) {
    const { uri, type } = platform.locate(path);
    if (type === 'nothing') return problem(`There is nothing at '${path}'.`);
    if (!uri.startsWith(root))
      return problem(
        `'${path}' is outside of '${platform.pathTo(root)}', which is the root.`,
        "'--root' names another folder.",
      );
    uris.push(uri);
  }
  return uris;
}

/** Who asks for the history would take silence for an answer. */
const noHistory = (shownRoot: string): Problem =>
  problem(
    `'--history' finds no commits of the files in '${shownRoot}'.`,
    'It needs git and all commits; in a pipeline, a checkout may hold the last one alone (fetch-depth: 0).',
  );

const filesInStep = 200;

/** Settings come first, since they say what the other files are. Answers with the number of files. */
async function readFiles(
  workspace: Workspace,
  platform: Platform,
  root: string,
  given: readonly GivenFile[],
  progress: Progress,
): Promise<number | Problem> {
  const { host } = platform;
  const uris = (await host.listFiles([root])).filter(uri => given.every(it => it.uri !== uri)).sort();
  const isSettings = (uri: string) => uri.endsWith(`/${settingsFile}`);
  for (const { uri, text } of given) workspace.apply([{ uri, text }]);
  let changes: DocumentChange[] = [];
  let read = 0;
  for (const uri of [...uris.filter(isSettings), ...uris.filter(uri => !isSettings(uri))]) {
    const content = (await host.readFile(uri)) ?? { unreadable: 'unreadable' };
    changes.push({ uri, text: null, ...content });
    read++;
    if (changes.length < filesInStep) continue;
    workspace.apply(changes);
    changes = [];
    progress.say('Read', () => uris.length - read, uris.length);
  }
  workspace.apply(changes);
  return read + given.length;
}

/** Of those asked for, the ones that hold a document; where none does, the folder itself. */
export function ismsIn(workspace: Workspace, root: string, asked: readonly string[]): readonly Engine[] {
  const holders = new Set(asked.map(uri => workspace.engineOf(uri)));
  const isAsked = (engine: Engine) =>
    asked.length === 0 ||
    holders.has(engine) ||
    asked.some(uri => isFolder(uri) && engine.root.startsWith(uri));
  const engines = workspace.engines().filter(isAsked);
  const used = engines.filter(engine => engine.documents().some(it => it.recognition.kind !== null));
  return used.length > 0 ? used : engines.filter(engine => asked.length > 0 || engine.root === root);
}

const isFolder = (uri: string): boolean => uri.endsWith('/');

/** What is wrong with the settings of an ISMS that cannot be used; empty where they can. */
export function brokenSettings(engine: Engine): readonly BrokenSettings[] {
  const document = engine.document(engine.root + settingsFile);
  if (!document) return [];
  const diagnostics = engine.diagnostics(document.uri).filter(({ severity }) => severity === 'error');
  const isUnderstood =
    document.unreadable === null && !diagnostics.some(({ code }) => notUnderstood.has(code));
  return readSettings(document.text).isValid && isUnderstood
    ? []
    : [{ engine, uri: document.uri, diagnostics }];
}

/** Findings of settings that name what is not there: they would be passed over in silence. */
const notUnderstood: ReadonlySet<string> = new Set([
  'rule-known',
  'rule-option-valid',
  'kind-known',
  'outcome-known',
]);
