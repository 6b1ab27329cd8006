import type { OutcomeState } from '../../engine/index.js';
import type { CoverageReport, IsmsData, ProcessData } from '../data/coverageReport.js';
import type { OutcomeData, ReasonData } from '../data/outcomeData.js';
import { type Style, stateColours } from '../style.js';
import { padEnd, padStart, printable, shorten, widthOf } from '../textWidth.js';
import { type ReasonView, reasonText } from './reasonText.js';

export interface CoverageTextOptions extends ReasonView {
  /** All gaps with all that is missing, and no table. */
  readonly onlyGaps: boolean;
  readonly isQuiet: boolean;
}

/** Coverage for people to read: one line a process, then what is missing and what would mend it. */
export function coverageText(report: CoverageReport, options: CoverageTextOptions): string {
  const parts = report.isms.map(isms => [
    ...heading(isms, report, options),
    '',
    ...(options.onlyGaps ? [] : [...table(isms, options.style), '', ...total(isms, options.style)]),
    ...gaps(isms, options),
  ]);
  return `${parts.map(lines => lines.join('\n').trimEnd()).join('\n\n\n')}\n`;
}

function heading(isms: IsmsData, { as_of, root }: CoverageReport, { style, shown }: CoverageTextOptions) {
  const { paint, symbols } = style;
  const folder = isms.path === '' ? root : shown(isms.path);
  const name = printable(isms.organization ?? `ISMS in '${folder}'`);
  const where = isms.organization !== null && isms.path !== '' ? ` in '${printable(folder)}'` : '';
  return [`${paint(name, 'bold')}${where} ${symbols.dot} coverage on ${as_of}`];
}

function table({ processes }: IsmsData, style: Style): readonly string[] {
  const { paint, columns } = style;
  const bars = Math.max(...processes.map(it => it.outcomes.length));
  const ids = Math.max(...processes.map(it => it.id.length));
  const right = '  00/00  100 %'.length;
  const room = columns === null ? 80 : Math.max(12, columns - 2 - ids - 2 - 2 - bars - right);
  const names = Math.min(room, Math.max(...processes.map(it => widthOf(it.name))));
  const categories = [...new Set(processes.map(it => it.category))];
  return categories.flatMap(category => [
    paint(category.charAt(0).toUpperCase() + category.slice(1), 'bold'),
    ...processes
      .filter(it => it.category === category)
      .map(process => row(process, { ids, names, bars }, style)),
  ]);
}

function row(
  { id, name, outcomes, counts, applicable, percent }: ProcessData,
  widths: { readonly ids: number; readonly names: number; readonly bars: number },
  style: Style,
): string {
  const { paint, symbols } = style;
  const bar = outcomes.map(({ state }) => sign(state, style)).join('');
  const room = ' '.repeat(widths.bars - outcomes.length);
  const text = padEnd(shorten(name, widths.names, symbols.ellipsis), widths.names);
  const colour = percent === 100 ? 'green' : percent === 0 ? 'red' : 'yellow';
  const share = `${padStart(`${counts.covered}/${applicable}`, 7)}  ${paint(padStart(`${percent} %`, 5), colour)}`;
  return `  ${paint(padEnd(id, widths.ids), 'bold')}  ${text}  ${bar}${room}${share}`;
}

const sign = (state: OutcomeState, { paint, symbols }: Style): string =>
  paint(symbols.states[state], stateColours[state]);

/** Sums up, and says in passing what the signs mean. */
function total({ counts, applicable, percent }: IsmsData, style: Style): readonly string[] {
  const states = (Object.keys(counts) as OutcomeState[]).filter(state => counts[state] > 0);
  const legend = states.map(state => `${sign(state, style)} ${counts[state]} ${state}`).join('  ');
  return [
    style.paint(`${counts.covered} of ${applicable} outcomes covered (${percent} %)`, 'bold'),
    legend,
    '',
  ];
}

/** Beside the table, so many gaps are told. */
const mostGaps = 10;

function gaps(isms: IsmsData, options: CoverageTextOptions): readonly string[] {
  const all = isms.processes.flatMap(({ outcomes }) => outcomes).filter(isGap);
  const { paint } = options.style;
  if (all.length === 0) return ['There are no gaps.'];
  if (options.onlyGaps) return all.flatMap(it => [...gapText(it, it.reasons.filter(isOpen), options), '']);
  const told = all.slice(0, mostGaps);
  const rest = all.length - told.length;
  const lines = told.flatMap(it => gapText(it, it.reasons.filter(isOpen).slice(0, 1), options));
  const more = rest > 0 ? [`  and ${rest} more`] : [];
  const hint = options.isQuiet
    ? []
    : ['', `'isms explain ${all[0]?.id}' tells all about one of them, 'isms coverage --gaps' about all.`];
  return [paint(`Gaps (${all.length})`, 'bold'), ...lines, ...more, ...hint];
}

const isGap = ({ state }: Pick<OutcomeData, 'state'>): boolean => state !== 'covered' && state !== 'excluded';
const isOpen = ({ holds }: ReasonData): boolean => !holds;

function gapText(
  { id, title, state }: OutcomeData,
  reasons: readonly ReasonData[],
  options: CoverageTextOptions,
): readonly string[] {
  const { paint } = options.style;
  const head = `  ${sign(state, options.style)} ${paint(id, 'bold')}  ${title}  ${paint(state, stateColours[state])}`;
  return [head, ...reasonText(reasons, options, '      ')];
}
