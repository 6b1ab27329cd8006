import { rulePage } from '../../rulePage.js';
import type { CheckReport } from '../data/checkReport.js';
import type { FindingData } from '../data/findingData.js';
import { counted, listed } from '../words.js';
import { inert, markdownTable } from './markdown.js';
import type { ReportView } from './reportView.js';

/** GitHub takes no longer summary of a step; in bytes. */
const longestSummary = 1024 * 1024;

/**
 * Findings for a job summary or a comment, the most serious first. Where they are too many for `most` bytes, the last
 * line tells how many are left out.
 */
export function checkMarkdown(report: CheckReport, view: ReportView, most = longestSummary): string {
  const { findings, files, as_of, tool } = report;
  const read = `${counted(files.read, 'file')} read, ${counted(files.documents, 'document')} of the ISMS, as of ${as_of}, isms ${inert(tool.version)}.`;
  if (findings.length === 0) return `### ISMS: nothing found\n\n${read}\n`;
  const start = `### ISMS: ${countsOf(report)}\n\n`;
  // Said once each, the addresses of the pages leave room for findings.
  const pages = [...new Set(findings.map(({ code }) => code))]
    .sort()
    .map(code => `[${code}]: ${rulePage(code)}\n`);
  const rest = (left: number) => {
    const more =
      left === 0 ? '' : `There is no room for ${counted(left, 'more finding')}; \`isms check\` tells all. `;
    return `\n\n${more}${read}\n\n${pages.join('')}`;
  };
  const ordered = severities.flatMap(severity => findings.filter(it => it.severity === severity));
  return start + fittingTable(ordered, view, most - bytes(start), rest);
}

/** `2 errors, 1 warning and 3 info` */
export function countsOf({ counts }: Pick<CheckReport, 'counts'>): string {
  const parts = [
    ...(counts.error > 0 ? [counted(counts.error, 'error')] : []),
    ...(counts.warning > 0 ? [counted(counts.warning, 'warning')] : []),
    ...(counts.info > 0 ? [`${counts.info} info`] : []),
  ];
  return parts.length === 0 ? 'nothing found' : listed(parts);
}

function fittingTable(
  findings: readonly FindingData[],
  view: ReportView,
  most: number,
  rest: (left: number) => string,
): string {
  const rows = findings.map(it => rowOf(it, view));
  const head = ['', 'Where', 'What', 'Rule'];
  let room = most - bytes(markdownTable([head])) - bytes(rest(findings.length));
  const end = rows.findIndex(row => {
    room -= bytes(row.join(' | ')) + 5;
    return room < 0;
  });
  const shown = end < 0 ? rows : rows.slice(0, end);
  return markdownTable([head, ...shown]) + rest(rows.length - shown.length);
}

const severities = ['error', 'warning', 'info'] as const;

function rowOf({ path, start, severity, message, code }: FindingData, view: ReportView): readonly string[] {
  const link = view.linkFor(path, start.line);
  const place = `${inert(view.pathFor(path))}:${start.line}`;
  return [severity, link === null ? place : `[${place}](${link})`, inert(message), `[${code}]`];
}

const bytes = (text: string): number => new TextEncoder().encode(text).length;
