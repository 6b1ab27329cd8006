import type { Call, Command } from '../command.js';
import type { CoverageReport } from '../data/coverageReport.js';
import { exitCode } from '../exitCode.js';
import { historyOption } from '../historyOption.js';
import { formatOption, readingOptions } from '../options.js';
import { isProblem } from '../problem.js';
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
    {
      name: 'min',
      value: 'PERCENT',
      says: 'end with exit code 1 when less of the outcomes is covered; RA=80 asks it of one process; may be repeated',
    },
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
    'isms coverage --min 80 --min RA=100 --quiet',
    'isms coverage --format json --as-of 2026-12-31',
  ],

  async run(call) {
    const { options, platform } = call;
    const { leastOf, shortfalls, unknownProcess } = await import('../coverageGate.js');
    const least = leastOf(options.texts('min'));
    if (isProblem(least)) return least;
    const { usableIsms } = await import('../usableIsms.js');
    const isms = await usableIsms(options, platform, 'documents', options.operands);
    if (isProblem(isms)) return isms;
    const { coverageReport } = await import('../data/coverageReport.js');
    const report = coverageReport(isms);
    const unknown = unknownProcess(report, least);
    if (unknown) return unknown;
    const short = shortfalls(report, least);
    const text = await textOf(report, path => isms.places.shown(path), call);
    return {
      report: text,
      exitCode: short.length > 0 ? exitCode.findings : exitCode.clean,
      ...(short.length > 0 ? { note: `${short.join('\n')}\n` } : {}),
      crashes: isms.crashes,
      passedOver: isms.passedOver,
    };
  },
};

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
