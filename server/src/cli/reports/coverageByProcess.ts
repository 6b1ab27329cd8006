import type { OutcomeState } from '../../engine/index.js';
import type { CoverageReport, IsmsData, ProcessData } from '../data/coverageReport.js';
import { isOpen } from '../data/outcomeBrief.js';
import type { OutcomeData, ReasonData } from '../data/outcomeData.js';
import { type Style, stateColours } from '../style.js';
import { padEnd, padStart, printable, shorten, widthOf, wrap } from '../textWidth.js';
import type { CoverageView } from './coverageView.js';
import { stateBar } from './outcomeLines.js';
import { reasonText } from './reasonText.js';

/** One line a process with what is proposed for it, then what is missing and what would mend it. */
export const coverageByProcess = (
  isms: IsmsData,
  { rating }: CoverageReport,
  options: CoverageView,
): readonly string[] => [
  ...(options.onlyGaps
    ? []
    : [
        ...table(isms, options.style),
        '',
        ...total(isms, options.style),
        ...(options.isQuiet ? [] : legend(rating, options.style)),
        ...ratings(isms, options.style),
        '',
      ]),
  ...gaps(isms, options),
];

/** A column of the table: its heading, and what it says of a process. */
interface Column {
  readonly name: string;
  says(process: ProcessData): string;
}

function columnsFor({ processes }: IsmsData, { columns }: Style): readonly Column[] {
  const isRated = processes.some(({ rating }) => rating.by_person);
  const hasRoom = columns === null || columns >= roomForCounts;
  return [
    { name: 'proposed', says: ({ rating }) => rating.proposed?.rating ?? '' },
    ...(isRated
      ? [{ name: 'rated', says: ({ rating }: ProcessData) => rating.by_person?.rating ?? '' }]
      : []),
    ...(hasRoom
      ? [
          { name: 'documented', says: ({ documented }: ProcessData) => String(documented) },
          { name: 'evidenced', says: ({ evidenced }: ProcessData) => String(evidenced) },
        ]
      : []),
  ];
}

/** From this width on there is room for the counts beside the names. */
const roomForCounts = 110;
const shares = '  00/00  100 %';

interface Widths {
  readonly ids: number;
  readonly names: number;
  readonly bars: number;
}

function table(isms: IsmsData, style: Style): readonly string[] {
  const { processes } = isms;
  const { paint } = style;
  const more = columnsFor(isms, style);
  const bars = Math.max(...processes.map(it => it.outcomes.length));
  const ids = Math.max(...processes.map(it => it.id.length));
  const right = shares.length + more.reduce((sum, { name }) => sum + name.length + 2, 0);
  const room = style.columns === null ? 80 : Math.max(12, style.columns - 2 - ids - 2 - 2 - bars - right);
  const names = Math.min(room, Math.max(...processes.map(it => widthOf(it.name))));
  const categories = [...new Set(processes.map(it => it.category))];
  const left = ' '.repeat(2 + ids + 2 + names + 2 + bars);
  const head = `${left}${padStart('covered', shares.length)}${more.map(({ name }) => `  ${name}`).join('')}`;
  return [
    paint(head, 'dim'),
    ...categories.flatMap(category => [
      paint(category.charAt(0).toUpperCase() + category.slice(1), 'bold'),
      ...processes
        .filter(it => it.category === category)
        .map(process => row(process, { ids, names, bars }, more, style)),
    ]),
  ];
}

function row(process: ProcessData, widths: Widths, more: readonly Column[], style: Style): string {
  const { id, name, outcomes, counts, applicable, percent } = process;
  const { paint, symbols } = style;
  const room = ' '.repeat(widths.bars - outcomes.length);
  const text = padEnd(shorten(name, widths.names, symbols.ellipsis), widths.names);
  const colour = percent === 100 ? 'green' : percent === 0 ? 'red' : 'yellow';
  const share = `${padStart(`${counts.covered}/${applicable}`, 7)}  ${paint(padStart(`${percent} %`, 5), colour)}`;
  const rest = more.map(column => `  ${padStart(column.says(process), column.name.length)}`).join('');
  return `  ${paint(padEnd(id, widths.ids), 'bold')}  ${text}  ${stateBar(outcomes, style)}${room}${share}${rest}`;
}

const sign = (state: OutcomeState, { paint, symbols }: Style): string =>
  paint(symbols.states[state], stateColours[state]);

function legend(
  { framework, edition, attribute }: CoverageReport['rating'],
  style: Style,
): readonly string[] {
  const text = `Proposed: ${attribute} with the ranges of ${framework}:${edition}, until a person rates it.`;
  return wrap(text, style.columns).map(line => style.paint(line, 'dim'));
}

/** What people say of single processes, with the reason. */
const ratings = ({ processes }: IsmsData, style: Style): readonly string[] =>
  processes.flatMap(({ id, rating: { by_person: said } }) => {
    if (!said) return [];
    const text = `${id} is rated ${said.rating} by ${said.by} on ${said.on}: ${said.reason}`;
    return wrap(printable(text), style.columns);
  });

/** Sums up, and says in passing what the signs mean. */
function total({ counts, applicable, percent }: IsmsData, style: Style): readonly string[] {
  const states = (Object.keys(counts) as OutcomeState[]).filter(state => counts[state] > 0);
  const legend = states.map(state => `${sign(state, style)} ${counts[state]} ${state}`).join('  ');
  return [style.paint(`${counts.covered} of ${applicable} outcomes covered (${percent} %)`, 'bold'), legend];
}

/** Beside the table, so many gaps are told. */
const mostGaps = 10;

function gaps(isms: IsmsData, options: CoverageView): readonly string[] {
  const all = isms.processes.flatMap(({ outcomes }) => outcomes).filter(isOpen);
  const { paint } = options.style;
  if (all.length === 0) return ['There are no gaps.'];
  if (options.onlyGaps) return all.flatMap(it => [...gapText(it, it.reasons.filter(isLacking), options), '']);
  const told = all.slice(0, mostGaps);
  const rest = all.length - told.length;
  const lines = told.flatMap(it => gapText(it, it.reasons.filter(isLacking).slice(0, 1), options));
  const more = rest > 0 ? [`  and ${rest} more`] : [];
  const hint = options.isQuiet
    ? []
    : ['', `'isms explain ${all[0]?.id}' tells all about one of them, 'isms coverage --gaps' about all.`];
  return [paint(`Gaps (${all.length})`, 'bold'), ...lines, ...more, ...hint];
}

const isLacking = ({ holds }: ReasonData): boolean => !holds;

function gapText(
  { id, title, state }: OutcomeData,
  reasons: readonly ReasonData[],
  options: CoverageView,
): readonly string[] {
  const { paint } = options.style;
  const head = `  ${sign(state, options.style)} ${paint(id, 'bold')}  ${title}  ${paint(state, stateColours[state])}`;
  return [head, ...reasonText(reasons, options, '      ')];
}
