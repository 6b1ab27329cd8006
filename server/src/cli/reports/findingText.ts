import type { FindingData } from '../data/findingData.js';
import { type Style, severityColours } from '../style.js';
import { printable, shorten, shortenLeft, widthOf, wrap } from '../textWidth.js';

/** How findings are shown in a text. */
export interface FindingView {
  readonly style: Style;
  /** The path of a file as one would type it. */
  shown(path: string): string;
  /** A line of a file, counted from 1; `null`: no lines are shown. */
  readonly lineOf: ((path: string, line: number) => string) | null;
}

/**
 * `path:line:column  severity  message  code`, and the line it is about. Findings at one place share the line.
 */
export function findingsText(findings: readonly FindingData[], view: FindingView): readonly string[] {
  const lines: string[] = [];
  for (const [index, finding] of findings.entries()) {
    const before = findings[index - 1];
    const isApart = view.lineOf ? !isSamePlace(finding, before) : finding.path !== before?.path;
    if (before && isApart) lines.push('');
    lines.push(...headLines(finding, view));
    if (view.lineOf && !isSamePlace(finding, findings[index + 1]))
      lines.push(...excerpt(finding, view.lineOf, view));
    if (view.lineOf) lines.push(...relatedLines(finding, view));
  }
  return lines;
}

const isSamePlace = (a: FindingData, b: FindingData | undefined): boolean =>
  a.path === b?.path && a.start.offset === b.start.offset && a.end.offset === b.end.offset;

function headLines(
  { path, start, severity, message, code }: FindingData,
  view: FindingView,
): readonly string[] {
  const { paint, columns } = view.style;
  const place = `${printable(view.shown(path))}:${start.line}:${start.column}`;
  const lead = `${place}  ${severity}`;
  const [first = '', ...rest] = wrapAfter(`${printable(message)}  ${code}`, widthOf(lead) + 2, columns);
  const head = `${paint(place, 'bold')}  ${paint(severity, severityColours[severity], 'bold')}  ${first}`;
  const lines = [head, ...rest.map(line => `    ${line}`)];
  return [...lines.slice(0, -1), dimCode(lines.at(-1) ?? '', code, view.style)];
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
  const before = shortenLeft(
    clean(line.slice(Math.max(0, from - room), from)),
    Math.floor(room / 2),
    symbols.ellipsis,
  );
  const about = shorten(
    clean(line.slice(from, Math.min(to, from + room + 1))),
    room - widthOf(before),
    symbols.ellipsis,
  );
  const after = shorten(
    clean(line.slice(to, to + room + 1)),
    room - widthOf(before) - widthOf(about),
    symbols.ellipsis,
  );
  const carets = '^'.repeat(Math.max(1, widthOf(about)));
  const bar = paint(symbols.bar, 'dim');
  const number = paint(String(start.line).padStart(numberWidth), 'dim');
  if (line.trim() === '') return [];
  return [
    `${number} ${bar} ${`${before}${about}${after}`.trimEnd()}`,
    `${' '.repeat(numberWidth)} ${bar} ${' '.repeat(widthOf(before))}${paint(carets, severityColours[severity])}`,
  ];
}

function relatedLines({ related }: FindingData, { style, shown }: FindingView): readonly string[] {
  const margin = `${' '.repeat(numberWidth)} ${style.paint('=', 'dim')} `;
  return related.map(
    ({ path, start, message }) =>
      `${margin}${printable(message)}: ${printable(shown(path))}:${start.line}:${start.column}`,
  );
}
