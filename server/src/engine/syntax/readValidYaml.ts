import {
  type AliasEvent,
  type Event,
  getScalarValue,
  type MappingEvent,
  parseEvents,
  type ScalarEvent,
  type SequenceEvent,
} from 'js-yaml';
import { internedName } from '../text/internedName.js';
import { coreScalar } from './coreScalar.js';
import type { ListNode, MapNode, MetadataNode, Pair, ScalarNode, SyntaxProblem } from './metadataTree.js';

export interface YamlReading {
  /** `null` where the text holds no value at all. */
  readonly node: MetadataNode | null;
  readonly problems: readonly SyntaxProblem[];
}

const DOCUMENT = 1;
const SEQUENCE = 2;
const MAPPING = 3;
const SCALAR = 4;
const ALIAS = 5;
const FLOW = 2;
const PLAIN = 1;
const BLOCK_STYLES = 4;

/** A value that stands for more than this many others through aliases is refused: nobody writes that on purpose. */
export const mostAliasedValues = 10_000;

/**
 * Reads YAML that has no error in it, fast, through the events of js-yaml: offsets into the text, no tree of its own.
 * Returns `null` for text with an error, which the tolerant reader is for.
 */
export function readValidYaml(text: string): YamlReading | null {
  let events: Event[];
  try {
    events = parseEvents(text, {});
  } catch {
    return null;
  }
  return new TreeBuilder(text).build(events);
}

/** What a map has no items for, and a list no pairs. */
const none: never[] = [];

interface Open {
  readonly flow: boolean;
  readonly isMap: boolean;
  readonly start: number;
  readonly anchor: string | null;
  readonly pairs: Pair[];
  readonly items: MetadataNode[];
  /** The keys so far; of a small map, looking through the pairs is quicker. */
  keys: Set<string> | null;
  key: ScalarNode | null;
  skip: boolean;
}

/** Turns the flat stream of events into nodes. It knows where it is by `#cursor`, the end of what it saw last. */
class TreeBuilder {
  readonly #text: string;
  readonly #problems: SyntaxProblem[] = [];
  readonly #anchors = new Map<string, { node: MetadataNode; size: number }>();
  readonly #stack: Open[] = [];
  #cursor = 0;
  #documents = 0;
  #root: MetadataNode | null = null;
  #aliased = 0;

  constructor(text: string) {
    this.#text = text;
  }

