import {
  builtInSetup,
  type Diagnostic,
  type DocumentChange,
  type Engine,
  isDay,
  type Model,
  readSettings,
  settingsFile,
  Workspace,
} from '../engine/index.js';
import type { Options } from './options.js';
import { type MovedSettings, Places } from './places.js';
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
  /** The ISMSs in it, ordered by root; one at least. */
  readonly engines: readonly Engine[];
  readonly places: Places;
  /** How many files were read. */
  readonly files: number;
  readonly crashes: readonly Crash[];
  /** Findings in settings that cannot be used: nothing that was found besides them counts. */
  readonly brokenSettings: readonly BrokenSettings[];
}

/** A rule that failed by a fault of its own. */
export interface Crash {
  readonly code: string;
  readonly path: string;
  readonly error: unknown;
}

interface BrokenSettings {
  readonly uri: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads all files first and checks them then, so that the order they come in is of no matter. */
export async function readIsms(
  options: Options,
  platform: Platform,
  what: 'all' | 'nothing' = 'all',
): Promise<ReadIsms | Problem> {
  const asOf = options.text('as-of') ?? platform.today;
  if (!isDay(asOf)) return problem(`'--as-of' cannot be '${asOf}'.`, 'Write an existing day as YYYY-MM-DD.');
  const root = rootOf(options, platform);
  if (isProblem(root)) return root;
  const settings = await givenSettings(options, platform, root.uri);
  if (settings && isProblem(settings)) return settings;

  const setup = { ...builtInSetup(asOf), strictDates: options.flag('strict-dates') };
  const workspace = new Workspace([root.uri], setup);
  // Git reads while the files are read.
  const asked = options.flag('history') ? platform.host.history?.(root.uri) : null;
  // Where there are no files at all there still is an ISMS: an empty one.
  workspace.apply([{ uri: root.uri + settingsFile, text: null }]);
  const progress = new Progress(platform, options.flag('quiet'));
  const files = what === 'nothing' ? 0 : await readFiles(workspace, platform, root.uri, settings, progress);
  if (typeof files !== 'number') return files;
  const history = await asked;
  if (history?.size === 0 && what === 'all') return noHistory(platform.pathTo(root.uri));
  if (history) workspace.setHistory(history);
  for (const _ of workspace.check()) progress.say('Checked', () => workspace.pending, files);
  progress.end();

  const engines = ismsIn(workspace, root.uri);
  const shownRoot = platform.pathTo(root.uri);
  return {
    version: platform.version,
    model: setup.model,
    asOf,
    root: root.uri,
    shownRoot,
    engines,
    places: new Places(root.uri, shownRoot, workspace.engines(), settings),
    files,
    crashes: workspace.engines().flatMap(engine => engine.takeCrashes()),
    brokenSettings: engines.flatMap(engine => brokenSettings(engine)),
  };
}

function rootOf(options: Options, platform: Platform): { readonly uri: string } | Problem {
  const typed = options.text('root');
  if (typed === null) return { uri: platform.findRoot() };
  const { uri, type } = platform.locate(typed);
  if (type === 'folder') return { uri };
  return problem(`'--root ${typed}' is ${type === 'file' ? 'a file' : 'not there'}; it has to be a folder.`);
}

/** Who asks for the history would take silence for an answer. */
const noHistory = (shownRoot: string): Problem =>
  problem(
    `'--history' finds no commits of the files in '${shownRoot}'.`,
    'It needs git and all commits; in a pipeline, a checkout may hold the last one alone (fetch-depth: 0).',
  );

interface GivenSettings extends MovedSettings {
  readonly text: string;
}

/** Settings named by `--config`; they stand where isms.yaml at the root would. */
async function givenSettings(
  options: Options,
  platform: Platform,
  root: string,
): Promise<GivenSettings | Problem | null> {
  const typed = options.text('config');
  if (typed === null) return null;
  const { uri, type } = platform.locate(typed);
  if (type !== 'file')
    return problem(
      `'--config ${typed}' is ${type === 'folder' ? 'a folder' : 'not there'}; it has to be a file.`,
    );
  const content = await platform.host.readFile(uri);
  if (!content || 'unreadable' in content) return problem(`'--config ${typed}' cannot be read.`);
  return { uri: root + settingsFile, path: typed, text: content.text };
}

const filesInStep = 200;

/** Settings come first, since they say what the other files are. Answers with the number of files. */
async function readFiles(
  workspace: Workspace,
  platform: Platform,
  root: string,
  settings: GivenSettings | null,
  progress: Progress,
): Promise<number | Problem> {
  const { host } = platform;
  const uris = (await host.listFiles([root])).filter(uri => uri !== settings?.uri).sort();
  const isSettings = (uri: string) => uri.endsWith(`/${settingsFile}`);
  if (settings) workspace.apply([{ uri: settings.uri, text: settings.text }]);
  let changes: DocumentChange[] = [];
  let read = 0;
  for (const uri of [...uris.filter(isSettings), ...uris.filter(uri => !isSettings(uri))]) {
    const content = (await host.readFile(uri)) ?? { unreadable: 'unreadable' };
    if (isSettings(uri) && 'unreadable' in content)
      return problem(
        `${platform.pathTo(uri)} cannot be read (${content.unreadable}).`,
        'Nothing was checked without it.',
      );
    changes.push({ uri, text: null, ...content });
    read++;
    if (changes.length < filesInStep) continue;
    workspace.apply(changes);
    changes = [];
    progress.say('Read', () => uris.length - read, uris.length);
  }
  workspace.apply(changes);
  return read + (settings ? 1 : 0);
}

/** Those that hold a document; the opened folder itself where none does. */
function ismsIn(workspace: Workspace, root: string): readonly Engine[] {
  const engines = workspace.engines();
  const used = engines.filter(engine => engine.documents().some(it => it.recognition.kind !== null));
  return used.length > 0 ? used : engines.filter(engine => engine.root === root);
}

function brokenSettings(engine: Engine): readonly BrokenSettings[] {
  const document = engine.document(engine.root + settingsFile);
  if (!document) return [];
  const diagnostics = engine.diagnostics(document.uri).filter(({ severity }) => severity === 'error');
  const isUnderstood = !diagnostics.some(({ code }) => notUnderstood.has(code));
  return readSettings(document.text).isValid && isUnderstood ? [] : [{ uri: document.uri, diagnostics }];
}

/** Findings of settings that name what is not there: they would be passed over in silence. */
const notUnderstood: ReadonlySet<string> = new Set(['rule-known', 'kind-known', 'outcome-known']);
