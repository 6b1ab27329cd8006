import type { Place, Reason } from '../../protocol/coverage.js';
import type {
  FlowItem,
  IsmsReport,
  ReportEvidence,
  ReportFlow,
  ReportOutcome,
  ReportProcess,
} from '../../protocol/report.js';
import { rating } from './heatMap.js';
import { type Html, html } from './html.js';
import { keyOf, processesOf, type ReportView } from './reportView.js';
import { glyph, isGap, stateMeanings } from './states.js';
import { counted, dayInWords } from './words.js';

/** What is told of each process and outcome, by its key; made when somebody asks. */
export function detailOf(key: string, report: IsmsReport, view: ReportView): Html | null {
  for (const process of processesOf(report)) {
    if (keyOf(view, process.id) === key) return processDetail(process, report, view);
    const outcome = process.outcomes.find(({ id }) => keyOf(view, id) === key);
    if (outcome) return outcomeDetail(outcome, process, view);
  }
  return null;
}

/** An outcome with the reasons for its state and the evidence, each with the place where it is written. */
export function outcomeDetail(outcome: ReportOutcome, process: ReportProcess, view: ReportView): Html {
  const { id, title, statement, state, reasons, evidence, moreEvidence, accepts, clauses } = outcome;
  const lacking = reasons.filter(({ holds }) => !holds);
  const holding = reasons.filter(({ holds }) => holds);
  return html`<p class="crumb">${link(process.id, view)} ${process.shortName}</p>
<h3 tabindex="-1"><span class="id">${id}</span> ${title}</h3>
<p class="stands s-${state}"><span class="badge s-${state}">${glyph(state)}${state}</span> <span class="quiet">${stateMeanings[state]}</span></p>
<p>${statement}</p>
${lacking.length > 0 && html`<h4>What it lacks</h4>${reasonList(lacking, 'lacks', view)}`}
${holding.length > 0 && html`<h4>What holds</h4>${reasonList(holding, 'holds', view)}`}
${evidence.length > 0 && html`<h4>Evidence</h4><ul class="evidence">${evidence.map(it => evidenceItem(it, view))}</ul>`}
${moreEvidence > 0 && html`<p class="quiet">and ${counted(moreEvidence, 'more document')}</p>`}
<dl class="facts">${accepts.length > 0 && html`<dt>Accepted as evidence</dt><dd>${accepts.join(', ')}</dd>`}${
    clauses.length > 0 &&
    html`<dt>Clauses</dt><dd>${clauses.map((clause, n) => html`${n > 0 && ', '}<a href="#${keyOf(view, `clause-${clause}`)}">${clause}</a>`)}</dd>`
  }</dl>`;
}

/** Reasons that say the same of several places are one. */
function reasonList(reasons: readonly Reason[], kind: string, view: ReportView): Html {
  const groups = new Map<string, Reason[]>();
  for (const reason of reasons) {
    const key = `${reason.text}\n${reason.fix}`;
    const group = groups.get(key);
    if (group) group.push(reason);
    else groups.set(key, [reason]);
  }
  return html`<ul class="reasons ${kind}">${[...groups.values()].map(group => {
    const places = group.flatMap(({ place }) => place ?? []);
    return html`<li>${group[0]?.text ?? ''}${
      places.length > 0 &&
      html`<span class="places">${places.map(place => html`${placeLink(place, placeName(place), view)} `)}</span>`
    }${group[0]?.fix != null && html`<span class="fix">${group[0].fix}</span>`}</li>`;
  })}</ul>`;
}

