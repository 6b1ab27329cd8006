import type { Severity } from '../../engine/index.js';
import type { FindingData } from '../data/findingData.js';
import { printable } from '../textWidth.js';
import { counted, listed } from '../words.js';
import type { ReportView } from './reportView.js';

/** GitHub shows as many annotations of each level for a step, and drops what comes after them without a word. */
const mostOfLevel = 10;

/**
 * Findings as workflow commands, the most serious first: errors and warnings, as many as GitHub shows, and a line that
 * tells how many there are besides. Notes are in no annotation.
 */
export function githubCommands(
  findings: readonly FindingData[],
  { pathFor }: Pick<ReportView, 'pathFor'>,
): string {
  const lines = annotated.flatMap(severity =>
    findings
      .filter(it => it.severity === severity)
      .slice(0, mostOfLevel)
      .map(it => command(severity, it, pathFor(it.path))),
  );
  return [...lines, summary(findings), ''].join('\n');
}

const annotated = ['error', 'warning'] as const;

function command(level: string, { start, end, code, message }: FindingData, file: string): string {
  // A column is only understood where the finding ends on the line it begins on.
  const isOneLine = start.line === end.line;
  const properties = {
    file,
    line: start.line,
    endLine: end.line,
    ...(isOneLine ? { col: start.column, endColumn: end.column } : {}),
    title: code,
  };
  const written = Object.entries(properties).map(
    ([name, value]) => `${name}=${escapedProperty(String(value))}`,
  );
  return `::${level} ${written.join(',')}::${escapedText(message)}`;
}

function summary(findings: readonly FindingData[]): string {
  if (findings.length === 0) return 'Nothing found.';
  const count = (wanted: Severity) => findings.filter(({ severity }) => severity === wanted).length;
  const [errors, warnings, notes] = [count('error'), count('warning'), count('info')];
  const parts = [
    ...(errors > 0 ? [counted(errors, 'error')] : []),
    ...(warnings > 0 ? [counted(warnings, 'warning')] : []),
    ...(notes > 0 ? [`${notes} info`] : []),
  ];
  const hidden = Math.max(0, errors - mostOfLevel) + Math.max(0, warnings - mostOfLevel) + notes;
  const rest =
    hidden === 0
      ? ''
      : ` ${hidden} of them ${hidden === 1 ? 'has' : 'have'} no annotation; --format markdown and --format json tell all.`;
  return `Found ${listed(parts)}.${rest}`;
}

/** A command about no line of a file. */
export const workflowCommand = (level: 'error' | 'notice', title: string, text: string): string =>
  `::${level} title=${escapedProperty(title)}::${escapedText(text)}`;

const escapedText = (text: string): string =>
  printable(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const escapedProperty = (text: string): string =>
  escapedText(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
