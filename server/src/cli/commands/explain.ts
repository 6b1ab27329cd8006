import type { Call, Command } from '../command.js';
import type { ExplainReport } from '../data/explainReport.js';
import { didYouMean } from '../didYouMean.js';
import { exitCode } from '../exitCode.js';
import { historyOption } from '../historyOption.js';
import { formatOption, readingOptions } from '../options.js';
import type { Located } from '../platform.js';
import { isProblem, type Problem, problem } from '../problem.js';
import type { ReadIsms } from '../readIsms.js';

/** `isms explain CODE|ID` */
export const explainCommand: Command = {
  name: 'explain',
  summary: 'Explains a rule, a part of the reference model, or anything that has an id.',
  about: [
    'What can be asked for: the code of a finding; the id of an outcome, a process, a control, a clause, a kind of evidence or a role; the id of a document, a risk or any other entry; the path of a document.',
  ],
  operands: 'CODE|ID',
  leastOperands: 1,
  mostOperands: 1,
  options: [formatOption('text', 'json', 'markdown'), historyOption, ...readingOptions],
  examples: [
    'isms explain RA-O4                  why is this outcome not covered?',
    'isms explain reference-resolves     what does this finding mean?',
    'isms explain A.5.9                  which risks rest on this control?',
    'isms explain 9.3                    how far is this clause covered?',
    'isms explain R-004                  who refers to this risk?',
    'isms explain AUD --format markdown  a page about this process',
  ],

  async run(call) {
    const { options, platform } = call;
    const asked = options.operands[0] ?? '';
    const { usableIsms } = await import('../usableIsms.js');
    const { explain, explainDocument, isRule, knownIds } = await import('../data/explain.js');
    const { uri, type } = platform.locate(asked);
    const paths = type === 'file' ? [asked] : [];
    const isms = await usableIsms(options, platform, isRule(asked) ? 'nothing' : 'files', paths);
    if (isProblem(isms)) return isms;
    const report = explain(asked, isms) ?? (type === 'file' ? explainDocument(asked, uri, isms) : null);
    if (!report) return unknown(asked, type, knownIds(isms));
    return {
      exitCode: exitCode.clean,
      report: await textOf(report, isms, call),
      crashes: isms.crashes,
      passedOver: isms.passedOver,
    };
  },
};

const unknown = (asked: string, type: Located['type'], known: readonly string[]): Problem =>
  type === 'file'
    ? problem(`'${asked}' is no document of the ISMS.`, "'isms status' tells what each file was taken for.")
    : problem(`Nothing is named '${asked}'.`, didYouMean(asked, known));

async function textOf(report: ExplainReport, isms: ReadIsms, { options, style }: Call): Promise<string> {
  if (options.text('format') === 'json') {
    const { json } = await import('../reports/json.js');
    return json(report);
  }
  if (options.text('format') === 'markdown') {
    const { explainMarkdown } = await import('../reports/explainMarkdown.js');
    return explainMarkdown(report, path => isms.places.shown(path));
  }
  const { explainText } = await import('../reports/explainText.js');
  const { findingView } = await import('../findingView.js');
  return explainText(report, findingView(isms, style));
}
