import type { CoverageReport, IsmsData } from '../data/coverageReport.js';
import { isOpen } from '../data/outcomeBrief.js';
import type { OwnerData } from '../data/ownersData.js';
import { printable } from '../textWidth.js';
import { counted } from '../words.js';
import type { CoverageView } from './coverageView.js';
import { outcomeLines, stateBar } from './outcomeLines.js';

/** Who carries which outcomes by the documents they own, then what nobody carries yet. */
export function coverageByOwner(
  { owners: { owners, nobody_yet } }: IsmsData,
  _: CoverageReport,
  view: CoverageView,
): readonly string[] {
  const { paint } = view.style;
  const yet = nobody_yet.map(({ process, title, ...it }) => ({ ...it, title: `${title} (${process})` }));
  const head = `${paint('nobody yet', 'bold')}  ${counted(yet.length, 'outcome')} without evidence`;
  return [
    ...owners.flatMap(it => ownerText(it, view)),
    ...(yet.length > 0 ? [head, ...outcomeLines(yet, view.style), ''] : []),
  ];
}

function ownerText(
  { owner, documents, outcomes }: OwnerData,
  { style, onlyGaps }: CoverageView,
): readonly string[] {
  const listed = onlyGaps ? outcomes.filter(isOpen) : outcomes;
  if (listed.length === 0) return [];
  const name = style.paint(owner === null ? 'nobody' : printable(owner), 'bold');
  const has = `${counted(documents.length, 'document')}, ${counted(outcomes.length, 'outcome')}`;
  return [`${name}  ${has}  ${stateBar(outcomes, style)}`, ...outcomeLines(listed, style), ''];
}
