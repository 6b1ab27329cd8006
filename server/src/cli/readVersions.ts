import {
  builtInSetup,
  compareVersions,
  type DocumentChange,
  type IsmsComparison,
  isDay,
  settingsFile,
  Workspace,
} from '../engine/index.js';
import { type FileVersion, isVersionsProblem, type Versions, type VersionsAsked } from '../host/versions.js';
import { type FindingData, findingData } from './data/findingData.js';
import { baselineOfSeveral, givenFiles } from './givenFiles.js';
import type { Options } from './options.js';
import { type MovedFile, Places } from './places.js';
import type { Platform } from './platform.js';
import { isProblem, type Problem, problem } from './problem.js';
import { Progress } from './progress.js';
import { brokenSettings, ismsIn, type ReadIsms, rootOf } from './readIsms.js';
import { listed } from './words.js';

/** Two versions of what is below a root; as an ISMS, it is that of the head. */
export interface ReadVersions extends ReadIsms {
  readonly base: Versions['base'];
  readonly head: Versions['head'];
  readonly comparisons: readonly IsmsComparison<FindingData>[];
  /** What is left out, or has to be known of the base. */
  readonly notes: readonly string[];
}

/** Judges the base, then applies what is another in the head: what both have in common is read and judged once. */
export async function readVersions(
  asked: VersionsAsked,
  options: Options,
  platform: Platform,
): Promise<ReadVersions | Problem> {
  const asOf = options.text('as-of') ?? platform.today;
  if (!isDay(asOf)) return problem(`'--as-of' cannot be '${asOf}'.`, 'Write an existing day as YYYY-MM-DD.');
  const root = rootOf(options, platform, []);
  if (isProblem(root)) return root;
  const given = await givenFiles(options, platform, root.uri);
  if (isProblem(given)) return given;
  const shownRoot = platform.pathTo(root.uri);
  const versions = await platform.host.versions?.(root.uri, shownRoot, asked);
  if (!versions) return problem('There are no versions to compare here.');
  if (isVersionsProblem(versions)) return problem(versions.problem, versions.hint);

  const setup = { ...builtInSetup(asOf), strictDates: options.flag('strict-dates'), ...given.setup };
  const workspace = new Workspace([root.uri], setup);
  const progress = new Progress(platform, options.flag('quiet'));
  const files = versions.before.length;
  const settle = () => {
    for (const _ of workspace.check()) progress.say('Checked', () => workspace.pending, files);
  };
  const places = () => new Places(root.uri, shownRoot, workspace.engines(), given.files);
  workspace.apply([
    { uri: root.uri + settingsFile, text: null },
    ...given.files.map(({ uri, text }) => ({ uri, text })),
    ...documentsOf(versions.before, given.files),
  ]);
  settle();
  const notes = [...versions.notes, ...baseNotes(workspace, root.uri, places())];
  const comparisons = compareVersions(workspace, documentsOf(versions.changes, given.files), {
    settle,
    telling: () => {
      const then = places();
      return diagnostic => findingData(diagnostic, then);
    },
  });
  progress.end();
  const engines = ismsIn(workspace, root.uri, []);
  const several = baselineOfSeveral(engines, options);
  if (several) return several;
  return {
    version: platform.version,
    model: setup.model,
    asOf,
    root: root.uri,
    shownRoot,
    engines,
    asked: [],
    places: places(),
    files,
    crashes: workspace.engines().flatMap(engine => engine.takeCrashes()),
    brokenSettings: engines.flatMap(engine => brokenSettings(engine)),
    passedOver: null,
    base: versions.base,
    head: versions.head,
    comparisons,
    notes,
  };
}

/** Files that were given stand for those at the root, in both versions. */
const documentsOf = (files: readonly FileVersion[], given: readonly MovedFile[]): readonly DocumentChange[] =>
  files
    .filter(({ uri }) => given.every(it => it.uri !== uri))
    .map(({ uri, content }) => ({ uri, text: null, ...content }))
    .sort((a, b) => (a.uri < b.uri ? -1 : 1));

/** Settings of the base that could not be used are nobody's fault now, but what was found then is in doubt. */
function baseNotes(workspace: Workspace, root: string, places: Places): readonly string[] {
  const broken = ismsIn(workspace, root, []).flatMap(engine => brokenSettings(engine));
  if (broken.length === 0) return [];
  const paths = broken.map(({ uri }) => places.shown(places.pathOf(uri)));
  return [`In the base, ${listed(paths)} could not be used: what was found then may not be all.`];
}
