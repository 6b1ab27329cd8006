import { Graph, layout } from '@dagrejs/dagre';
import type { IsmsReport, ReportFlow } from '../../protocol/report.js';
import { processesOf } from './reportView.js';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A box with the point in its middle. */
export interface Box extends Point {
  readonly id: string;
}

/** A flow between two processes, drawn along points. */
export interface Line {
  readonly flow: ReportFlow;
  readonly from: string;
  readonly to: string;
  /** Whether the map is laid out by it. */
  readonly isMain: boolean;
  /** What an SVG path is drawn with. */
  readonly path: string;
  readonly middle: Point;
}

export interface MapLayout {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
}

export const boxWidth = 148;
export const boxHeight = 68;
const margin = 16;

/**
 * Places processes from left to right. With flows between nearly all of them, no layout of all would be readable: each
 * process stands behind the one before it in the model whose input is most its own, the other flows are laid over that.
 */
export function mapLayout(report: IsmsReport): MapLayout {
  const ids = processesOf(report).map(({ id }) => id);
  const flows = report.flows.flatMap(flow => insideFlow(flow, new Set(ids)));
  const main = mainFlows(ids, flows);
  const graph = new Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: 14, ranksep: 40, edgesep: 10, marginx: margin, marginy: margin });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const id of ids) graph.setNode(id, { width: boxWidth, height: boxHeight });
  for (const { from, to } of main) graph.setEdge(from, to, {});
  if (ids.length > 0) layout(graph);
  const boxes = new Map(ids.map(id => [id, { id, x: graph.node(id).x, y: graph.node(id).y }]));
  const lines = flows.map(({ flow, from, to }): Line => {
    const isMain = main.some(it => it.from === from && it.to === to);
    const points = isMain ? (graph.edge(from, to).points as Point[]) : null;
    const drawn = points ? throughPoints(points) : over(boxes.get(from), boxes.get(to));
    return { flow, from, to, isMain, ...drawn };
  });
  const { width = 0, height = 0 } = graph.graph();
  return { width: finite(width), height: finite(height), boxes: [...boxes.values()], lines };
}

const finite = (size: number): number => (Number.isFinite(size) ? Math.max(size, 0) : 0);

interface InsideFlow {
  readonly flow: ReportFlow;
  readonly from: string;
  readonly to: string;
}

function insideFlow(flow: ReportFlow, ids: ReadonlySet<string>): InsideFlow[] {
  const from = flow.from.process;
  const to = flow.to.process;
  if (from === null || to === null || from === to) return [];
  return ids.has(from) && ids.has(to) ? [{ flow, from, to }] : [];
}

/** For each process, the flow from an earlier one that is most its own: few others receive what it brings. */
function mainFlows(ids: readonly string[], flows: readonly InsideFlow[]): readonly InsideFlow[] {
  const order = new Map(ids.map((id, n) => [id, n]));
  const at = (id: string): number => order.get(id) ?? 0;
  return ids.flatMap(id => {
    const earlier = flows.filter(({ from, to }) => to === id && at(from) < at(id));
    return earlier.length === 0
      ? []
      : [earlier.reduce((best, one) => (share(one) > share(best) ? one : best))];
  });
}

const share = ({ flow }: InsideFlow): number =>
  flow.items.reduce((sum, { receivers }) => sum + 1 / Math.max(1, receivers), 0);

type Drawn = Pick<Line, 'path' | 'middle'>;

/** Rounds the corners at the points that dagre gives. */
function throughPoints(points: readonly Point[]): Drawn {
  const [first = origin, ...rest] = points;
  const last = rest.at(-1) ?? first;
  const inner = rest.slice(0, -1);
  const steps = inner.map((point, n) => {
    const next = inner[n + 1];
    const end = next ? between(point, next) : last;
    return `Q${place(point)} ${place(end)}`;
  });
  const path = `M${place(first)}${steps.length > 0 ? steps.join('') : `L${place(last)}`}`;
  return { path, middle: inner[Math.floor((inner.length - 1) / 2)] ?? between(first, last) };
}

/** A curve from one box to another, over whatever is between them. */
function over(from: Box | undefined, to: Box | undefined): Drawn {
  if (!from || !to) return { path: '', middle: origin };
  const right = boxWidth / 2;
  if (from.x === to.x) {
    const bulge = 22 + Math.abs(to.y - from.y) / 12;
    const [start, end] = [
      { x: from.x + right, y: from.y + aside },
      { x: to.x + right, y: to.y - aside },
    ];
    return cubic(start, { x: start.x + bulge, y: start.y }, { x: end.x + bulge, y: end.y }, end);
  }
  // Back flows keep a little lower, so that they do not lie on what flows the other way.
  const way = to.x > from.x ? 1 : -1;
  const start = { x: from.x + way * right, y: from.y + (way > 0 ? 0 : aside) };
  const end = { x: to.x - way * right, y: to.y + (way > 0 ? 0 : aside) };
  const reach = way * Math.max(24, Math.abs(end.x - start.x) / 2);
  return cubic(start, { x: start.x + reach, y: start.y }, { x: end.x - reach, y: end.y }, end);
}

/** How far from the middle of a side some flows begin and end. */
const aside = 12;

function cubic(a: Point, b: Point, c: Point, d: Point): Drawn {
  const mean = (key: 'x' | 'y') => (a[key] + 3 * b[key] + 3 * c[key] + d[key]) / 8;
  return {
    path: `M${place(a)}C${place(b)} ${place(c)} ${place(d)}`,
    middle: { x: mean('x'), y: mean('y') },
  };
}

const origin: Point = { x: 0, y: 0 };
const between = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
const place = ({ x, y }: Point): string => `${rounded(x)} ${rounded(y)}`;
const rounded = (value: number): number => Math.round(value * 10) / 10;
