import type { IsmsReport, ReportClause, ReportOutcome } from '../../protocol/report.js';
import { type Html, html } from './html.js';
import { keyOf, outcomesOf, processesOf, type ReportView } from './reportView.js';
import { glyph } from './states.js';

/** The clauses of ISO/IEC 27001:2022, how far each is reached, by which outcomes, and what stays open. */
export function clauseMatrix(report: IsmsReport, view: ReportView): Html {
  const outcomes = new Map(outcomesOf(report).map(it => [it.id, it]));
  const processes = new Set(processesOf(report).map(({ id }) => id));
  return html`<ul class="reaches" aria-label="Clauses by reach">${(['full', 'partial', 'none'] as const).map(
    reach =>
      html`<li>${reachBadge(reach)} <b>${report.clauses.filter(it => it.reach === reach).length}</b></li>`,
  )}</ul>
<div class="scroll"><table class="clauses" role="grid" aria-label="Clauses of ISO/IEC 27001:2022" data-grid="clauses">
<thead><tr role="row"><th role="columnheader" scope="col">Clause</th><th role="columnheader" scope="col">Process</th><th role="columnheader" scope="col">Reach</th><th role="columnheader" scope="col">Outcomes</th><th role="columnheader" scope="col">What stays open</th></tr></thead>
<tbody>${report.clauses.map(clause => row(clause, outcomes, processes, view))}</tbody>
</table></div>`;
}

function row(
  { id, title, process, reach, outcomes, gaps }: ReportClause,
  known: ReadonlyMap<string, ReportOutcome>,
  processes: ReadonlySet<string>,
  view: ReportView,
): Html {
  return html`<tr role="row" id="${keyOf(view, `clause-${id}`)}"><th role="rowheader" scope="row" class="clause"><span class="id">${id}</span> <span>${title}</span></th><td role="gridcell">${
    processes.has(process)
      ? html`<a class="id" href="#${keyOf(view, process)}" data-key="${keyOf(view, process)}">${process}</a>`
      : process
  }</td><td role="gridcell">${reachBadge(reach)}</td><td role="gridcell" class="chips">${outcomes.map(
    outcome => chip(outcome, known.get(outcome), view),
  )}</td><td role="gridcell" class="gaps">${
    gaps.length > 0 && html`<ul>${gaps.map(gap => html`<li>${gap}</li>`)}</ul>`
  }</td></tr>
`;
}

function chip(id: string, outcome: ReportOutcome | undefined, view: ReportView): Html {
  if (!outcome) return html`<span class="tag">${id}</span>`;
  const { title, state } = outcome;
  return html`<a class="tag s-${state}" href="#${keyOf(view, id)}" data-key="${keyOf(view, id)}" title="${title}: ${state}" aria-label="${id} ${title}: ${state}">${glyph(state)}${id}</a> `;
}

const reachWords: Readonly<Record<ReportClause['reach'], string>> = {
  full: 'full',
  partial: 'partial',
  none: 'gap',
};
const reachStates = { full: 'covered', partial: 'partial', none: 'missing' } as const;

const reachBadge = (reach: ReportClause['reach']): Html =>
  html`<span class="badge s-${reachStates[reach]}">${glyph(reachStates[reach])}${reachWords[reach]}</span>`;
