import type { Severity } from '../../engine/index.js';
import type { Answer, Call, Command } from '../command.js';
import type { CheckReport } from '../data/checkReport.js';
import { exitCode } from '../exitCode.js';
import { historyOption } from '../historyOption.js';
import { formatOption, readingOptions } from '../options.js';
import { isProblem } from '../problem.js';
import type { ReadIsms } from '../readIsms.js';

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
    formatOption('text', 'json'),
    {
      name: 'fail-on',
      value: 'SEVERITY',
      choices: ['error', 'warning', 'info', 'never'],
      fallback: 'error',
      says: 'end with exit code 1 when there is a finding at or above this',
    },
    { name: 'strict-dates', says: 'what is overdue is an error, not a warning; for a run on a schedule' },
    { name: 'no-excerpt', says: 'one line for each finding, without the line it is about' },
    historyOption,
    ...readingOptions,
  ],
  examples: [
    'isms check',
    'isms check risks policies/POL-001.md --no-excerpt',
    'isms check --format json --output findings.json',
    'isms check --strict-dates --fail-on warning',
  ],

  async run(call) {
    const { usableIsms } = await import('../usableIsms.js');
    const { options, platform } = call;
    const isms = await usableIsms(options, platform, 'documents', options.operands);
    if (isProblem(isms)) return isms;
    const { checkReport } = await import('../data/checkReport.js');
    return answer(
      checkReport(isms, uri => isAsked(uri, isms)),
      isms,
      call,
    );
  },
};

async function answer(report: CheckReport, isms: ReadIsms, call: Call): Promise<Answer> {
  const failOn = call.options.text('fail-on') ?? 'error';
  const fails = severities.slice(0, severities.indexOf(failOn as Severity) + 1);
  return {
    exitCode: fails.some(it => report.counts[it] > 0) ? exitCode.findings : exitCode.clean,
    report: call.options.text('format') === 'json' ? await asJson(report) : await asText(report, isms, call),
    crashes: isms.crashes,
    passedOver: isms.passedOver,
  };
}

const severities: readonly Severity[] = ['error', 'warning', 'info'];

async function asJson(report: CheckReport): Promise<string> {
  const { json } = await import('../reports/json.js');
  return json(report);
}

async function asText(report: CheckReport, isms: ReadIsms, call: Call): Promise<string> {
  const { checkText } = await import('../reports/checkText.js');
  const { options, platform, style } = call;
  const { findingView } = await import('../findingView.js');
  return checkText(report, {
    ...findingView(isms, style, options.flag('no-excerpt')),
    isQuiet: options.flag('quiet'),
    elapsed: options.text('output') === null ? platform.elapsed() : null,
  });
}

/** All files are asked for where none is named. */
const isAsked = (uri: string, { asked }: ReadIsms): boolean =>
  asked.length === 0 || asked.some(it => (it.endsWith('/') ? uri.startsWith(it) : uri === it));
