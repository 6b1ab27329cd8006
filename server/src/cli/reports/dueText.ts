import type { DueData, DueReport, IsmsDue } from '../data/dueReport.js';
import type { Style } from '../style.js';
import { padStart, printable, wrap } from '../textWidth.js';
import { counted } from '../words.js';

export interface DueTextOptions {
  readonly style: Style;
  /** The path of a file as one would type it. */
  shown(path: string): string;
}

/** What is overdue and what falls due, for people to read. */
export function dueText(report: DueReport, options: DueTextOptions): string {
  const parts = report.isms.map(isms => ismsText(isms, report, options).join('\n'));
  return `${parts.join('\n\n')}\n`;
}

function ismsText(
  { name, path, items }: IsmsDue,
  { within, as_of, root }: DueReport,
  options: DueTextOptions,
): readonly string[] {
  const { paint, symbols } = options.style;
  const called = printable(name ?? `ISMS in '${path === '' ? root : options.shown(path)}'`);
  const head = `${paint(called, 'bold')} ${symbols.dot} due within ${counted(within, 'day')} of ${as_of}`;
  if (items.length === 0) return [head, '', 'Nothing is due.'];
  const overdue = items.filter(({ days_left }) => days_left < 0);
  const soon = items.filter(({ days_left }) => days_left >= 0 && days_left <= 30);
  const later = items.filter(({ days_left }) => days_left > 30);
  return [
    head,
    ...group('Overdue', overdue, options),
    ...group(`Within ${counted(Math.min(within, 30), 'day')}`, soon, options),
    ...group(`Within ${counted(within, 'day')}`, later, options),
  ];
}

function group(name: string, items: readonly DueData[], options: DueTextOptions): readonly string[] {
  if (items.length === 0) return [];
  const { paint } = options.style;
  return ['', paint(`${name} (${items.length})`, 'bold'), ...items.flatMap(item => rows(item, options))];
}

/** Two columns: when, and what with its owner and place below it. */
function rows(item: DueData, { style, shown }: DueTextOptions): readonly string[] {
  const { paint, symbols, columns } = style;
  const left = padStart(leftInWords(item.days_left), 12);
  const when = `  ${item.day}  ${item.days_left < 0 ? paint(left, 'yellow') : left}  `;
  const indent = ' '.repeat(2 + 10 + 2 + 12 + 2);
  const room = columns === null ? null : Math.max(30, columns - indent.length);
  const id = item.id === null || item.id === item.title ? '' : ` (${item.id})`;
  const place = `${shown(item.path)}:${item.start.line}:${item.start.column}`;
  const about = [...(item.owner ? [item.owner.name] : []), place].map(printable).join(` ${symbols.dot} `);
  const [first = '', ...more] = wrap(printable(`${item.what}: ${item.title}${id}`), room);
  return [when + first, ...more.map(line => indent + line), indent + paint(about, 'dim')];
}

function leftInWords(days: number): string {
  if (days === 0) return 'today';
  return days < 0 ? `${counted(-days, 'day')} ago` : `in ${counted(days, 'day')}`;
}
