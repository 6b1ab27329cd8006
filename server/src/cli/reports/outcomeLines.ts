import type { OutcomeBrief } from '../data/outcomeBrief.js';
import { type Style, stateColours } from '../style.js';
import { padEnd, printable } from '../textWidth.js';

/** Outcomes one below the other, each with the sign of its state; the state in words where there is something to do. */
export function outcomeLines(
  all: readonly OutcomeBrief[],
  { paint, symbols }: Style,
  margin = '  ',
  width = widestId(all),
): readonly string[] {
  return all.map(({ id, title, state }) => {
    const colour = stateColours[state];
    const end = state === 'covered' ? '' : `  ${paint(state, colour)}`;
    return `${margin}${paint(symbols.states[state], colour)} ${padEnd(id, width)}  ${printable(title)}${end}`;
  });
}

export const widestId = (all: readonly Pick<OutcomeBrief, 'id'>[]): number =>
  Math.max(0, ...all.map(({ id }) => id.length));

/** The states of outcomes as a row of signs. */
export const stateBar = (all: readonly Pick<OutcomeBrief, 'state'>[], { paint, symbols }: Style): string =>
  all.map(({ state }) => paint(symbols.states[state], stateColours[state])).join('');
