import type { Answer, Call, Command } from '../command.js';
import type { CoverageReport } from '../data/coverageReport.js';
import { exitCode } from '../exitCode.js';
import { historyOption } from '../historyOption.js';
import { formatOption, readingOptions } from '../options.js';
import { isProblem, problem } from '../problem.js';
import type { CoverageGrouping } from '../reports/coverageView.js';

/** `isms coverage` */
export const coverageCommand: Command = {
  name: 'coverage',
  summary: 'Shows which outcomes are covered by evidence, and what is missing.',
  about: [
    'A rating of process performance (N, P, L or F) is proposed for each process; what a person says instead stands under ratings in isms.yaml.',
  ],
  operands: '[DIR]',
  leastOperands: 0,
  mostOperands: 1,
  options: [
    formatOption('text', 'json'),
    { name: 'min', value: 'PERCENT', says: 'end with exit code 1 when less of the outcomes is covered' },
    { name: 'gaps', says: 'only what is not covered, with all that is missing' },
    {
      name: 'by',
      value: 'WHAT',
      choices: ['process', 'clause', 'owner', 'document'],
      fallback: 'process',
      says: 'what the outcomes are grouped by; JSON has all of it',
    },
    historyOption,
    ...readingOptions,
  ],
  examples: [
    'isms coverage',
    'isms coverage --gaps',
    'isms coverage --by clause           which clauses of ISO/IEC 27001:2022 are reached?',
    'isms coverage --by owner --gaps     who has what to do?',
    'isms coverage --min 80 --quiet',
    'isms coverage --format json --as-of 2026-12-31',
  ],

  async run(call) {
    const { options, platform } = call;
    const least = percentOf(options.text('min'));
    if (least === undefined)
      return problem(`'--min' cannot be '${options.text('min')}'.`, 'Write a number from 0 to 100.');
    const { usableIsms } = await import('../usableIsms.js');
    const isms = await usableIsms(options, platform, 'documents', options.operands);
    if (isProblem(isms)) return isms;
    const { coverageReport } = await import('../data/coverageReport.js');
    const report = coverageReport(isms);
    const text = await textOf(report, path => isms.places.shown(path), call);
    return { report: text, ...verdict(report, least), crashes: isms.crashes, passedOver: isms.passedOver };
  },
};

/** `undefined` for what is no percentage, `null` where none is given. */
function percentOf(typed: string | null): number | null | undefined {
  if (typed === null) return null;
  const value = Number(typed.replace(/ ?%$/, ''));
  return typed.trim() !== '' && value >= 0 && value <= 100 ? value : undefined;
}

async function textOf(
  report: CoverageReport,
  shown: (path: string) => string,
  { options, style }: Call,
): Promise<string> {
  if (options.text('format') === 'json') {
    const { json } = await import('../reports/json.js');
    return json(report);
  }
  const { coverageText } = await import('../reports/coverageText.js');
  const by = (options.text('by') ?? 'process') as CoverageGrouping;
  const onlyGaps = options.flag('gaps');
  return coverageText(report, { style, shown, by, onlyGaps, isQuiet: options.flag('quiet') });
}

/** Each ISMS has to reach what is asked for. */
function verdict({ isms }: CoverageReport, least: number | null): Pick<Answer, 'exitCode' | 'note'> {
  if (least === null) return { exitCode: exitCode.clean };
  const short = isms.filter(({ counts, applicable }) => counts.covered * 100 < least * applicable);
  if (short.length === 0) return { exitCode: exitCode.clean };
  const notes = short.map(
    ({ path, percent }) =>
      `Coverage${path === '' ? '' : ` of ${path}`} is ${percent} %, below the ${least} % that --min asks for.\n`,
  );
  return { exitCode: exitCode.findings, note: notes.join('') };
}