function placeName({ uri, range }: Place): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  return `${decoded(name)}:${range.start.line + 1}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A link that the editor opens at its range; in a page of its own it leads to the file. */
function placeLink(place: Place, text: string, view: ReportView): Html {
  const { start, end } = place.range;
  const range = `${start.line},${start.character},${end.line},${end.character}`;
  return html`<a class="place" href="${view.hrefOf(place)}"${view.isInEditor && html` data-uri="${place.uri}" data-range="${range}"`}>${text}</a>`;
}

function evidenceItem(evidence: ReportEvidence, view: ReportView): Html {
  const { title, id, kindName, path, place, status, date, due, owner, approver, committed } = evidence;
  const facts: readonly (readonly [string, string | null])[] = [
    ['dated', date],
    ['approved by', approver],
    ['owned by', owner],
    ['due', due],
    ['committed', committed],
  ];
  const told = facts.filter(([, value]) => value !== null);
  return html`<li>${placeLink(place, title, view)}<span class="quiet kind">${[kindName, id, status].filter(it => it !== null && it !== '').join(' · ')}</span><span class="path">${path}</span>${
    told.length > 0 &&
    html`<span class="told">${told.map(([name, value], n) => html`${n > 0 && ' · '}<span class="quiet">${name}</span> ${value}`)}</span>`
  }</li>`;
}

/** A process with its purpose, ratings, outcomes, and what it receives and delivers. */
export function processDetail(process: ReportProcess, report: IsmsReport, view: ReportView): Html {
  const { id, name, purpose, outcomes } = process;
  const receives = report.flows.filter(({ to }) => to.process === id);
  const delivers = report.flows.filter(({ from }) => from.process === id);
  return html`<h3 tabindex="-1"><span class="id">${id}</span> ${name}</h3>
<p>${purpose}</p>
<dl class="facts">${ratings(process, report)}<dt>Documented</dt><dd>${process.documented} of ${process.applicable} outcomes</dd><dt>Evidenced</dt><dd>${process.evidenced} of ${process.applicable} outcomes</dd></dl>
<h4>Outcomes</h4><ul class="outcomes">${outcomes.map(it => html`<li>${outcomeLink(it, view)}</li>`)}</ul>
${receives.length > 0 && html`<h4>Receives</h4>${flowList(receives, ({ from }) => from, view)}`}
${delivers.length > 0 && html`<h4>Delivers</h4>${flowList(delivers, ({ to }) => to, view)}`}`;
}

function ratings({ proposed, byPerson }: ReportProcess, { scale }: IsmsReport): Html {
  const limits = proposed?.limitedBy ?? [];
  return html`${
    proposed &&
    html`<dt>Proposed rating</dt><dd>${rating(proposed.rating, scale)} ${scale.attribute}, ${proposed.percent} %${
      limits.length > 0 && html`, limited by ${limits.join(', ')}`
    }</dd>`
  }${
    byPerson &&
    html`<dt>Rated</dt><dd>${rating(byPerson.rating, scale)} by ${byPerson.by} on ${dayInWords(byPerson.on)}: ${byPerson.reason}</dd>`
  }`;
}

/** An outcome as a line that leads to its evidence. */
export const outcomeLink = ({ id, title, state }: ReportOutcome, view: ReportView): Html =>
  html`<a class="line s-${state}" href="#${keyOf(view, id)}" data-key="${keyOf(view, id)}"><span class="chip">${glyph(state)}</span><span><span class="id">${id}</span> ${title}</span><span class="sr">: ${state}</span></a>`;

function flowList(
  flows: readonly ReportFlow[],
  other: (flow: ReportFlow) => ReportFlow['from'],
  view: ReportView,
): Html {
  return html`<dl class="flowlist">${flows.map(flow => {
    const end = other(flow);
    return html`<dt>${end.process === null ? html`<span class="outside">${end.name}</span>` : link(end.process, view)}</dt><dd><ul>${flow.items.map(it => html`<li>${flowItem(it)}</li>`)}</ul></dd>`;
  })}</dl>`;
}

function flowItem({ name, state }: FlowItem): Html {
  if (state === null) return html`<span>${name}</span>`;
  const more = isGap(state) && html` <span class="quiet">${state}</span>`;
  return html`<span class="item s-${state}">${glyph(state)}</span><span>${name}${more}</span>`;
}

const link = (process: string, view: ReportView): Html =>
  html`<a class="id" href="#${keyOf(view, process)}" data-key="${keyOf(view, process)}">${process}</a>`;
