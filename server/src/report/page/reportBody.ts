import type { IsmsReport, ReportOutcome } from '../../protocol/report.js';
import { clauseMatrix } from './clauseMatrix.js';
import { outcomeLink } from './details.js';
import { heatMap } from './heatMap.js';
import { type Html, html } from './html.js';
import { processMap } from './processMap.js';
import { keyOf, outcomesOf, type ReportView } from './reportView.js';
import { isGap } from './states.js';
import { summary } from './summary.js';
import { counted } from './words.js';

/** A part of the page that is drawn anew when it says something else. */
export interface ReportPart {
  readonly id: string;
  readonly html: Html;
}

/** The parts of the report on one ISMS, in their order. */
export const reportParts = (report: IsmsReport, view: ReportView): readonly ReportPart[] => [
  { id: keyOf(view, 'summary'), html: summary(report) },
  {
    id: keyOf(view, 'outcomes'),
    html: html`<h2>Processes and outcomes</h2>${heatMap(report, view)}`,
  },
  {
    id: keyOf(view, 'flows'),
    html: html`<h2>Flows between processes</h2>${processMap(report, view)}`,
  },
  {
    id: keyOf(view, 'clauses'),
    html: html`<h2>Clauses of ISO/IEC 27001:2022</h2>${clauseMatrix(report, view)}`,
  },
];

/** What stands beside the report until something is chosen: everything that is left to do. */
export function gapList(
  reports: readonly { readonly report: IsmsReport; readonly view: ReportView }[],
): Html {
  return html`${reports.map(({ report, view }) => {
    const gaps = outcomesOf(report).filter(({ state }) => isGap(state));
    return html`<h3 tabindex="-1">${reports.length > 1 ? `${report.name}: ` : ''}${gaps.length === 0 ? 'No gaps' : counted(gaps.length, 'gap')}</h3>
${gaps.length === 0 ? html`<p class="quiet">Every outcome is covered or left out with a reason.</p>` : html`<ul class="outcomes">${gaps.map(it => html`<li>${outcomeLink(it, view)}${firstLack(it)}</li>`)}</ul>`}`;
  })}`;
}

function firstLack({ reasons }: ReportOutcome): Html | null {
  const text = reasons.find(({ holds }) => !holds)?.text;
  return text === undefined ? null : html`<span class="why quiet">${text}</span>`;
}
