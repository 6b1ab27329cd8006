import type { Span } from '../text/span.js';
import { type FlowCollection, type FlowSegment, readFlow } from './flowYaml.js';
import { type Layer, type YamlLine, yamlLineAt } from './yamlLine.js';

/** Keys from the root on; `null` stands for an item of a list. */
export type YamlPath = readonly (string | null)[];

/**
 * Where a cursor stands in YAML that may be half typed: told from the lines around it by indentation, as a person would,
 * so that no error elsewhere matters. The span covers what is typed there.
 */
export interface YamlContext extends Span {
  /**
   * `key`: `path` leads to the map. `value`: it leads to the value. `open`: it leads to what may become a value, a list
   * or a map; only the schema knows.
   */
  readonly role: 'key' | 'value' | 'open';
  readonly path: YamlPath;
  /** What is typed there, without quotes. */
  readonly text: string;
  readonly quote: '"' | "'" | null;
  /** The closing quote is not there yet. */
  readonly isUnclosed: boolean;
  readonly isFlow: boolean;
  /** A blank is missing between a colon or a dash and the cursor. */
  readonly needsBlank: boolean;
  /** Role `key`: a colon follows already. */
  readonly hasColon: boolean;
  /** The column of the keys of this map, in block style. */
  readonly column: number;
  /** The keys that the map has besides. */
  readonly keys: readonly string[];
  /** The texts that the list has besides. */
  readonly texts: readonly string[];
}

/** `null` where nothing but free text can stand: comments, block scalars, the lines after a plain value. */
export function yamlContextAt(text: string, region: Span, offset: number): YamlContext | null {
  const lines = new Lines(text, region);
  const line = lines.at(offset);
  if (offset > line.commentStart && line.commentStart < line.end) return null;
  const opener = flowOpener(lines, line, offset);
  if (!opener) return blockContext(lines, line, offset);
  const outer = ancestorsOf(lines, opener.line, opener.line.column);
  return outer && flowContext(text, opener.node, [...outer, ...stepsOf(opener.line.layers)], offset);
}

class Lines {
  readonly #text: string;
  readonly #region: Span;

  constructor(text: string, region: Span) {
    this.#text = text;
    this.#region = region;
  }

