import type { ClauseData } from '../data/clausesData.js';
import type { CoverageReport, IsmsData } from '../data/coverageReport.js';
import type { Colour, Style } from '../style.js';
import { padEnd, printable, shorten, widthOf, wrap } from '../textWidth.js';
import type { CoverageView } from './coverageView.js';
import { stateBar } from './outcomeLines.js';

/** One line a clause of ISO/IEC 27001:2022, and below it what stays open. */
export function coverageByClause(
  { clauses }: IsmsData,
  _: CoverageReport,
  { style, onlyGaps, isQuiet }: CoverageView,
): readonly string[] {
  const shown = onlyGaps ? clauses.filter(({ reach }) => reach !== 'full') : clauses;
  const widths = widthsFor(clauses, style);
  const count = (reach: ClauseData['reach']) => clauses.filter(it => it.reach === reach).length;
  const sum = `${count('full')} of ${clauses.length} clauses reached in full, ${count('partial')} in part, ${count('none')} not at all`;
  return [
    ...shown.flatMap(clause => [row(clause, widths, style), ...gapLines(clause, style)]),
    ...(shown.length > 0 ? [''] : []),
    style.paint(sum, 'bold'),
    ...(isQuiet ? [] : wrap(note, style.columns).map(line => style.paint(line, 'dim'))),
  ];
}

const note = 'A clause is met by what an auditor sees; here is what the documents show of it.';

const colours: Readonly<Record<ClauseData['reach'], Colour>> = {
  full: 'green',
  partial: 'yellow',
  none: 'red',
};

interface Widths {
  readonly titles: number;
  readonly bars: number;
}

/** `  10.1   Title  CIM   ●●●  partial` */
function widthsFor(clauses: readonly ClauseData[], { columns }: Style): Widths {
  const bars = Math.max(0, ...clauses.map(it => it.outcomes.length));
  const rest = 2 + 7 + 2 + 4 + 2 + bars + 2 + 'partial'.length;
  const room = columns === null ? 80 : Math.max(12, columns - rest);
  return { bars, titles: Math.min(room, Math.max(0, ...clauses.map(it => widthOf(it.title)))) };
}

function row({ id, title, process, outcomes, reach }: ClauseData, widths: Widths, style: Style): string {
  const { paint, symbols } = style;
  const room = ' '.repeat(widths.bars - outcomes.length);
  const name = padEnd(shorten(title, widths.titles, symbols.ellipsis), widths.titles);
  const end = paint(reach, colours[reach]);
  return `  ${paint(padEnd(id, 7), 'bold')}${name}  ${padEnd(process, 4)}  ${stateBar(outcomes, style)}${room}  ${end}`;
}

function gapLines({ gaps }: ClauseData, { paint, columns }: Style): readonly string[] {
  const margin = ' '.repeat(9);
  return gaps.flatMap(gap =>
    wrap(printable(gap), columns === null ? null : columns - margin.length).map(
      line => margin + paint(line, 'dim'),
    ),
  );
}
