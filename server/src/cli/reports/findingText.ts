import type { FindingData } from '../data/findingData.js';
import { type Style, severityColours } from '../style.js';
import { printable, widthOf, wrap } from '../textWidth.js';

/** How findings are shown in a text. */
export interface FindingView {
  readonly style: Style;
  /** The path of a file as one would type it. */
  shown(path: string): string;
  /** A line of a file, counted from 1; `null`: no lines are shown. */
  readonly lineOf: ((path: string, line: number) => string) | null;
}

/** `path:line:column  severity  message  code`, and the line it is about. */
export function findingText(finding: FindingData, view: FindingView): readonly string[] {
  const { paint } = view.style;
  const { path, start, severity, message, code } = finding;
  const place = `${printable(view.shown(path))}:${start.line}:${start.column}`;
  const lead = `${place}  ${severity}`;
  const { columns } = view.style;
  const [first = '', ...rest] = wrapAfter(`${printable(message)}  ${code}`, widthOf(lead) + 2, columns);
  const head = `${paint(place, 'bold')}  ${paint(severity, severityColours[severity], 'bold')}  ${first}`;
  const lines = [head, ...rest.map(line => `    ${line}`)];
  const last = lines.length - 1;
  lines[last] = dimCode(lines[last] ?? '', code, view.style);
  return view.lineOf ? [...lines, ...excerpt(finding, view.lineOf, view), ...notes(finding, view)] : lines;
}

/** Fits a text behind a lead of some width; what does not fit there goes on below, a little indented. */
function wrapAfter(text: string, lead: number, columns: number | null): readonly string[] {
  if (columns === null || lead + widthOf(text) <= columns) return [text];
  const [first = '', ...rest] = wrap(text, Math.max(20, columns - lead));
  return [first, ...wrap(rest.join(' '), columns - 4)];
}

function dimCode(line: string, code: string, { paint }: Style): string {
  return line.endsWith(code) ? `${line.slice(0, -code.length)}${paint(code, 'dim')}` : line;
}

/** Tabs are as wide as this in excerpts. */
const tab = '    ';
/** Where there is no terminal, an excerpt is cut to this many columns. */
const widestExcerpt = 160;
const numberWidth = 5;

function excerpt(
  { path, start, end, severity }: FindingData,
  lineOf: (path: string, line: number) => string,
  { style }: FindingView,
): readonly string[] {
  const { paint, symbols } = style;
  const line = lineOf(path, start.line);
  const from = start.column - 1;
  const to = end.line === start.line ? end.column - 1 : line.trimEnd().length;
  const clean = (text: string) => printable(text.replaceAll('\t', tab));
  const room = (style.columns ?? widestExcerpt) - numberWidth - 4;
  const before = cutLeft(clean(line.slice(0, from)), Math.floor(room / 2), symbols.ellipsis);
  const about = cutRight(clean(line.slice(from, to)), room - widthOf(before), symbols.ellipsis);
  const after = cutRight(clean(line.slice(to)), room - widthOf(before) - widthOf(about), symbols.ellipsis);
  const carets = '^'.repeat(Math.max(1, widthOf(about)));
  const bar = paint(symbols.bar, 'dim');
  const number = paint(String(start.line).padStart(numberWidth), 'dim');
  if (line.trim() === '') return [];
  return [
    `${number} ${bar} ${`${before}${about}${after}`.trimEnd()}`,
    `${' '.repeat(numberWidth)} ${bar} ${' '.repeat(widthOf(before))}${paint(carets, severityColours[severity])}`,
  ];
}

/** The end of a text that is too long, its indentation given up. */
function cutLeft(text: string, width: number, mark: string): string {
  if (widthOf(text) <= width) return text;
  let kept = text;
  while (kept !== '' && widthOf(kept) + widthOf(mark) > width) kept = [...kept].slice(1).join('');
  return mark + kept;
}

function cutRight(text: string, width: number, mark: string): string {
  if (widthOf(text) <= width) return text;
  let kept = text.slice(0, Math.max(0, width));
  while (kept !== '' && widthOf(kept) + widthOf(mark) > width) kept = [...kept].slice(0, -1).join('');
  return kept + mark;
}

function notes({ related, fix }: FindingData, { style, shown }: FindingView): readonly string[] {
  const { paint } = style;
  const margin = `${' '.repeat(numberWidth)} ${paint('=', 'dim')} `;
  const lines = related.map(
    ({ path, start, message }) =>
      `${margin}${printable(message)}: ${printable(shown(path))}:${start.line}:${start.column}`,
  );
  return fix ? [...lines, `${margin}${paint('fix:', 'bold')} ${printable(fix.title)}`] : lines;
}
