import type { CoverageReport, IsmsData } from '../data/coverageReport.js';
import type { DocumentData } from '../data/documentsData.js';
import { isOpen } from '../data/outcomeBrief.js';
import { printable } from '../textWidth.js';
import type { CoverageView } from './coverageView.js';
import { outcomeLines } from './outcomeLines.js';

/** What each document is evidence for, then those that are evidence for nothing. */
export function coverageByDocument(
  { documents }: IsmsData,
  _: CoverageReport,
  view: CoverageView,
): readonly string[] {
  const { paint } = view.style;
  const idle = documents.filter(({ outcomes }) => outcomes.length === 0);
  const shown = documents
    .map(it => ({ ...it, outcomes: view.onlyGaps ? it.outcomes.filter(isOpen) : it.outcomes }))
    .filter(({ outcomes }) => outcomes.length > 0);
  return [
    ...shown.flatMap(it => [head(it, view), ...outcomeLines(it.outcomes, view.style), '']),
    ...(idle.length > 0 ? [paint(`Evidence for nothing (${idle.length})`, 'bold')] : []),
    ...idle.map(it => `  ${head(it, view)}`),
  ];
}

function head({ path, kind, owner }: DocumentData, { style: { paint }, shown }: CoverageView): string {
  const end = owner === null ? '' : paint(`  ${printable(owner)}`, 'dim');
  return `${paint(printable(shown(path)), 'bold')}  ${paint(kind, 'cyan')}${end}`;
}
