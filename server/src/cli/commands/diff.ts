import type { Severity } from '../../engine/index.js';
import { baselineOption, noBaselineOption } from '../baselineOption.js';
import type { Answer, Call, Command } from '../command.js';
import type { DiffReport } from '../data/diffReport.js';
import { exitCode } from '../exitCode.js';
import { formatOption, readingOptions } from '../options.js';
import { type PipelineFormat, pipelineFormats } from '../pipelineFormat.js';
import { isProblem } from '../problem.js';
import type { ReadVersions } from '../readVersions.js';
import { categoryOption, type ReportFile, reportFiles, reportFilesOption } from '../reportFiles.js';

/** `isms diff BASE [HEAD]` */
export const diffCommand: Command = {
  name: 'diff',
  summary: 'Tells what a change does to findings and coverage.',
  about: [
    'Compares the work tree, or another revision, with a base. Both are judged on the same day, so that nothing differs only because time went by. It reads the objects of git and touches neither the work tree nor the index; it needs the base in this clone, and no history besides.',
    'BASE..HEAD compares two revisions, BASE...HEAD compares HEAD with where it parted from BASE, as git does.',
  ],
  operands: 'BASE [HEAD]',
  leastOperands: 1,
  mostOperands: 2,
  options: [
    formatOption(...pipelineFormats),
    reportFilesOption,
    categoryOption,
    { name: 'index', says: 'compare what has been added for the next commit, not the work tree' },
    { name: 'merge-base', says: 'compare with where BASE and HEAD parted, not with BASE as it is now' },
    {
      name: 'fail-on',
      value: 'SEVERITY',
      choices: ['error', 'warning', 'info', 'never'],
      fallback: 'error',
      says: 'end with exit code 1 when there is a new finding at or above this',
    },
    { name: 'no-worse', says: 'end with exit code 1 when an outcome is in a worse state than before' },
    { name: 'strict-dates', says: 'what is overdue is an error, not a warning' },
    baselineOption,
    noBaselineOption,
    ...readingOptions,
  ],
  examples: [
    'isms diff HEAD                      what have I changed since the last commit?',
    'isms diff HEAD --index              what would the next commit do?',
    'isms diff origin/main...            what does this branch do?',
    'isms diff v1.0 v2.0 --format markdown --output delta.md',
    'isms diff origin/main --merge-base --no-worse --fail-on never',
  ],

  async run(call) {
    const { options, platform } = call;
    const { versionsAsked } = await import('../versionsAsked.js');
    const asked = versionsAsked(options);
    if (isProblem(asked)) return asked;
    const files = reportFiles(options.texts('report'), pipelineFormats);
    if (isProblem(files)) return files;
    const { readVersions } = await import('../readVersions.js');
    const read = await readVersions(asked, options, platform);
    if (isProblem(read)) return read;
    const { usableOf } = await import('../usableIsms.js');
    const versions = usableOf(read, options, platform, read.comparisons.length > 0 ? 'files' : 'documents');
    if (isProblem(versions)) return versions;
    return await answer(versions, files, call);
  },
};

async function answer(
  versions: ReadVersions,
  files: readonly ReportFile<PipelineFormat>[],
  call: Call,
): Promise<Answer> {
  const { diffReport } = await import('../data/diffReport.js');
  const { formattedDiff } = await import('../formattedDiff.js');
  const report = diffReport(versions);
  const fails = failing(call);
  const result = { versions, call, fails, report };
  return {
    report: await formattedDiff(call.options.text('format') as PipelineFormat, result),
    files: await Promise.all(
      files.map(async ({ format, path }) => ({
        path,
        text: await formattedDiff(format, { ...result, call: { ...call, style: call.fileStyle } }),
      })),
    ),
    ...verdict(report, fails, call),
    crashes: versions.crashes,
    passedOver: versions.passedOver,
  };
}

const severities: readonly Severity[] = ['error', 'warning', 'info'];

const failing = ({ options }: Call): readonly Severity[] =>
  severities.slice(0, severities.indexOf((options.text('fail-on') ?? 'error') as Severity) + 1);

/** Each gate that does not hold says so. */
function verdict(
  { counts, isms }: DiffReport,
  fails: readonly Severity[],
  { options }: Call,
): Pick<Answer, 'exitCode' | 'note'> {
  // Where an ISMS is gone, nothing is told of each outcome; those that were covered are lost all the same.
  const lost = isms.reduce(
    (sum, { before, after }) => sum + (after === null ? (before?.covered ?? 0) : 0),
    0,
  );
  const worse = counts.outcomes.worse + lost;
  const isWorse = options.flag('no-worse') && worse > 0;
  const hasNew = fails.some(it => counts.findings.new[it] > 0);
  return {
    exitCode: isWorse || hasNew ? exitCode.findings : exitCode.clean,
    ...(isWorse
      ? {
          note: `${worse} ${worse === 1 ? 'outcome is' : 'outcomes are'} worse, which --no-worse does not allow.\n`,
        }
      : {}),
  };
}
