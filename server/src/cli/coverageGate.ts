import type { CoverageReport, IsmsData, ProcessData } from './data/coverageReport.js';
import { didYouMean } from './didYouMean.js';
import { type Problem, problem } from './problem.js';

/** How much has to be covered: of an ISMS as a whole, or of one of its processes. */
export interface Least {
  /** Id of the process; `null`: the whole. */
  readonly process: string | null;
  readonly percent: number;
  /** As it was typed. */
  readonly typed: string;
}

/** Reads `80` and `RA=80`, with or without `%`. Of two for the same, the later counts. */
export function leastOf(typed: readonly string[]): readonly Least[] | Problem {
  const all = new Map<string | null, Least>();
  for (const text of typed) {
    const [, process, number = ''] = /^(?:([^=]+)=)?(.*?) ?%?$/.exec(text) ?? [];
    const percent = number.trim() === '' ? Number.NaN : Number(number);
    if (!(percent >= 0 && percent <= 100))
      return problem(
        `'--min' cannot be '${text}'.`,
        'Write a number from 0 to 100, for all outcomes (80) or for those of a process (RA=80).',
      );
    all.set(process ?? null, { process: process ?? null, percent, typed: text });
  }
  return [...all.values()];
}

/** A process that no model knows would be passed over in silence. */
export function unknownProcess({ isms }: CoverageReport, least: readonly Least[]): Problem | null {
  const ids = new Set(isms.flatMap(({ processes }) => processes.map(({ id }) => id)));
  const unknown = least.find(({ process }) => process !== null && !ids.has(process));
  if (!unknown?.process) return null;
  return problem(
    `'--min ${unknown.typed}' names no process of the model.`,
    didYouMean(unknown.process, ids) ?? `It has ${[...ids].join(', ')}.`,
  );
}

/** What falls short, in sentences; each ISMS has to reach what is asked for, where it has the process. */
export const shortfalls = ({ isms }: CoverageReport, least: readonly Least[]): readonly string[] =>
  isms.flatMap(one => least.flatMap(it => shortfall(one, it)));

function shortfall(isms: IsmsData, { process, percent }: Least): readonly string[] {
  const share: IsmsData | ProcessData | undefined =
    process === null ? isms : isms.processes.find(({ id }) => id === process);
  if (!share || share.counts.covered * 100 >= percent * share.applicable) return [];
  const of = [process, isms.path].filter(it => it !== null && it !== '').map(it => ` of ${it}`);
  return [`Coverage${of.join('')} is ${share.percent} %, below the ${percent} % that --min asks for.`];
}
