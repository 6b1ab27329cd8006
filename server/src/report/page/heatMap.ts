import type { IsmsReport, RatingScale, ReportOutcome, ReportProcess } from '../../protocol/report.js';
import { type Html, html } from './html.js';
import { keyOf, processesOf, type ReportView } from './reportView.js';
import { coveredOf, glyph } from './states.js';

/** A row a process with a cell an outcome, the ratings, and what is only said beside what is shown. */
export function heatMap(report: IsmsReport, view: ReportView): Html {
  const most = Math.max(1, ...processesOf(report).map(({ outcomes }) => outcomes.length));
  const numbers = Array.from({ length: most }, (_, n) => n + 1);
  const isRated = processesOf(report).some(({ byPerson }) => byPerson);
  return html`<div class="scroll"><table class="heat" role="grid" aria-label="Processes and their outcomes" data-grid="heat">
<thead><tr role="row"><th role="columnheader" scope="col" class="name">Process</th>${numbers.map(
    n => html`<th role="columnheader" scope="col" class="number"><span class="sr">Outcome </span>${n}</th>`,
  )}<th role="columnheader" scope="col" class="figure">Covered</th><th role="columnheader" scope="col" class="figure" title="${ratingTitle(report.scale)}">Proposed</th>${
    isRated &&
    html`<th role="columnheader" scope="col" class="figure" title="What a person says of the process, under ratings in isms.yaml.">Rated</th>`
  }<th role="columnheader" scope="col" class="figure" title="Outcomes that a policy, procedure or description speaks of.">Documented</th><th role="columnheader" scope="col" class="figure" title="Outcomes that a register, a record or another document shows.">Evidenced</th></tr></thead>
${report.categories.map(
  ({ name, processes }) =>
    html`<tbody><tr role="row" class="category"><th role="rowheader" scope="rowgroup" colspan="${most + (isRated ? 6 : 5)}">${name}</th></tr>
${processes.map(process => row(process, most, isRated, report.scale, view))}</tbody>`,
)}
</table></div>
<p class="note">Proposed: ${ratingTitle(report.scale)} ${report.scale.ratings.map(({ id, name }) => `${id} ${name}`).join(' · ')}.</p>`;
}

const ratingTitle = ({ attribute, framework }: RatingScale): string =>
  `${attribute} with the ranges of ${framework}, until a person rates it.`;

function row(
  process: ReportProcess,
  most: number,
  isRated: boolean,
  scale: RatingScale,
  view: ReportView,
): Html {
  const { id, name, shortName, outcomes, counts, proposed, byPerson, applicable } = process;
  const { covered, of } = coveredOf(counts);
  const empty = most - outcomes.length;
  return html`<tr role="row"><th role="rowheader" scope="row" class="name"><a href="#${keyOf(view, id)}" data-key="${keyOf(view, id)}" title="${name}"><span class="id">${id}</span> <span class="label">${shortName}</span></a></th>${outcomes.map(
    it => cell(it, view),
  )}${empty > 0 && html`<td role="gridcell" colspan="${empty}"></td>`}<td role="gridcell" class="figure share${covered === of ? ' all' : ''}">${of === 0 ? '–' : `${covered}/${of}`}</td><td role="gridcell" class="figure">${
    proposed
      ? html`${rating(proposed.rating, scale)} <span class="percent">${proposed.percent} %</span>`
      : '–'
  }</td>${
    isRated &&
    html`<td role="gridcell" class="figure">${
      byPerson &&
      html`<span title="${byPerson.by}, ${byPerson.on}: ${byPerson.reason}">${rating(byPerson.rating, scale)}</span>`
    }</td>`
  }<td role="gridcell" class="figure">${meter(process.documented, applicable, 'documented')}</td><td role="gridcell" class="figure">${meter(process.evidenced, applicable, 'evidenced')}</td></tr>
`;
}

function cell({ id, title, state }: ReportOutcome, view: ReportView): Html {
  return html`<td role="gridcell" class="outcome"><a class="cell s-${state}" href="#${keyOf(view, id)}" data-key="${keyOf(view, id)}" title="${id} ${title}: ${state}" aria-label="${id} ${title}: ${state}">${glyph(state)}</a></td>`;
}

/** The letter of a rating, with its name for who does not know it. */
export function rating(id: string, { ratings }: RatingScale): Html {
  const name = ratings.find(it => it.id === id)?.name;
  return html`<abbr class="rating r-${id}"${name !== undefined && html` title="${name}"`}>${id}</abbr>`;
}

function meter(count: number, of: number, kind: string): Html {
  return html`<span class="count">${count}</span><svg class="meter ${kind}" viewBox="0 0 ${Math.max(1, of)} 1" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="track" width="${Math.max(1, of)}" height="1"/><rect class="level" width="${count}" height="1"/></svg>`;
}
