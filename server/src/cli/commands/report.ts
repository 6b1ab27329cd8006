import type { Command } from '../command.js';
import { exitCode } from '../exitCode.js';
import { historyOption } from '../historyOption.js';
import { readingOptions } from '../options.js';
import { isProblem, problem } from '../problem.js';
import { listed } from '../words.js';

/** `isms report` */
export const reportCommand: Command = {
  name: 'report',
  summary: 'Writes a page with coverage, reasons, flows and clauses, for who has no editor.',
  about: [
    'The page is one HTML file that asks for nothing else: it can be opened from a disk, attached to a message or put on any server. Its links lead to the documents, seen from where it lies. On paper, all reasons and evidence follow the tables.',
  ],
  operands: '[DIR]',
  leastOperands: 0,
  mostOperands: 1,
  options: [
    historyOption,
    ...readingOptions.map(option =>
      option.name === 'output'
        ? {
            ...option,
            value: 'FOLDER',
            fallback: 'isms-report',
            says: 'folder for index.html, made if need be',
          }
        : option,
    ),
  ],
  examples: ['isms report', 'isms report -o public --as-of 2026-09-15', 'isms report --history -o audit'],

  async run({ options, platform }) {
    const { usableIsms } = await import('../usableIsms.js');
    const isms = await usableIsms(options, platform, 'documents', options.operands);
    if (isProblem(isms)) return isms;
    const folder = options.text('output') ?? '.';
    const located = platform.locate(folder);
    if (located.type === 'file')
      return problem(`'${folder}' is a file.`, 'Name a folder, in which index.html is written.');
    const { reportPage } = await import('../reports/reportPage.js');
    const page = reportPage(isms, located.uri.replace(/\/?$/, '/'), platform);
    const file = `${folder.replace(/\/$/, '')}/index.html`;
    const failure = platform.makeFolder(folder) ?? platform.writeFile(file, page);
    if (failure !== null) return problem(`'${file}' cannot be written: ${failure}.`);
    const names = isms.engines.map(({ setup }) => setup.settings.organization ?? 'the ISMS');
    return {
      exitCode: exitCode.clean,
      report: options.flag('quiet') ? '' : `The report on ${listed(names)} is in ${file}.\n`,
      hasWritten: true,
      crashes: isms.crashes,
      passedOver: isms.passedOver,
    };
  },
};
