import type { IsmsReport } from '../../protocol/report.js';
import { type Html, html } from './html.js';
import { coveredOf, glyph, percentOf, stateMeanings, stateOrder } from './states.js';
import { counted, dayInWords } from './words.js';

/** Name, day, share of what is covered, and the legend of all states with their numbers. */
export function summary(report: IsmsReport): Html {
  const { name, asOf, documents, counts, model } = report;
  const { covered, of } = coveredOf(counts);
  return html`<header class="summary">
<div class="who"><h1>${name}</h1>
<p class="quiet">Coverage on ${dayInWords(asOf)} · ${counted(documents, 'document')} · ${model.title}, edition ${model.edition}</p></div>
<p class="score">${
    of === 0
      ? html`<span>Every outcome is left out</span>`
      : html`<strong>${percentOf(counts)}<span class="unit"> %</span></strong><span>${covered} of ${of} outcomes covered</span>`
  }</p>
${bar(report)}
<ul class="legend" aria-label="States">${stateOrder.map(
    state =>
      html`<li class="s-${state}${counts[state] === 0 ? ' none' : ''}" title="${stateMeanings[state]}"><span class="chip">${glyph(state)}</span><span class="word">${state}</span> <b>${counts[state]}</b></li>`,
  )}</ul>
</header>`;
}

/** All outcomes as one line, each state with its share. */
function bar({ counts }: IsmsReport): Html {
  const all = stateOrder.reduce((sum, state) => sum + counts[state], 0);
  let at = 0;
  const parts = stateOrder.map(state => {
    const from = at;
    at += counts[state];
    return counts[state] === 0
      ? null
      : html`<rect class="s-${state}" x="${from}" y="0" width="${counts[state]}" height="1"/>`;
  });
  return html`<svg class="bar" viewBox="0 0 ${Math.max(1, all)} 1" preserveAspectRatio="none" aria-hidden="true" focusable="false">${parts}</svg>`;
}
