import type { CoverageReport } from '../cli/data/coverageReport.js';
import { isOpen } from '../cli/data/outcomeBrief.js';
import { inert, markdownTable } from '../cli/reports/markdown.js';
import { counted } from '../cli/words.js';

/** So many gaps are in a summary; the rest is counted. */
const mostGaps = 200;

/** How much is covered, and the outcomes that are not, each with what is missing first. */
export function gapsMarkdown({ isms }: CoverageReport): string {
  return isms
    .map(({ organization, path, percent, counts, applicable, processes }) => {
      const name = isms.length > 1 ? ` of ${inert(organization ?? (path || 'the ISMS'))}` : '';
      const share = `**Coverage${name}:** ${percent} % (${counts.covered} of ${counted(applicable, 'outcome')}).`;
      const gaps = processes.flatMap(({ outcomes }) => outcomes.filter(isOpen));
      if (gaps.length === 0) return share;
      const rows = gaps
        .slice(0, mostGaps)
        .map(({ id, title, state, reasons }) => [
          `\`${id}\` ${inert(title)}`,
          state,
          inert(reasons.find(({ holds }) => !holds)?.text ?? ''),
        ]);
      const rest =
        gaps.length > mostGaps
          ? `\n\n${counted(gaps.length - mostGaps, 'more outcome')}: \`isms coverage --gaps\` tells all.`
          : '';
      const table = markdownTable([['Outcome', 'State', 'Why'], ...rows]);
      return `${share}\n\n<details>\n<summary>${counted(gaps.length, 'gap')}</summary>\n\n${table}${rest}\n\n</details>`;
    })
    .join('\n\n');
}

/** The share of outcomes that are covered, over all ISMSs; in whole percent, rounded down. */
export function percentOf(
  shares: readonly ({ readonly covered: number; readonly applicable: number } | null)[],
): number {
  const sum = (of: 'covered' | 'applicable') => shares.reduce((all, it) => all + (it?.[of] ?? 0), 0);
  const applicable = sum('applicable');
  return applicable === 0 ? 0 : Math.floor((100 * sum('covered')) / applicable);
}
