import { isShapingKind, type Severity } from '../engine/index.js';
import type { Call } from './command.js';
import type { CheckReport } from './data/checkReport.js';
import { reportedFindings } from './data/reportedFinding.js';
import type { PipelineFormat } from './pipelineFormat.js';
import type { ReadIsms } from './readIsms.js';
import type { ReportView } from './reports/reportView.js';
import { reportView } from './reportView.js';

/** What a check found, ready to be told in any form. */
export interface CheckResult {
  readonly isms: ReadIsms;
  readonly call: Pick<Call, 'options' | 'platform' | 'style'>;
  readonly isShown: (uri: string) => boolean;
  /** Severities that count for the exit code. */
  readonly fails: readonly Severity[];
  readonly report: CheckReport;
}

/** The findings in one form; what writes it is loaded when it is asked for. */
export async function formatted(format: PipelineFormat, result: CheckResult): Promise<string> {
  return await writers[format](result);
}

type Writer = (result: CheckResult) => Promise<string>;

const writers: Readonly<Record<PipelineFormat, Writer>> = {
  async text({ report, isms, call: { options, platform, style } }) {
    const { checkText } = await import('./reports/checkText.js');
    const { findingView } = await import('./findingView.js');
    return checkText(report, {
      ...findingView(isms, style, options.flag('no-excerpt')),
      isQuiet: options.flag('quiet'),
      elapsed: options.text('output') === null ? platform.elapsed() : null,
    });
  },

  async json({ report }) {
    const { json } = await import('./reports/json.js');
    return json(report);
  },

  async sarif(result) {
    const { isms, isShown, report, call } = result;
    const { sarif } = await import('./reports/sarif.js');
    const { json } = await import('./reports/json.js');
    const which = call.options.flag('no-suppressed') ? 'reported' : 'all';
    return json(
      sarif(report, reportedFindings(isms, isShown, which), {
        ...viewOf(result),
        category: call.options.text('category') ?? 'isms',
        crashes: isms.crashes,
        textOf: path => isms.places.textOf(path),
      }),
    );
  },

  async github(result) {
    const { githubCommands } = await import('./reports/githubCommands.js');
    return githubCommands(result.report.findings, viewOf(result));
  },

  async gitlab(result) {
    const { gitlabCodeQuality } = await import('./reports/gitlabCodeQuality.js');
    const { json } = await import('./reports/json.js');
    return json(gitlabCodeQuality(result.report.findings, viewOf(result)));
  },

  async junit(result) {
    const { junit } = await import('./reports/junit.js');
    const { isms, isShown, report, fails } = result;
    const documents = isms.engines
      .flatMap(engine => engine.documents())
      .filter(({ uri, recognition: { kind } }) => kind !== null && !isShapingKind(kind) && isShown(uri))
      .map(({ uri }) => isms.places.pathOf(uri));
    return junit(report, report.findings, documents, fails, viewOf(result));
  },

  async markdown(result) {
    const { checkMarkdown } = await import('./reports/checkMarkdown.js');
    return checkMarkdown(result.report, viewOf(result));
  },
};

const viewOf = ({ isms, call: { options, platform } }: CheckResult): ReportView =>
  reportView(isms, options, platform);
