import type { OutcomeState, StateCounts } from '../../protocol/coverage.js';
import { type Html, html } from './html.js';

/** The states from best to worst; what is left out stands apart. */
export const stateOrder: readonly OutcomeState[] = [
  'covered',
  'stale',
  'thin',
  'suspect',
  'partial',
  'claimed',
  'missing',
  'excluded',
];

/** Each state in a sentence. */
export const stateMeanings: Readonly<Record<OutcomeState, string>> = {
  covered: 'Evidence exists and every check on it holds.',
  stale: 'Evidence exists, but it is older than it may be.',
  thin: 'There are fewer records than the period asks for.',
  suspect: 'What the evidence was reviewed against has changed since.',
  partial: 'Evidence exists, but a check on it fails.',
  claimed: 'A policy or procedure says so, but no register or record shows it.',
  missing: 'There is no evidence.',
  excluded: 'Tailored out, with a reason.',
};

/** Whether something is left to do. */
export const isGap = (state: OutcomeState): boolean => state !== 'covered' && state !== 'excluded';

/** Of the outcomes that apply, how many are covered. */
export function coveredOf(counts: StateCounts): { readonly covered: number; readonly of: number } {
  const of = stateOrder.reduce((sum, state) => (state === 'excluded' ? sum : sum + counts[state]), 0);
  return { covered: counts.covered, of };
}

/** In whole percent, rounded down; 100 where nothing applies. */
export function percentOf(counts: StateCounts): number {
  const { covered, of } = coveredOf(counts);
  return of === 0 ? 100 : Math.floor((covered * 100) / of);
}

/** A shape of its own for each state, drawn in a square of 16: nobody has to tell colours apart. */
const shapes: Readonly<Record<OutcomeState, Html>> = {
  covered: html`<path class="ink" d="M3 8.5l3.4 3.4L13 4.8"/>`,
  stale: html`<circle class="ink" cx="8" cy="8" r="5.6"/><path class="ink" d="M8 4.6V8l2.4 1.7"/>`,
  thin: html`<path class="ink" d="M3.5 12.5h0M3.5 12.5V9M8 12.5V6.5"/><path class="ink ghost" d="M12.5 12.5V3.5"/>`,
  suspect: html`<path class="ink" d="M8 2.2L13.8 8 8 13.8 2.2 8z"/><path class="ink" d="M8 5.4v3"/><path class="ink" d="M8 10.6v.1"/>`,
  partial: html`<circle class="ink" cx="8" cy="8" r="5.6"/><path class="fill" d="M8 2.4a5.6 5.6 0 0 0 0 11.2z"/>`,
  claimed: html`<path class="ink" d="M2.5 3.5h11v7H8l-3 2.8v-2.8H2.5z"/>`,
  missing: html`<path class="ink" d="M4 4l8 8M12 4l-8 8"/>`,
  excluded: html`<path class="ink" d="M3.5 8h9"/>`,
};

/** The shapes, to stand once in a page. */
export const sprite = (): Html =>
  html`<svg class="sprite" aria-hidden="true" focusable="false">${stateOrder.map(
    state => html`<symbol id="shape-${state}" viewBox="0 0 16 16">${shapes[state]}</symbol>`,
  )}</svg>`;

/** The shape of a state. It says nothing to a screen reader: the words stand beside it or in a label. */
export const glyph = (state: OutcomeState): Html =>
  html`<svg class="glyph" aria-hidden="true" focusable="false"><use href="#shape-${state}"/></svg>`;

/** The same in a drawing, with its corner at a point. */
export const glyphAt = (state: OutcomeState, x: number, y: number, size: number): Html =>
  html`<use class="s-${state}" href="#shape-${state}" x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${size}" height="${size}"/>`;
