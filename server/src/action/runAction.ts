import { appendFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { CheckReport } from '../cli/data/checkReport.js';
import type { CoverageReport } from '../cli/data/coverageReport.js';
import type { DiffReport } from '../cli/data/diffReport.js';
import { isProblem, type Problem } from '../cli/problem.js';
import { workflowCommand } from '../cli/reports/githubCommands.js';
import { changeBase } from './changeBase.js';
import { type Event, readEvent } from './event.js';
import { gapsMarkdown, percentOf } from './gaps.js';
import { GitHub, Refusal } from './gitHub.js';
import { type Inputs, readInputs } from './inputs.js';
import { runCommand, type Said } from './runCommand.js';
import {
  commentText,
  keepComment,
  pullRequestOf,
  type StickyComment,
  writtenComment,
} from './stickyComment.js';
import { within } from './within.js';

/** What a job hands over and takes back besides files. */
export interface Job {
  readonly env: NodeJS.ProcessEnv;
  say(line: string): void;
}

/** GitHub takes no longer summary of a step; in bytes. */
const longestSummary = 1024 * 1024;
/** GitHub shows no more results of an analysis. */
const mostResults = 5000;

/** Runs the action; answers with the exit code of the step. What a comment comes to never decides it. */
export async function runAction(job: Job): Promise<number> {
  const inputs = readInputs(job.env);
  if (isProblem(inputs)) return refuse(inputs, job);
  const event = readEvent(job.env['GITHUB_EVENT_PATH']);
  if (inputs.commentFile !== null) return await postOnly(inputs.commentFile, inputs, event, job);
  process.chdir(resolve(inputs.workingDirectory));
  const folder = mkdtempSync(join(job.env['RUNNER_TEMP'] ?? tmpdir(), 'isms-'));
  const found = await check(inputs, folder);
  if (typeof found === 'string') return refuse({ problem: found, hint: null, details: [] }, job);
  const delta = await compare(inputs, event, folder);
  if (inputs.formats.has('annotations')) annotate(found, delta, job);
  if (typeof delta === 'string')
    job.say(workflowCommand('notice', 'ISMS', `What this changes is not known. ${delta}`));
  if (inputs.formats.has('sarif') && found.report.findings.length > mostResults)
    job.say(
      workflowCommand(
        'notice',
        'ISMS',
        `GitHub shows ${mostResults} of ${found.report.findings.length} findings of the SARIF file.`,
      ),
    );
  if (inputs.formats.has('summary')) summarize(found, delta, job);
  const commentFile = await comment(delta, inputs, event, folder, job);
  giveOutputs(found, delta, inputs, commentFile, job);
  if (found.said.code === 1)
    job.say(workflowCommand('error', 'ISMS', `There are findings of severity '${inputs.failOn}' or above.`));
  return found.said.code;
}

/** What the step cannot do without. */
function refuse({ problem, hint }: Problem, job: Job): number {
  const text = hint === null ? problem : `${problem} ${hint}`;
  job.say(workflowCommand('error', 'ISMS', text));
  append(job.env['GITHUB_STEP_SUMMARY'], `### ISMS: nothing was checked\n\n\`\`\`\n${text}\n\`\`\`\n`);
  return 2;
}

interface Found {
  readonly said: Said;
  readonly report: CheckReport;
  readonly reportFile: string;
  readonly markdown: string;
  readonly coverage: CoverageReport;
}

async function check(inputs: Inputs, folder: string): Promise<Found | string> {
  const reportFile = join(folder, 'isms-report.json');
  const markdownFile = join(folder, 'check.md');
  const options = optionsOf(inputs);
  const reports = [`json=${reportFile}`, `markdown=${markdownFile}`];
  if (inputs.formats.has('sarif')) reports.push(`sarif=${inputs.sarifFile}`);
  const said = await runCommand([
    ...['check', '--format', 'github', '--fail-on', inputs.failOn, '--category', inputs.category],
    ...reports.flatMap(it => ['--report', it]),
    ...['--no-suppressed', ...options, '--', ...inputs.paths],
  ]);
  if (said.code > 1) return said.stderr;
  const covered = await runCommand(['coverage', '--format', 'json', ...withoutBaseline(options)]);
  if (covered.code > 1) return covered.stderr;
  return {
    said,
    report: JSON.parse(readFileSync(reportFile, 'utf8')),
    reportFile,
    markdown: readFileSync(markdownFile, 'utf8'),
    coverage: JSON.parse(covered.stdout),
  };
}

const optionsOf = ({ config, asOf, baseline, isStrict }: Inputs): readonly string[] => [
  ...(config === null ? [] : [`--config=${config}`]),
  ...(asOf === null ? [] : [`--as-of=${asOf}`]),
  ...(baseline === null ? [] : [`--baseline=${baseline}`]),
  ...(isStrict ? ['--strict-dates'] : []),
  '--quiet',
];

/** Coverage is what it is, whatever is reported. */
const withoutBaseline = (options: readonly string[]): readonly string[] =>
  options.filter(it => !it.startsWith('--baseline') && it !== '--strict-dates');

interface Delta {
  readonly report: DiffReport;
  readonly markdown: string;
  readonly commands: string;
}

/** What a pull request changes; `null` where there is none, words where it cannot be told. */
async function compare(inputs: Inputs, event: Event, folder: string): Promise<Delta | string | null> {
  const base = await changeBase(inputs.base, event.pullRequest);
  if (!base) return null;
  const [json, markdown] = [join(folder, 'diff.json'), join(folder, 'diff.md')];
  const { code, stdout, stderr } = await runCommand([
    ...['diff', ...base, '--format', 'github', '--fail-on', 'never'],
    ...['--report', `json=${json}`, '--report', `markdown=${markdown}`, ...optionsOf(inputs)],
  ]);
  if (code !== 0) return `${problemIn(stderr)} ${checkoutHint}`;
  return {
    report: JSON.parse(readFileSync(json, 'utf8')),
    markdown: readFileSync(markdown, 'utf8'),
    commands: stdout,
  };
}

const checkoutHint =
  'In a workflow, fetch-depth: 2 for actions/checkout is enough for a pull request, and 0 for any other base.';

/** What a command says is wrong, and what to do instead; where to look up how it is used is of no use here. */
const problemIn = (stderr: string): string =>
  stderr
    .replace(/^error: /, '')
    .split('\n')
    .map(it => it.trim())
    .filter(it => it !== '' && !it.startsWith("'isms help"))
    .join(' ');

/** What a pull request adds is annotated, so that what was there before takes none of the few places. */
function annotate({ said }: Found, delta: Delta | string | null, job: Job): void {
  const commands = delta !== null && typeof delta === 'object' ? delta.commands : said.stdout;
  for (const line of commands.trimEnd().split('\n')) job.say(line);
}

function summarize(found: Found, delta: Delta | string | null, job: Job): void {
  const change =
    delta === null
      ? []
      : typeof delta === 'string'
        ? [`> What this changes is not known. ${delta.replace(/[<>`*_[\]]/g, '\\$&')}`]
        : [delta.markdown.trimEnd()];
  const parts = [...change, gapsMarkdown(found.coverage), found.markdown.trimEnd()];
  append(job.env['GITHUB_STEP_SUMMARY'], within(parts, longestSummary));
}

/** Writes the comment to a file, and where it may, to the pull request. Answers with the path of the file. */
async function comment(
  delta: Delta | string | null,
  inputs: Inputs,
  event: Event,
  folder: string,
  job: Job,
): Promise<string> {
  if (delta === null || typeof delta === 'string' || !event.pullRequest) return '';
  const isQuiet = inputs.comment !== 'always' && !isWorthTelling(delta.report);
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = job.env;
  const more = `The [job summary](${server}/${repository}/actions/runs/${run}) has it.`;
  const text = commentText(delta.markdown, inputs.category, isQuiet, more);
  const file = join(folder, 'isms-comment.md');
  writeFileSync(file, text);
  if (inputs.comment !== 'never') await post(event.pullRequest.number, { text, isQuiet }, inputs, job);
  return file;
}

/** Documents that changed without any effect are told in the summary. */
const isWorthTelling = ({ counts: { outcomes, findings, suspects }, isms }: DiffReport): boolean =>
  [outcomes, findings.new, findings.fixed, suspects].some(it => Object.values(it).some(count => count > 0)) ||
  isms.some(({ before, after }) => !before || !after);

/** For a run that another one started: it checks nothing, and posts what the other one has written. */
async function postOnly(path: string, inputs: Inputs, event: Event, job: Job): Promise<number> {
  let text: string;
  try {
    text = readFileSync(resolve(path), 'utf8').slice(0, 65_536);
  } catch {
    job.say(workflowCommand('notice', 'ISMS', `There is no comment to post: '${path}' cannot be read.`));
    return 0;
  }
  const target = event.pullRequest?.number ?? event.finishedRun;
  if (target === null) job.say(workflowCommand('notice', 'ISMS', 'This run is for no pull request.'));
  else await post(target, writtenComment(text, inputs.category), inputs, job);
  return 0;
}

async function post(
  target: number | NonNullable<Event['finishedRun']>,
  sticky: StickyComment,
  { token, category }: Inputs,
  job: Job,
): Promise<void> {
  const { GITHUB_API_URL: url = 'https://api.github.com', GITHUB_REPOSITORY: repository = '' } = job.env;
  const gitHub = new GitHub(url, repository, token);
  try {
    const number = typeof target === 'number' ? target : await pullRequestOf(gitHub, target);
    job.say(`Comment: ${await keepComment(gitHub, number, sticky, category)}.`);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const text = `There is no comment: ${error.message} The job summary has the same.`;
    job.say(workflowCommand('notice', 'ISMS', text));
  }
}

function giveOutputs(
  { report, reportFile, coverage }: Found,
  delta: Delta | string | null,
  inputs: Inputs,
  commentFile: string,
  job: Job,
): void {
  const percent = percentOf(
    coverage.isms.map(({ counts, applicable }) => ({ covered: counts.covered, applicable })),
  );
  const outputs = {
    coverage: percent,
    'coverage-delta': delta !== null && typeof delta === 'object' ? deltaOf(delta.report) : '',
    errors: report.counts.error,
    warnings: report.counts.warning,
    'sarif-file': inputs.formats.has('sarif') ? resolve(inputs.sarifFile) : '',
    'report-json': reportFile,
    'comment-file': commentFile,
  };
  const lines = Object.entries(outputs).map(([name, value]) => `${name}=${value}\n`);
  append(job.env['GITHUB_OUTPUT'], lines.join(''));
}

/** `+2`, `-1`, `0`: whole percents of coverage won and lost. */
function deltaOf({ isms }: DiffReport): string {
  const change = percentOf(isms.map(({ after }) => after)) - percentOf(isms.map(({ before }) => before));
  return change > 0 ? `+${change}` : String(change);
}

function append(path: string | undefined, text: string): void {
  if (path) appendFileSync(path, text);
}
