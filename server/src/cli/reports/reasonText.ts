import type { ReasonData } from '../data/outcomeData.js';
import type { PlaceData } from '../data/placeData.js';
import type { Style } from '../style.js';
import { printable, wrap } from '../textWidth.js';

/** How reasons are shown in a text. */
export interface ReasonView {
  readonly style: Style;
  /** The path of a file as one would type it. */
  shown(path: string): string;
}

/** Reasons one below the other; those that say the same of several places are one. */
export function reasonText(
  reasons: readonly ReasonData[],
  view: ReasonView,
  margin = '  ',
): readonly string[] {
  const groups = new Map<string, ReasonData[]>();
  for (const reason of reasons) {
    const key = `${reason.holds} ${reason.text} ${reason.fix}`;
    const group = groups.get(key);
    if (group) group.push(reason);
    else groups.set(key, [reason]);
  }
  return [...groups.values()].flatMap(group => groupText(group, view, margin));
}

function groupText(group: readonly ReasonData[], view: ReasonView, margin: string): readonly string[] {
  const [first] = group;
  if (!first) return [];
  const { paint, symbols, columns } = view.style;
  const sign = first.holds ? paint(symbols.yes, 'green') : paint(symbols.no, 'red');
  const inner = `${margin}${' '.repeat(symbols.yes.length + 1)}`;
  const room = columns === null ? null : columns - inner.length;
  const [text = '', ...more] = wrap(printable(first.text), room);
  const lines = [`${margin}${sign} ${text}`, ...more.map(line => inner + line)];
  if (first.holds) return lines;
  for (const { place } of group) if (place) lines.push(inner + paint(placeText(place, view), 'cyan'));
  if (first.fix !== null) {
    const indent = ' '.repeat(symbols.arrow.length + 1);
    const [fix = '', ...rest] = wrap(printable(first.fix), room === null ? null : room - indent.length);
    lines.push(`${inner}${paint(symbols.arrow, 'bold')} ${fix}`, ...rest.map(line => inner + indent + line));
  }
  return lines;
}

export const placeText = ({ path, start }: PlaceData, { shown }: Pick<ReasonView, 'shown'>): string =>
  `${printable(shown(path))}:${start.line}:${start.column}`;
