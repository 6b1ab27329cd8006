import type { CheckReport } from '../data/checkReport.js';
import { counted, listed, seconds } from '../words.js';
import { type FindingView, findingsText } from './findingText.js';

export interface CheckTextOptions extends FindingView {
  readonly isQuiet: boolean;
  /** Milliseconds that it took; `null` where a report has to be the same whenever it is made. */
  readonly elapsed: number | null;
}

/** Findings for people to read: those of a file together, and a last line that sums up. */
export function checkText(report: CheckReport, options: CheckTextOptions): string {
  const findings = findingsText(report.findings, options);
  if (options.isQuiet) return findings.map(line => `${line}\n`).join('');
  const gap = findings.length > 0 ? [''] : [];
  return [...findings, ...gap, summary(report, options), ''].join('\n');
}

function summary({ findings, files, counts }: CheckReport, { style, elapsed }: CheckTextOptions): string {
  const { paint, symbols } = style;
  const time = elapsed === null ? '' : ` in ${seconds(elapsed)}`;
  const read = paint(
    `${counted(files.read, 'file')} read${time}, ${counted(files.documents, 'document')} of the ISMS.`,
    'dim',
  );
  if (findings.length === 0 && files.documents === 0)
    return `There is no document of the ISMS in ${counted(files.read, 'file')}; 'isms status' tells what each was taken for.`;
  if (findings.length === 0) return `${paint(`${symbols.yes} Nothing found.`, 'green')} ${read}`;
  const parts = [
    ...(counts.error > 0 ? [paint(counted(counts.error, 'error'), 'red', 'bold')] : []),
    ...(counts.warning > 0 ? [paint(counted(counts.warning, 'warning'), 'yellow', 'bold')] : []),
    ...(counts.info > 0 ? [paint(`${counts.info} info`, 'blue', 'bold')] : []),
  ];
  const paths = new Set(findings.map(it => it.path)).size;
  return `Found ${listed(parts)} in ${counted(paths, 'file')}. ${read}`;
}
