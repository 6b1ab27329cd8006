import type { OutcomeState } from '../../protocol/coverage.js';
import type { IsmsReport, ReportFlow, ReportProcess } from '../../protocol/report.js';
import { type Html, html } from './html.js';
import { type Box, boxHeight, boxWidth, type Line, type MapLayout, mapLayout } from './mapLayout.js';
import { keyOf, processesOf, type ReportView } from './reportView.js';
import { coveredOf, glyph, glyphAt, isGap, stateOrder } from './states.js';

/** The processes as boxes with what flows between them, and the same flows as a table of who hands to whom. */
export function processMap(report: IsmsReport, view: ReportView): Html {
  const map = mapLayout(report);
  const processes = new Map(processesOf(report).map(it => [it.id, it]));
  return html`<fieldset class="choice"><legend class="sr">Flows to show</legend>${choices.map(
    ({ value, says, isFirst }) =>
      html`<label><input type="radio" name="${view.prefix}flows" value="${value}"${isFirst && html` checked`}> ${says}</label>`,
  )}</fieldset>
<div class="scroll"><svg class="map" viewBox="0 0 ${Math.ceil(map.width)} ${Math.ceil(map.height)}" role="group" aria-label="Map of the processes" data-grid="map">
<defs>${stateOrder.map(state => arrow(state, view))}${arrow(null, view)}</defs>
<g class="lines">${[...map.lines].sort(gapsLast).map(line => drawnLine(line, view))}</g>
${map.boxes.map(box => drawnBox(box, processes.get(box.id), map, view))}
</svg></div>
<details class="table"><summary>The same as a table</summary>${flowTable(report, view)}</details>`;
}

const choices = [
  { value: 'main', says: 'Main flows', isFirst: false },
  { value: 'gaps', says: 'Main flows and gaps', isFirst: true },
  { value: 'all', says: 'All flows', isFirst: false },
] as const;

const markerId = (state: OutcomeState | null, view: ReportView): string =>
  keyOf(view, `arrow-${state ?? 'plain'}`);

const stateClass = (state: OutcomeState | null): string => (state === null ? 's-none' : `s-${state}`);

const arrow = (state: OutcomeState | null, view: ReportView): Html =>
  html`<marker id="${markerId(state, view)}" class="${stateClass(state)}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0.8L8 4 0 7.2z"/></marker>`;

/** What is drawn last lies above. */
const gapsLast = (a: Line, b: Line): number => Number(lineHasGap(a)) - Number(lineHasGap(b));
const lineHasGap = ({ flow: { state } }: Line): boolean => state !== null && isGap(state);

function drawnLine(line: Line, view: ReportView): Html {
  const { flow, from, to, isMain, path, middle } = line;
  const { state } = flow;
  const kinds = `${isMain ? 'main' : 'other'}${lineHasGap(line) ? ' gap' : ''}`;
  return html`<g class="flow ${stateClass(state)} ${kinds}" data-from="${keyOf(view, from)}" data-to="${keyOf(view, to)}"><title>${from} to ${to}: ${itemsInWords(flow)}</title><path d="${path}" marker-end="url(#${markerId(state, view)})"/>${
    state !== null &&
    lineHasGap(line) &&
    html`<g class="sign"><circle cx="${middle.x.toFixed(1)}" cy="${middle.y.toFixed(1)}" r="8"/>${glyphAt(state, middle.x - 5.5, middle.y - 5.5, 11)}</g>`
  }</g>
`;
}

const itemsInWords = ({ items }: ReportFlow): string =>
  items.map(({ name, state }) => (state !== null && isGap(state) ? `${name} (${state})` : name)).join(', ');

