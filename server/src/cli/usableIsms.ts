import { settingsFile } from '../engine/index.js';
import type { Options } from './options.js';
import type { Platform } from './platform.js';
import { isProblem, type Problem, problem } from './problem.js';
import { type ReadIsms, readIsms } from './readIsms.js';
import { settingsProblem } from './settingsProblem.js';

/** An ISMS with settings that can be used. Where there is nothing of an ISMS at all, the wrong folder was asked for. */
export async function usableIsms(
  options: Options,
  platform: Platform,
  need: 'documents' | 'files' | 'nothing',
): Promise<ReadIsms | Problem> {
  const isms = await readIsms(options, platform, need === 'nothing' ? 'nothing' : 'all');
  if (isProblem(isms)) return isms;
  const broken = settingsProblem(isms, options, platform);
  if (broken) return broken;
  return need === 'documents' && isEmpty(isms)
    ? problem(
        `There is no ISMS in '${isms.shownRoot}': no ${settingsFile} there or above, and no file of a known kind.`,
        "'isms status' tells what each file was taken for, '--root' names another folder.",
      )
    : isms;
}

/** Files that cannot be read are found nonetheless, and have to be told. */
const isEmpty = ({ engines }: ReadIsms): boolean =>
  engines.every(engine =>
    engine
      .documents()
      .every(({ recognition, unreadable }) => recognition.kind === null && unreadable === null),
  );
