import type { Severity } from '../../engine/index.js';
import { baselineOption, noBaselineOption } from '../baselineOption.js';
import type { Answer, Call, Command } from '../command.js';
import { exitCode } from '../exitCode.js';
import { historyOption } from '../historyOption.js';
import { formatOption, readingOptions } from '../options.js';
import { type PipelineFormat, pipelineFormats } from '../pipelineFormat.js';
import { isProblem } from '../problem.js';
import type { ReadIsms } from '../readIsms.js';
import { categoryOption, type ReportFile, reportFiles, reportFilesOption } from '../reportFiles.js';

/** `isms check [PATH...]` */
export const checkCommand: Command = {
  name: 'check',
  summary: 'Tells what is wrong in the documents of an ISMS.',
  about: [
    'Everything below the root is read, since what is wrong in one file may depend on another. PATHs are files or folders; only findings in them are told.',
  ],
  operands: '[PATH...]',
  leastOperands: 0,
  mostOperands: Number.POSITIVE_INFINITY,
  options: [
    formatOption(...pipelineFormats),
    reportFilesOption,
    {
      name: 'fail-on',
      value: 'SEVERITY',
      choices: ['error', 'warning', 'info', 'never'],
      fallback: 'error',
      says: 'end with exit code 1 when there is a finding at or above this',
    },
    { name: 'strict-dates', says: 'what is overdue is an error, not a warning; for a run on a schedule' },
    { name: 'no-excerpt', says: 'one line for each finding, without the line it is about' },
    categoryOption,
    {
      name: 'no-suppressed',
      says: 'SARIF without the findings that are ignored; GitHub would show them as open',
    },
    baselineOption,
    noBaselineOption,
    historyOption,
    ...readingOptions,
  ],
  examples: [
    'isms check',
    'isms check risks policies/POL-001.md --no-excerpt',
    'isms check --format json --output findings.json',
    'isms check --strict-dates --fail-on warning',
    'isms check --format github --report sarif=isms.sarif --report markdown=summary.md',
  ],

  async run(call) {
    const { usableIsms } = await import('../usableIsms.js');
    const { options, platform } = call;
    const files = reportFiles(options.texts('report'), pipelineFormats);
    if (isProblem(files)) return files;
    const isms = await usableIsms(options, platform, 'documents', options.operands);
    if (isProblem(isms)) return isms;
    return answer(isms, files, call);
  },
};

async function answer(
  isms: ReadIsms,
  files: readonly ReportFile<PipelineFormat>[],
  call: Call,
): Promise<Answer> {
  const { checkReport } = await import('../data/checkReport.js');
  const { reportedFindings } = await import('../data/reportedFinding.js');
  const { formatted } = await import('../formattedCheck.js');
  const isShown = (uri: string) => isAsked(uri, isms);
  const report = checkReport(isms, reportedFindings(isms, isShown, 'reported'));
  const failOn = call.options.text('fail-on') ?? 'error';
  const fails = severities.slice(0, severities.indexOf(failOn as Severity) + 1);
  const result = { isms, call, isShown, fails, report };
  return {
    exitCode: fails.some(it => report.counts[it] > 0) ? exitCode.findings : exitCode.clean,
    report: await formatted(call.options.text('format') as PipelineFormat, result),
    files: await Promise.all(
      files.map(async ({ format, path }) => ({
        path,
        text: await formatted(format, { ...result, call: { ...call, style: call.fileStyle } }),
      })),
    ),
    crashes: isms.crashes,
    passedOver: isms.passedOver,
  };
}

const severities: readonly Severity[] = ['error', 'warning', 'info'];

/** All files are asked for where none is named. */
const isAsked = (uri: string, { asked }: ReadIsms): boolean =>
  asked.length === 0 || asked.some(it => (it.endsWith('/') ? uri.startsWith(it) : uri === it));