function drawnBox(box: Box, process: ReportProcess | undefined, map: MapLayout, view: ReportView): Html {
  if (!process) return html``;
  const { id, shortName, outcomes, counts } = process;
  const { covered, of } = coveredOf(counts);
  const left = box.x - boxWidth / 2;
  const top = box.y - boxHeight / 2;
  const lines = wrapped(shortName);
  // It begins with what is to be seen, for who says aloud what is to be clicked.
  const label = `${id} ${covered}/${of} ${shortName}: ${covered} of ${of} outcomes covered, ${inOut(id, map)}`;
  const segment = (boxWidth - 20) / Math.max(1, outcomes.length);
  return html`<a class="box" href="#${keyOf(view, id)}" data-key="${keyOf(view, id)}" aria-label="${label}"><rect class="body" x="${left}" y="${top}" width="${boxWidth}" height="${boxHeight}" rx="5"/><text class="id" x="${left + 10}" y="${top + 17}">${id} </text><text class="share" x="${left + boxWidth - 10}" y="${top + 17}">${covered}/${of} </text>${lines.map(
    (line, n) =>
      html`<text class="label" x="${left + 10}" y="${top + 31 + n * 11.5}">${line}${lines.length > n + 1 && !line.endsWith('/') && ' '}</text>`,
  )}${outcomes.map(
    ({ state }, n) =>
      html`<rect class="segment s-${state}" x="${(left + 10 + n * segment).toFixed(1)}" y="${top + boxHeight - 9}" width="${(segment - 2).toFixed(1)}" height="4" rx="1"/>`,
  )}</a>
`;
}

function inOut(id: string, { lines }: MapLayout): string {
  const receives = lines.filter(({ to }) => to === id).length;
  const delivers = lines.filter(({ from }) => from === id).length;
  return `receives from ${receives}, delivers to ${delivers} processes`;
}

const longestLine = 20;
const mostLines = 3;

/** A name on a few short lines; what does not fit is cut. */
export function wrapped(name: string): readonly string[] {
  const lines: string[] = [];
  for (const word of name.split(/(?<=[ /])/)) {
    const last = lines.at(-1);
    if (last !== undefined && (last + word).trimEnd().length <= longestLine)
      lines[lines.length - 1] = last + word;
    else lines.push(word);
  }
  const kept = lines.slice(0, mostLines).map(line => shortened(line.trimEnd()));
  return lines.length > mostLines ? [...kept.slice(0, -1), `${kept.at(-1)}…`] : kept;
}

const shortened = (text: string): string =>
  text.length <= longestLine ? text : `${text.slice(0, longestLine - 1)}…`;

/** Suppliers as rows, receivers as columns. */
function flowTable(report: IsmsReport, view: ReportView): Html {
  const processes = processesOf(report);
  const flows = new Map(report.flows.map(flow => [`${flow.from.process} ${flow.to.process}`, flow]));
  return html`<div class="scroll"><table class="flows" role="grid" aria-label="Who hands what to whom" data-grid="flows">
<thead><tr role="row"><th role="columnheader" scope="col">From, to</th>${processes.map(
    ({ id, name }) =>
      html`<th role="columnheader" scope="col" class="number"><abbr title="${name}">${id}</abbr></th>`,
  )}</tr></thead>
<tbody>${processes.map(
    ({ id, name }) =>
      html`<tr role="row"><th role="rowheader" scope="row"><a class="id" href="#${keyOf(view, id)}" data-key="${keyOf(view, id)}" title="${name}">${id}</a></th>${processes.map(
        to => flowCell(flows.get(`${id} ${to.id}`), id, to.id, view),
      )}</tr>
`,
  )}</tbody></table></div>`;
}

function flowCell(flow: ReportFlow | undefined, from: string, to: string, view: ReportView): Html {
  if (!flow) return html`<td role="gridcell"${from === to && html` class="same"`}></td>`;
  const { state } = flow;
  const first = flow.items.find(it => it.state === state)?.outcomes[0] ?? from;
  const label = `${from} to ${to}: ${itemsInWords(flow)}`;
  return html`<td role="gridcell"><a class="cell small ${stateClass(state)}" href="#${keyOf(view, first)}" data-key="${keyOf(view, first)}" title="${label}" aria-label="${label}">${state === null ? '·' : glyph(state)}</a></td>`;
}
