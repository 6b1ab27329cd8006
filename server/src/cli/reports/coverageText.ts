import type { CoverageReport, IsmsData } from '../data/coverageReport.js';
import { printable } from '../textWidth.js';
import { coverageByClause } from './coverageByClause.js';
import { coverageByDocument } from './coverageByDocument.js';
import { coverageByOwner } from './coverageByOwner.js';
import { coverageByProcess } from './coverageByProcess.js';
import type { CoverageGrouping, CoverageView } from './coverageView.js';

/** Coverage for people to read, one ISMS after the other. */
export function coverageText(report: CoverageReport, options: CoverageView): string {
  const parts = report.isms.map(isms => [
    ...heading(isms, report, options),
    '',
    ...views[options.by](isms, report, options),
  ]);
  return `${parts.map(lines => lines.join('\n').trimEnd()).join('\n\n\n')}\n`;
}

const views: Readonly<
  Record<
    CoverageGrouping,
    (isms: IsmsData, report: CoverageReport, options: CoverageView) => readonly string[]
  >
> = {
  process: coverageByProcess,
  clause: coverageByClause,
  owner: coverageByOwner,
  document: coverageByDocument,
};

function heading(isms: IsmsData, { as_of, root }: CoverageReport, { style, shown, by }: CoverageView) {
  const { paint, symbols } = style;
  const folder = isms.path === '' ? root : shown(isms.path);
  const name = printable(isms.organization ?? `ISMS in '${folder}'`);
  const where = isms.organization !== null && isms.path !== '' ? ` in '${printable(folder)}'` : '';
  const grouping = by === 'process' ? '' : ` by ${by}`;
  return [`${paint(name, 'bold')}${where} ${symbols.dot} coverage${grouping} on ${as_of}`];
}
