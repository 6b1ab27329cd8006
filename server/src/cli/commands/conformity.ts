import type { Call, Command } from '../command.js';
import type { ConformityReport } from '../data/conformityReport.js';
import { exitCode } from '../exitCode.js';
import { formatOption, readingOptions } from '../options.js';
import { isProblem } from '../problem.js';

/** `isms conformity` */
export const conformityCommand: Command = {
  name: 'conformity',
  summary: 'States how far the reference model answers what is expected of one.',
  about: [
    'It is about the model, not about your ISMS: where isms.yaml adds to the model, about the one that comes of it. What only people can confirm stays indicated or open. Ends with exit code 1 where a claim is not met.',
  ],
  operands: '[DIR]',
  leastOperands: 0,
  mostOperands: 1,
  options: [formatOption('text', 'json', 'yaml', 'markdown'), ...readingOptions],
  examples: ['isms conformity', 'isms conformity --format markdown --output conformity.md'],

  async run(call) {
    const { options, platform } = call;
    const { usableIsms } = await import('../usableIsms.js');
    const isms = await usableIsms(options, platform, 'files', options.operands);
    if (isProblem(isms)) return isms;
    const { conformityReport } = await import('../data/conformityReport.js');
    const report = conformityReport(isms, text => platform.sha256(text));
    const fails = report.statements.some(({ claims }) => claims.some(({ verdict }) => verdict === 'not-met'));
    return {
      exitCode: fails ? exitCode.findings : exitCode.clean,
      report: await textOf(report, call),
      crashes: isms.crashes,
      passedOver: isms.passedOver,
    };
  },
};

async function textOf(report: ConformityReport, { options, style }: Call): Promise<string> {
  switch (options.text('format')) {
    case 'json':
      return (await import('../reports/json.js')).json(report);
    case 'yaml':
      return (await import('../reports/yaml.js')).yaml(report);
    case 'markdown':
      return (await import('../reports/conformityMarkdown.js')).conformityMarkdown(report);
    default:
      return (await import('../reports/conformityText.js')).conformityText(report, style);
  }
}
