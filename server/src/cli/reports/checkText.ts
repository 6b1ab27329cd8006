import type { CheckReport } from '../data/checkReport.js';
import { counted, listed, seconds } from '../words.js';
import { type FindingView, findingText } from './findingText.js';

export interface CheckTextOptions extends FindingView {
  readonly isQuiet: boolean;
  /** Milliseconds that it took; `null` where a report has to be the same whenever it is made. */
  readonly elapsed: number | null;
}

/** Findings for people to read: one block each, those of a file together, and a last line that sums up. */
export function checkText(report: CheckReport, options: CheckTextOptions): string {
  const blocks: string[] = [];
  let path = '';
  for (const finding of report.findings) {
    const isApart = options.lineOf !== null || finding.path !== path;
    if (blocks.length > 0 && isApart) blocks.push('');
    blocks.push(...findingText(finding, options));
    path = finding.path;
  }
  if (options.isQuiet) return blocks.map(line => `${line}\n`).join('');
  if (blocks.length > 0) blocks.push('');
  return [...blocks, summary(report, options), ...hints(report), ''].join('\n');
}

function summary({ findings, files, counts }: CheckReport, { style, elapsed }: CheckTextOptions): string {
  const { paint, symbols } = style;
  const of = `${counted(files.read, 'file')}, ${counted(files.documents, 'document')} of the ISMS`;
  const time = elapsed === null ? '' : paint(` (${seconds(elapsed)})`, 'dim');
  if (findings.length === 0) return `${paint(`${symbols.yes} Nothing found`, 'green')} in ${of}.${time}`;
  const parts = [
    ...(counts.error > 0 ? [paint(counted(counts.error, 'error'), 'red', 'bold')] : []),
    ...(counts.warning > 0 ? [paint(counted(counts.warning, 'warning'), 'yellow', 'bold')] : []),
    ...(counts.info > 0 ? [paint(`${counts.info} info`, 'blue', 'bold')] : []),
  ];
  const paths = new Set(findings.map(it => it.path)).size;
  return `Found ${listed(parts)} in ${paths} of ${of}.${time}`;
}

function hints({ files }: CheckReport): readonly string[] {
  if (files.documents > 0) return [];
  return ["No document of an ISMS was recognised; 'isms status' tells what each file was taken for."];
}
