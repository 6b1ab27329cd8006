import type { Engine, NextBaseline } from '../../engine/index.js';
import { baselineOption } from '../baselineOption.js';
import type { Answer, Call, Command } from '../command.js';
import { exitCode } from '../exitCode.js';
import { readingOptions } from '../options.js';
import { isProblem, type Problem, problem } from '../problem.js';
import type { ReadIsms } from '../readIsms.js';
import { counted } from '../words.js';

/** `isms baseline [DIR]` */
export const baselineCommand: Command = {
  name: 'baseline',
  summary: 'Writes down what is found now, so that only what is new is told; takes out what has been mended.',
  about: [
    'Where there is no baseline yet, everything that is found is written down. Later it only shrinks: what is new does not enter unless --add is said. Findings that depend on the calendar are never in it.',
  ],
  operands: '[DIR]',
  leastOperands: 0,
  mostOperands: 1,
  options: [
    { name: 'add', says: 'take in what is new as well' },
    { name: 'dry-run', says: 'tell what would be written, and write nothing' },
    baselineOption,
    ...readingOptions,
  ],
  examples: [
    'isms baseline',
    'isms baseline --dry-run',
    'isms baseline --add',
    'isms baseline --baseline old.yaml',
  ],

  async run(call) {
    const { usableIsms } = await import('../usableIsms.js');
    const { options, platform } = call;
    const typed = options.text('baseline');
    // One that is named and not there is begun.
    const isBegun = typed !== null && platform.locate(typed).type === 'nothing';
    const asked = isBegun ? options.replaced('baseline', 'no-baseline') : options;
    const isms = await usableIsms(asked, platform, 'documents', options.operands);
    if (isProblem(isms)) return isms;
    const broken = isms.engines.find(isBroken);
    if (broken)
      return problem(
        `${shownPath(broken, isms, call)} cannot be understood, and would be lost.`,
        "'isms check' tells what is wrong; mend or delete it first.",
      );
    if (typed !== null && isms.engines.length > 1)
      return problem("'--baseline' is for one ISMS, and there are several.", "'--root' names one.");
    return await write(isms, call);
  },
};

async function write(isms: ReadIsms, call: Call): Promise<Answer | Problem> {
  const { nextBaseline } = await import('../../engine/index.js');
  const { baselineYaml } = await import('../reports/baselineYaml.js');
  const { options, platform } = call;
  const isDryRun = options.flag('dry-run');
  const lines: string[] = [];
  for (const engine of isms.engines) {
    const { isThere } = engine.baseline;
    const next = nextBaseline(engine, !isThere || options.flag('add'));
    const path = shownPath(engine, isms, call);
    lines.push(`${path}: ${said(next, isThere, isDryRun)}`);
    if (isDryRun || !isNews(next, isThere)) continue;
    const failure = platform.writeFile(path, baselineYaml(next));
    if (failure !== null) return problem(`'${path}' cannot be written: ${failure}.`);
  }
  return {
    exitCode: exitCode.clean,
    report: options.flag('quiet') ? '' : lines.map(line => `${line}\n`).join(''),
    crashes: isms.crashes,
    passedOver: isms.passedOver,
  };
}

/** An empty baseline need not be begun. */
const isNews = ({ added, removed }: NextBaseline, isThere: boolean): boolean =>
  added > 0 || (isThere && removed > 0);

function said(next: NextBaseline, isThere: boolean, isDryRun: boolean): string {
  const { entries, added, removed, outside } = next;
  const would = isDryRun ? 'would be ' : '';
  if (!isThere && added === 0) return 'nothing to write down.';
  const done = [
    ...(added > 0 ? [`${counted(added, 'finding')} ${would}written down`] : []),
    ...(removed > 0 ? [`${counted(removed, 'finding')} ${would}taken out`] : []),
  ];
  const now = done.length > 0 ? done.join(', ') : `${counted(entries.length, 'entry')}, all still there`;
  const rest = outside > 0 ? ` ${counted(outside, 'finding')} beside it; --add takes them in.` : '';
  const empty = isThere && entries.length === 0 ? ' It is empty now and can be deleted.' : '';
  return `${now}.${rest}${empty}`;
}

/** Where there are problems of form, entries may not have been read. */
const isBroken = (engine: Engine): boolean => {
  const { path, isThere } = engine.baseline;
  const document = isThere ? engine.documents().find(it => it.path === path) : undefined;
  return (
    document !== undefined && engine.diagnostics(document.uri).some(({ severity }) => severity === 'error')
  );
};

/** The file of the baseline as one would type it. */
function shownPath(engine: Engine, { places }: ReadIsms, { options, platform }: Call): string {
  const typed = options.text('baseline');
  if (typed !== null) return typed;
  const { path, isThere } = engine.baseline;
  const document = isThere ? engine.documents().find(it => it.path === path) : undefined;
  if (document) return places.shown(places.pathOf(document.uri));
  const folder = platform.pathTo(engine.root);
  return folder === '.' ? path : `${folder}/${path}`;
}