  at(offset: number): YamlLine {
    return yamlLineAt(this.#text, offset, this.#region.start, this.#region.end);
  }

  *above({ start }: YamlLine): Generator<YamlLine> {
    for (let from = start; from > this.#region.start; ) {
      const line = this.at(from - 1);
      yield line;
      from = line.start;
    }
  }

  *below({ end }: YamlLine): Generator<YamlLine> {
    for (let from = this.#next(end); from !== null; ) {
      const line = this.at(from);
      yield line;
      from = this.#next(line.end);
    }
  }

  /** The flow collection that the rest of a line begins with. */
  flow({ layers, restStart, column }: YamlLine): FlowCollection {
    return readFlow(this.#text, restStart, this.#region.end, layers.at(-1)?.column ?? column - 1);
  }

  #next(end: number): number | null {
    const newline = this.#text.indexOf('\n', end);
    return newline === -1 || newline >= this.#region.end ? null : newline + 1;
  }
}

const stepsOf = (layers: readonly Layer[]): YamlPath => layers.map(({ key }) => key);

/** A bracket opens at most this many lines above the cursor. */
const mostFlowLines = 200;

/** The line with the outermost bracket that is still open at the cursor. */
function flowOpener(
  lines: Lines,
  line: YamlLine,
  offset: number,
): { readonly line: YamlLine; readonly node: FlowCollection } | null {
  let found: { line: YamlLine; node: FlowCollection } | null = null;
  let count = 0;
  const consider = (candidate: YamlLine) => {
    if (!/^[[{]/.test(candidate.rest) || candidate.restStart >= offset) return;
    const node = lines.flow(candidate);
    if (isInside(node, offset)) found = { line: candidate, node };
  };
  consider(line);
  for (const above of lines.above(line)) {
    consider(above);
    // What begins at the margin lies in nothing above it.
    if (++count > mostFlowLines || (!above.isBlank && above.column === 0)) break;
  }
  return found;
}

const isInside = ({ start, end, isClosed }: FlowCollection, offset: number): boolean =>
  offset > start && (isClosed ? offset < end : offset <= end);

/**
 * The keys and items that a line stands in, outermost first; `null` where a line above has a value that this line can
 * only be more text of.
 */
function ancestorsOf(lines: Lines, line: YamlLine, column: number): YamlPath | null {
  const path: (string | null)[] = [];
  let inner: Pick<Layer, 'column' | 'key'> = { column, key: line.layers[0]?.key === null ? null : '' };
  for (const above of lines.above(line)) {
    if (inner.column === 0 && inner.key !== null) break;
    for (const layer of above.layers.toReversed()) {
      if (!holds(layer, inner)) continue;
      if (layer === above.layers.at(-1) && hasOwnValue(above)) return null;
      path.unshift(layer.key);
      inner = layer;
    }
  }
  return path;
}

/** What begins further left holds what follows; the items of a list may stand at the column of its key. */
const holds = (outer: Layer, inner: Pick<Layer, 'column' | 'key'>): boolean =>
  outer.column < inner.column || (outer.column === inner.column && inner.key === null && outer.key !== null);

/** Whether what follows a key or dash leaves no room for lines below it; a tag or an anchor does. */
const hasOwnValue = ({ rest }: YamlLine): boolean => rest !== '' && !/^[&!]\S*$/.test(rest);

function blockContext(lines: Lines, line: YamlLine, offset: number): YamlContext | null {
  const column = line.isBlank ? offset - line.start : line.column;
  const last = line.layers.at(-1);
  const isKey = last !== undefined && last.key !== null && offset <= last.end;
  const token = isKey ? keyToken(last, offset) : scalarToken(line, offset);
  const outer = token && ancestorsOf(lines, line, column);
  if (!outer) return null;
  const role = isKey ? 'key' : last && last.key !== null ? 'value' : 'open';
  // Keys to come stand where this one begins, or the place where it would.
  const keyColumn = isKey ? last.column : token.start - line.start;
  return {
    ...token,
    role,
    path: [...outer, ...stepsOf(isKey ? line.layers.slice(0, -1) : line.layers)],
    isFlow: false,
    needsBlank: token.start === last?.after,
    hasColon: isKey,
    column: keyColumn,
    keys: role === 'value' ? [] : keysAround(lines, line, keyColumn),
    texts: last?.key === null ? textsAround(lines, line, last.column) : [],
  };
}

type Token = Pick<YamlContext, 'text' | 'start' | 'end' | 'quote' | 'isUnclosed'>;

const keyToken = ({ start, end, key }: Layer, offset: number): Token | null =>
  offset < start ? null : { text: key ?? '', start, end, quote: null, isUnclosed: false };

/** The scalar around the cursor, or the empty place where one can be typed; `null` for what is no such place. */
function scalarToken({ layers, rest, restStart, column, start }: YamlLine, offset: number): Token | null {
  const last = layers.at(-1);
  if (last && offset < last.after) return null;
  if (rest === '' || (last && offset < restStart)) return emptyAt(offset);
  if (offset < start + column || /^(?:[|>][-+\d]*$|[[{&*!])/.test(rest)) return null;
  const end = restStart + rest.length;
  const quote = rest.startsWith('"') ? '"' : rest.startsWith("'") ? "'" : null;
  if (!quote) return { text: rest, start: restStart, end: Math.max(end, offset), quote, isUnclosed: false };
  const isUnclosed = rest.length === 1 || !rest.endsWith(quote);
  const close = isUnclosed ? end : end - 1;
  if (offset <= restStart || offset > close) return null;
  return { text: rest.slice(1, close - restStart), start: restStart + 1, end: close, quote, isUnclosed };
}

const emptyAt = (offset: number): Token => ({
  text: '',
  start: offset,
  end: offset,
  quote: null,
  isUnclosed: false,
});

/** The keys of the map whose keys stand at this column, but for the one on this line. */
function keysAround(lines: Lines, line: YamlLine, column: number): readonly string[] {
  // A map that begins after a dash on this line has no keys above it.
  const isFirst = !line.isBlank && line.column < column;
  const above = isFirst ? [] : levelOf(lines.above(line), column, it => it.column < column);
  const below = levelOf(lines.below(line), column, it => it.column < column).filter(
    it => it.column === column,
  );
  return [...above, ...below].flatMap(({ layers }) => layers.find(it => it.column === column)?.key ?? []);
}

/** The texts of the list whose dashes stand at this column, but for the one on this line. */
function textsAround(lines: Lines, line: YamlLine, column: number): readonly string[] {
  const isOver = (other: YamlLine) => other.column < column || (other.column === column && !isDash(other));
  return [lines.above(line), lines.below(line)].flatMap(others =>
    levelOf(others, column, isOver)
      .filter(it => it.column === column && isDash(it) && it.layers.length === 1)
      .map(({ rest }) => rest.replace(/^(["'])(.*)\1$/, '$2')),
  );
}

const isDash = ({ layers }: YamlLine): boolean => layers[0]?.key === null;

/** The lines that have something at this column, up to and with the one that ends the level. */
function levelOf(
  others: Iterable<YamlLine>,
  column: number,
  ends: (line: YamlLine) => boolean,
): readonly YamlLine[] {
  const found: YamlLine[] = [];
  for (const other of others) {
    if (other.isBlank) continue;
    if (other.layers.some(it => it.column === column)) found.push(other);
    if (ends(other)) break;
  }
  return found;
}

function flowContext(text: string, node: FlowCollection, path: YamlPath, offset: number): YamlContext | null {
  const segment = node.segments.find(({ start, end }) => start <= offset && offset <= end);
  if (!segment) return null;
  const isList = node.type === 'list';
  const isValue = isList || (segment.after >= 0 && offset >= segment.after);
  const inside = isValue ? [...path, isList ? null : (segment.key?.text ?? '')] : path;
  const written = isValue ? segment.value : (segment.key ?? segment.value);
  if (written && written.type !== 'token')
    return isInside(written, offset) ? flowContext(text, written, inside, offset) : null;
  const token = flowToken(text, segment, written, offset);
  return (
    token && { ...token, ...flowLevel(node, segment), ...flowRole(segment, token, isValue), path: inside }
  );
}

const flowRole = ({ after }: FlowSegment, { start }: Token, isValue: boolean) =>
  ({
    role: isValue ? 'value' : 'key',
    isFlow: true,
    needsBlank: isValue && after === start,
    hasColon: !isValue && after >= 0,
    column: 0,
  }) as const;

const flowLevel = (node: FlowCollection, segment: FlowSegment): Pick<YamlContext, 'keys' | 'texts'> =>
  node.type === 'list'
    ? { keys: [], texts: textsOf(node, segment, it => it.value) }
    : { keys: textsOf(node, segment, it => it.key ?? it.value), texts: [] };

function flowToken(
  text: string,
  { start }: FlowSegment,
  token: FlowSegment['key'],
  offset: number,
): Token | null {
  if (!token) return /(?:^|\s)#[^\n]*$/.test(text.slice(start, offset)) ? null : emptyAt(offset);
  const { isClosed, ...own } = token;
  return offset < token.start || offset > token.end ? null : { ...own, isUnclosed: !isClosed };
}

const textsOf = (
  { segments }: FlowCollection,
  but: FlowSegment,
  part: (segment: FlowSegment) => FlowSegment['value'],
): readonly string[] =>
  segments.flatMap(segment => {
    const token = segment === but ? null : part(segment);
    return token?.type === 'token' && token.text !== '' ? [token.text] : [];
  });
