import type { Severity } from '../../engine/index.js';
import type { Answer, Call, Command } from '../command.js';
import type { CheckReport } from '../data/checkReport.js';
import { exitCode } from '../exitCode.js';
import { historyOption } from '../historyOption.js';
import { formatOption, readingOptions } from '../options.js';
import type { Platform } from '../platform.js';
import { isProblem, type Problem, problem } from '../problem.js';
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
    const isms = await usableIsms(options, platform, 'documents');
    if (isProblem(isms)) return isms;
    const isShown = shownUris(options.operands, isms.root, platform);
    if (typeof isShown !== 'function') return isShown;
    const { checkReport } = await import('../data/checkReport.js');
    return answer(checkReport(isms, isShown), isms, call);
  },
};

async function answer(report: CheckReport, isms: ReadIsms, call: Call): Promise<Answer> {
  const failOn = call.options.text('fail-on') ?? 'error';
  const fails = severities.slice(0, severities.indexOf(failOn as Severity) + 1);
  return {
    exitCode: fails.some(it => report.counts[it] > 0) ? exitCode.findings : exitCode.clean,
    report: call.options.text('format') === 'json' ? await asJson(report) : await asText(report, isms, call),
    crashes: isms.crashes,
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

/** Whether a file is among those that were asked for; all are where none is named. */
function shownUris(
  operands: readonly string[],
  root: string,
  platform: Platform,
): ((uri: string) => boolean) | Problem {
  if (operands.length === 0) return () => true;
  const wanted: string[] = [];
  for (const path of operands) {
    const { uri, type } = platform.locate(path);
    if (type === 'nothing') return problem(`There is nothing at '${path}'.`);
    if (!uri.startsWith(root))
      return problem(
        `'${path}' is outside of '${platform.pathTo(root)}', which is the root.`,
        "'--root' names another folder.",
      );
    wanted.push(uri);
  }
  return uri => wanted.some(it => (it.endsWith('/') ? uri.startsWith(it) : uri === it));
}
