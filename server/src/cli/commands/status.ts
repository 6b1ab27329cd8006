import type { Call, Command } from '../command.js';
import type { StatusReport } from '../data/statusReport.js';
import { exitCode } from '../exitCode.js';
import { formatOption, readingOptions } from '../options.js';
import { isProblem } from '../problem.js';
import type { ReadIsms } from '../readIsms.js';

/** `isms status` */
export const statusCommand: Command = {
  name: 'status',
  summary: 'Tells what each file was taken for and why, and which settings are in force.',
  about: [],
  operands: '[DIR]',
  leastOperands: 0,
  mostOperands: 1,
  options: [formatOption('text', 'json'), ...readingOptions],
  examples: ['isms status', 'isms status --format json'],

  async run(call) {
    const { options, platform } = call;
    const { usableIsms } = await import('../usableIsms.js');
    const isms = await usableIsms(options, platform, 'files', options.operands);
    if (isProblem(isms)) return isms;
    const { statusReport } = await import('../data/statusReport.js');
    const report = await textOf(statusReport(isms), isms, call);
    return { exitCode: exitCode.clean, report, crashes: isms.crashes, passedOver: isms.passedOver };
  },
};

async function textOf(
  report: StatusReport,
  isms: ReadIsms,
  { options, style, platform }: Call,
): Promise<string> {
  if (options.text('format') === 'json') {
    const { json } = await import('../reports/json.js');
    return json(report);
  }
  const { statusText } = await import('../reports/statusText.js');
  const { passedOverFolders } = platform;
  const shown = (path: string) => isms.places.shown(path);
  return statusText(report, { style, shown, passedOver: passedOverFolders, isQuiet: options.flag('quiet') });
}
