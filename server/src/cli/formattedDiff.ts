import type { Severity } from '../engine/index.js';
import type { Call } from './command.js';
import type { ChangedFindingData, DiffReport } from './data/diffReport.js';
import type { FindingData } from './data/findingData.js';
import type { PipelineFormat } from './pipelineFormat.js';
import type { ReadVersions } from './readVersions.js';
import type { ReportView } from './reports/reportView.js';
import type { SarifFinding } from './reports/sarif.js';
import { reportView } from './reportView.js';

/** What a comparison found out, ready to be told in any form. */
export interface DiffResult {
  readonly versions: ReadVersions;
  readonly call: Pick<Call, 'options' | 'platform' | 'style'>;
  /** Severities that count for the exit code. */
  readonly fails: readonly Severity[];
  readonly report: DiffReport;
}

/** A comparison in one form. Forms that are about findings tell the new ones; SARIF has all, with what became of them. */
export async function formattedDiff(format: PipelineFormat, result: DiffResult): Promise<string> {
  return await writers[format](result);
}

type Writer = (result: DiffResult) => Promise<string>;

const writers: Readonly<Record<PipelineFormat, Writer>> = {
  async text({ report, versions, call: { options, style } }) {
    const { diffText } = await import('./reports/diffText.js');
    const { findingView } = await import('./findingView.js');
    return diffText(report, { ...findingView(versions, style, true), isQuiet: options.flag('quiet') });
  },

  async json({ report }) {
    const { json } = await import('./reports/json.js');
    return json(report);
  },

  async sarif(result) {
    const { versions, report, call } = result;
    const { sarif } = await import('./reports/sarif.js');
    const { json } = await import('./reports/json.js');
    return json(
      sarif(report, findingsWithState(report), {
        ...viewOf(result),
        category: call.options.text('category') ?? 'isms',
        crashes: versions.crashes,
        textOf: path => versions.places.textOf(path),
      }),
    );
  },

  async github(result) {
    const { githubCommands } = await import('./reports/githubCommands.js');
    return githubCommands(newFindings(result.report), viewOf(result));
  },

  async gitlab(result) {
    const { gitlabCodeQuality } = await import('./reports/gitlabCodeQuality.js');
    const { json } = await import('./reports/json.js');
    return json(gitlabCodeQuality(newFindings(result.report), viewOf(result)));
  },

  async junit(result) {
    const { junit } = await import('./reports/junit.js');
    const { report, fails } = result;
    const documents = report.isms.flatMap(it => it.documents.filter(({ change }) => change !== 'removed'));
    const paths = documents.map(({ path }) => path);
    return junit(report, newFindings(report), paths, fails, viewOf(result));
  },

  async markdown({ report }) {
    const { diffMarkdown } = await import('./reports/diffMarkdown.js');
    return diffMarkdown(report);
  },
};

const newFindings = ({ isms }: DiffReport): readonly ChangedFindingData[] =>
  isms.flatMap(it => it.findings.new.map(finding => ({ ...finding, key: keyIn(it.path, finding.key) })));

function findingsWithState({ isms }: DiffReport): readonly SarifFinding[] {
  return isms.flatMap(({ path, findings }) => {
    const withState = (
      all: readonly (FindingData & { readonly key: string })[],
      baselineState: NonNullable<SarifFinding['baselineState']>,
    ) => all.map(it => ({ ...it, key: keyIn(path, it.key), baselineState }));
    return [
      ...withState(findings.new, 'new'),
      ...withState(findings.unchanged, 'unchanged'),
      ...withState(findings.fixed, 'absent'),
    ];
  });
}

/** Keys tell findings of one ISMS apart. */
const keyIn = (folder: string, key: string): string => (folder === '' ? key : `${folder}/${key}`);

const viewOf = ({ versions, call: { options, platform } }: DiffResult): ReportView =>
  reportView(versions, options, platform);
