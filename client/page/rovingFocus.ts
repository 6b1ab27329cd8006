const cellOf = '[data-key]';

/** Makes one cell of each grid a stop for the tab key; the arrow keys lead from there to the others. */
export function roveFocus(root: Element): void {
  root.addEventListener('keydown', event => {
    if (event instanceof KeyboardEvent) moved(event);
  });
  root.addEventListener('focusin', ({ target }) => {
    const cell = target instanceof Element ? target.closest(cellOf) : null;
    const grid = cell?.closest('[data-grid]');
    if (cell && grid) makeStop(cell, grid);
  });
}

/** Gives every grid its stop, and takes new cells out of the order of the tab key. */
export function renewStops(root: Element): void {
  for (const grid of root.querySelectorAll('[data-grid]')) {
    const cells = cellsOf(grid);
    const stop = cells.find(it => it.getAttribute('tabindex') === '0') ?? cells[0];
    if (stop) makeStop(stop, grid);
  }
}

function makeStop(stop: Element, grid: Element): void {
  for (const cell of cellsOf(grid)) cell.setAttribute('tabindex', cell === stop ? '0' : '-1');
}

const cellsOf = (grid: Element): Element[] => [...grid.querySelectorAll(cellOf)];

function moved(event: KeyboardEvent): void {
  const cell = event.target instanceof Element ? event.target.closest(cellOf) : null;
  const grid = cell?.closest('[data-grid]');
  if (!cell || !grid || event.altKey || event.metaKey || event.shiftKey) return;
  const next = wanted(event, cell, cellsOf(grid));
  if (next === undefined) return;
  event.preventDefault();
  if (!(next instanceof HTMLElement || next instanceof SVGElement)) return;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

/** `undefined`: the key is none of ours; `null`: there is nothing that way. */
function wanted(
  { key, ctrlKey }: KeyboardEvent,
  cell: Element,
  cells: readonly Element[],
): Element | null | undefined {
  const row = () => cells.filter(it => isBeside(it, cell));
  switch (key) {
    case 'ArrowRight':
      return nearest(cell, cells, 'x', 1);
    case 'ArrowLeft':
      return nearest(cell, cells, 'x', -1);
    case 'ArrowDown':
      return nearest(cell, cells, 'y', 1);
    case 'ArrowUp':
      return nearest(cell, cells, 'y', -1);
    case 'Home':
      return (ctrlKey ? cells : row())[0] ?? null;
    case 'End':
      return (ctrlKey ? cells : row()).at(-1) ?? null;
    default:
      return undefined;
  }
}

interface Middle {
  readonly x: number;
  readonly y: number;
}

function middleOf(element: Element): Middle {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}

function isBeside(one: Element, other: Element): boolean {
  const { top, bottom } = other.getBoundingClientRect();
  const { y } = middleOf(one);
  return y >= top && y <= bottom;
}

/** What lies across counts more than what lies along: a row is left only where it ends. */
const crossWeight = 4;

function nearest(
  from: Element,
  cells: readonly Element[],
  axis: 'x' | 'y',
  direction: 1 | -1,
): Element | null {
  const start = middleOf(from);
  const other = axis === 'x' ? 'y' : 'x';
  let best: Element | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const cell of cells) {
    const middle = middleOf(cell);
    const along = (middle[axis] - start[axis]) * direction;
    if (cell === from || along < 4) continue;
    const distance = along + crossWeight * Math.abs(middle[other] - start[other]);
    if (distance < least) {
      best = cell;
      least = distance;
    }
  }
  return best;
}
