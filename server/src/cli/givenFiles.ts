import { baselineFile, type Engine, settingsFile } from '../engine/index.js';
import type { Options } from './options.js';
import type { MovedFile } from './places.js';
import type { Platform } from './platform.js';
import { isProblem, type Problem, problem } from './problem.js';

/** A file that was named, in place of the one that would be read. */
export interface GivenFile extends MovedFile {
  readonly text: string;
}

export interface GivenFiles {
  /** Settings come first. */
  readonly files: readonly GivenFile[];
  /** What of the setup of an engine follows from them. */
  readonly setup: { readonly baselinePath?: string };
}

/** What `--config` and `--baseline` name; they stand where isms.yaml and the usual baseline of the root would. */
export async function givenFiles(
  options: Options,
  platform: Platform,
  root: string,
): Promise<GivenFiles | Problem> {
  const settings = await givenFile('config', root + settingsFile, options, platform);
  if (settings && isProblem(settings)) return settings;
  const baseline = await givenFile('baseline', root + baselineFile, options, platform);
  if (baseline && isProblem(baseline)) return baseline;
  return {
    files: [settings, baseline].filter(it => it !== null),
    setup: options.flag('no-baseline')
      ? { baselinePath: '' }
      : baseline
        ? { baselinePath: baselineFile }
        : {},
  };
}

async function givenFile(
  option: string,
  uri: string,
  options: Options,
  platform: Platform,
): Promise<GivenFile | Problem | null> {
  const typed = options.text(option);
  if (typed === null) return null;
  const { uri: from, type } = platform.locate(typed);
  if (type !== 'file')
    return problem(
      `'--${option} ${typed}' is ${type === 'folder' ? 'a folder' : 'not there'}; it has to be a file.`,
    );
  const content = await platform.host.readFile(from);
  if (!content || 'unreadable' in content) return problem(`'--${option} ${typed}' cannot be read.`);
  return { uri, path: typed, text: content.text };
}

/** One file cannot be the baseline of several; `null` where it need not be. */
export function baselineOfSeveral(engines: readonly Engine[], options: Options): Problem | null {
  const roots = engines.filter(engine => engine.document(engine.root + settingsFile));
  return options.text('baseline') !== null && roots.length > 1
    ? problem(
        "'--baseline' is for one ISMS, and there are several.",
        "'--root' names one; without '--baseline', each has its own.",
      )
    : null;
}
