import { type Engine, settingsFile } from '../engine/index.js';
import type { Options } from './options.js';
import type { Platform } from './platform.js';
import { isProblem, type Problem, problem } from './problem.js';
import { type ReadIsms, readIsms } from './readIsms.js';
import { settingsProblem } from './settingsProblem.js';

/**
 * Those ISMSs whose settings can be used, and what is wrong with those of the others. `paths` as in `readIsms`. Where
 * there is nothing of an ISMS at all, the wrong folder was asked for.
 */
export async function usableIsms(
  options: Options,
  platform: Platform,
  need: 'documents' | 'files' | 'nothing',
  paths: readonly string[] = [],
): Promise<ReadIsms | Problem> {
  const isms = await readIsms(options, platform, need === 'nothing' ? 'nothing' : 'all', paths);
  return isProblem(isms) ? isms : usableOf(isms, options, platform, need);
}

/** Of what has been read, those ISMSs whose settings can be used. */
export function usableOf<Isms extends ReadIsms>(
  isms: Isms,
  options: Options,
  platform: Platform,
  need: 'documents' | 'files' | 'nothing',
): Isms | Problem {
  const broken = settingsProblem(isms, options, platform);
  const unusable = new Set(isms.brokenSettings.map(({ engine }) => engine));
  const usable = isms.engines.filter(engine => !unusable.has(engine));
  if (broken && isEmpty(usable)) return broken;
  return need === 'documents' && isEmpty(usable)
    ? problem(
        `There is no ISMS in '${isms.shownRoot}': no ${settingsFile} there or above, and no file of a known kind.`,
        "'isms status' tells what each file was taken for, '--root' names another folder.",
      )
    : { ...isms, engines: usable, brokenSettings: [], passedOver: broken };
}

/** Files that cannot be read are found nonetheless, and have to be told. */
const isEmpty = (engines: readonly Engine[]): boolean =>
  engines.every(engine =>
    engine
      .documents()
      .every(({ recognition, unreadable }) => recognition.kind === null && unreadable === null),
  );