  build(events: readonly Event[]): YamlReading | null {
    for (const event of events) {
      if (event.type === DOCUMENT) {
        if (++this.#documents > 1) return null;
      } else if (event.type === SEQUENCE || event.type === MAPPING) this.#open(event);
      else if (event.type === SCALAR) this.#add(this.#scalar(event));
      else if (event.type === ALIAS) this.#add(this.#alias(event));
      else this.#close();
    }
    return { node: this.#root, problems: this.#problems };
  }

  #open({ type, start, style, anchorStart, anchorEnd }: SequenceEvent | MappingEvent): void {
    const flow = style === FLOW;
    this.#stack.push({
      flow,
      isMap: type === MAPPING,
      start,
      anchor: anchorStart < 0 ? null : this.#text.slice(anchorStart, anchorEnd),
      pairs: type === MAPPING ? [] : none,
      items: type === MAPPING ? none : [],
      keys: null,
      key: null,
      skip: false,
    });
    this.#cursor = flow ? start + 1 : start;
  }

  #scalar(event: ScalarEvent): ScalarNode {
    const node = event.valueStart < 0 ? this.#emptyScalar() : this.#writtenScalar(event);
    if (event.anchorStart >= 0) this.#remember(this.#text.slice(event.anchorStart, event.anchorEnd), node);
    return node;
  }

  #writtenScalar(event: ScalarEvent): ScalarNode {
    const { valueStart: start, valueEnd, style } = event;
    const isBlock = style >= BLOCK_STYLES;
    let end = valueEnd;
    while (isBlock && end > start && ' \t\r\n'.includes(this.#text.charAt(end - 1))) end--;
    this.#cursor = style === PLAIN || isBlock ? valueEnd : valueEnd + 1;
    const written = getScalarValue(this.#text, event);
    const source = this.#isKeyNext() ? internedName(written) : written;
    const value = style === PLAIN && event.tagStart < 0 ? coreScalar(source) : source;
    return { type: 'scalar', value, source, start, end };
  }

  #isKeyNext(): boolean {
    const open = this.#stack.at(-1);
    return open?.isMap === true && !open.key && !open.skip;
  }

  #emptyScalar(): ScalarNode {
    const at = this.#emptyPlace();
    return { type: 'scalar', value: null, source: '', start: at, end: at };
  }

  /** A missing value stands right after the colon or dash that announces it. */
  #emptyPlace(): number {
    const open = this.#stack.at(-1);
    if (open?.isMap && !open.key) return this.#cursor;
    const mark = /^[ \t]*[:-]/.exec(this.#text.slice(this.#cursor, this.#cursor + 200))?.[0].length ?? 0;
    return this.#cursor + mark;
  }

  #alias(event: AliasEvent): MetadataNode {
    const name = this.#text.slice(event.anchorStart, event.anchorEnd);
    const start = event.anchorStart - 1;
    this.#cursor = event.anchorEnd;
    const known = this.#anchors.get(name);
    const absent: ScalarNode = { type: 'scalar', value: null, source: '', start, end: event.anchorEnd };
    if (!known) {
      this.#problems.push({
        message: `The alias '*${name}' has no anchor before it.`,
        start,
        end: event.anchorEnd,
      });
      return absent;
    }
    this.#aliased += known.size;
    if (this.#aliased <= mostAliasedValues) return known.node;
    if (this.#aliased - known.size <= mostAliasedValues) {
      const message = `The aliases of this file stand for more than ${mostAliasedValues} values; '*${name}' and later ones are not read.`;
      this.#problems.push({ message, start, end: event.anchorEnd });
    }
    return absent;
  }

  #add(node: MetadataNode): void {
    const open = this.#stack.at(-1);
    if (!open) this.#root = node;
    else if (!open.isMap) open.items.push(node);
    else if (open.key) {
      open.pairs.push({ key: open.key, value: node });
      open.key = null;
    } else if (open.skip) open.skip = false;
    else this.#startPair(open, node);
  }

  #startPair(open: Open, key: MetadataNode): void {
    if (key.type !== 'scalar') {
      open.skip = true;
      this.#problems.push({
        message: 'A key has to be plain text; is this a template marker?',
        start: key.start,
        end: key.end,
      });
      return;
    }
    if (isTaken(open, key.source)) {
      this.#problems.push({
        message: `The key '${key.source}' is already in use here.`,
        start: key.start,
        end: key.end,
      });
    }
    open.key = key;
  }

  #close(): void {
    const open = this.#stack.pop();
    if (!open) return;
    const end = open.flow ? this.#closingBracket() : Math.max(this.#cursor, open.start);
    this.#cursor = end;
    const { start } = open;
    const trimmed = open.flow ? end : this.#lastEnd(open, start);
    const node: MapNode | ListNode = open.isMap
      ? { type: 'map', start, end: trimmed, pairs: open.pairs }
      : { type: 'list', start, end: trimmed, items: open.items };
    if (open.anchor !== null) this.#remember(open.anchor, node);
    this.#add(node);
  }

  #lastEnd(open: Open, start: number): number {
    const last = open.isMap ? open.pairs.at(-1)?.value : open.items.at(-1);
    const end = last && last.end >= start ? last.end : (open.pairs.at(-1)?.key.end ?? start);
    return Math.max(start, end);
  }

  /** Only blanks, commas and comments stand between the last value of a flow collection and its bracket. */
  #closingBracket(): number {
    const text = this.#text;
    for (let at = this.#cursor; at < text.length; at++) {
      const char = text.charAt(at);
      if (char === ']' || char === '}') return at + 1;
      if (char === '#') at = (text.indexOf('\n', at) + 1 || text.length + 1) - 1;
    }
    return text.length;
  }

  #remember(name: string, node: MetadataNode): void {
    this.#anchors.set(name, { node, size: sizeOf(node, new Map()) });
  }
}

const smallMap = 16;

function isTaken(open: Open, key: string): boolean {
  if (open.pairs.length < smallMap) return open.pairs.some(pair => pair.key.source === key);
  open.keys ??= new Set(open.pairs.map(pair => pair.key.source));
  if (open.keys.has(key)) return true;
  open.keys.add(key);
  return false;
}

/** How many values a node stands for once its aliases are written out. */
function sizeOf(node: MetadataNode, memo: Map<MetadataNode, number>): number {
  if (node.type === 'scalar') return 1;
  const known = memo.get(node);
  if (known !== undefined) return known;
  let size = 1;
  if (node.type === 'list') for (const item of node.items) size += sizeOf(item, memo);
  else for (const { value } of node.pairs) size += sizeOf(value, memo);
  memo.set(node, size);
  return size;
}
