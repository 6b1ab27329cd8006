import type { Call, Command } from '../command.js';
import type { DueReport } from '../data/dueReport.js';
import { didYouMean } from '../didYouMean.js';
import { exitCode } from '../exitCode.js';
import { formatOption, readingOptions } from '../options.js';
import { isProblem, problem } from '../problem.js';
import type { ReadIsms } from '../readIsms.js';

/** `isms due` */
export const dueCommand: Command = {
  name: 'due',
  summary: 'Lists what is overdue and what falls due.',
  about: [
    "Reviews, measures, acceptances, exceptions, supplier reviews, audits, corrective actions, certificates, and records that are expected so many times a year: whatever the schemas say falls due. What is overdue does not change the exit code; 'isms check --strict-dates' does.",
  ],
  operands: '[DIR]',
  leastOperands: 0,
  mostOperands: 1,
  options: [
    formatOption('text', 'json', 'ics'),
    { name: 'within', value: 'DAYS', fallback: '90', says: 'how many days ahead to look' },
    { name: 'owner', value: 'WHO', says: 'only what this person or role has to see to, by id or name' },
    ...readingOptions,
  ],
  examples: [
    'isms due',
    'isms due --within 30 --owner mira.voss',
    'isms due --format ics --output due.ics     for a calendar',
  ],

  async run(call) {
    const { options, platform } = call;
    const within = daysOf(options.text('within') ?? '');
    if (within === null)
      return problem(`'--within' cannot be '${options.text('within')}'.`, 'Write a number of days.');
    const { usableIsms } = await import('../usableIsms.js');
    const isms = await usableIsms(options, platform, 'documents', options.operands);
    if (isProblem(isms)) return isms;
    const { dueReport, ownersOf } = await import('../data/dueReport.js');
    const owner = options.text('owner');
    const report = dueReport(isms, within, owner);
    if (owner !== null && report.isms.every(({ items }) => items.length === 0)) {
      const owners = ownersOf(isms.engines);
      const isKnown = [...owners].some(name => name.toLowerCase() === owner.toLowerCase());
      if (!isKnown && isms.engines.every(engine => engine.lookup('definitions', owner).length === 0))
        return problem(`Nothing names '${owner}' as its owner.`, didYouMean(owner, owners));
    }
    return {
      exitCode: exitCode.clean,
      report: await textOf(report, isms, call),
      crashes: isms.crashes,
      passedOver: isms.passedOver,
    };
  },
};

function daysOf(typed: string): number | null {
  return /^\d{1,5}$/.test(typed) ? Number(typed) : null;
}

async function textOf(
  report: DueReport,
  isms: ReadIsms,
  { options, style, platform }: Call,
): Promise<string> {
  switch (options.text('format')) {
    case 'json':
      return (await import('../reports/json.js')).json(report);
    case 'ics':
      return (await import('../reports/dueCalendar.js')).dueCalendar(report, it => platform.sha256(it));
    default:
      return (await import('../reports/dueText.js')).dueText(report, {
        style,
        shown: path => isms.places.shown(path),
      });
  }
}
