import type { Span } from '../text/span.js';

/** A `[…]` or `{…}` as far as it is typed. */
export interface FlowCollection extends Span {
  readonly type: 'list' | 'map';
  /** What stands between the commas. */
  readonly segments: readonly FlowSegment[];
  readonly isClosed: boolean;
}

export interface FlowSegment extends Span {
  /** What comes before a colon. */
  readonly key: FlowToken | null;
  /** Offset after the colon; -1 where there is none. */
  readonly after: number;
  readonly value: FlowToken | FlowCollection | null;
}

/** A scalar; its span leaves the quotes out. */
interface FlowToken extends Span {
  readonly type: 'token';
  readonly text: string;
  readonly quote: '"' | "'" | null;
  readonly isClosed: boolean;
}

interface OpenSegment {
  key: FlowToken | null;
  after: number;
  value: FlowToken | FlowCollection | null;
}

const deepest = 50;

/**
 * Reads a flow collection that may be half typed. One that is never closed ends before the first line that is not
 * indented further than `column`: what stands there belongs to someone else.
 */
export function readFlow(text: string, from: number, to: number, column: number): FlowCollection {
  return new FlowReader(text, flowEnd(text, from, to, column)).collection(from, 0).node;
}

/** Where text that belongs to the line of `from` ends, by indentation. */
function flowEnd(text: string, from: number, to: number, column: number): number {
  for (let newline = text.indexOf('\n', from); newline !== -1 && newline < to; ) {
    const next = text.indexOf('\n', newline + 1);
    const line = text.slice(newline + 1, next === -1 ? to : Math.min(next, to));
    const indent = line.length - line.trimStart().length;
    if (line.trim() !== '' && indent <= column && !/^\s*[\]}]/.test(line)) return newline;
    newline = next;
  }
  return to;
}

class FlowReader {
  readonly #text: string;
  readonly #end: number;

  constructor(text: string, end: number) {
    this.#text = text;
    this.#end = end;
  }

  collection(from: number, depth: number): { node: FlowCollection; next: number } {
    const type = this.#text.charAt(from) === '{' ? 'map' : 'list';
    const segments: FlowSegment[] = [];
    let at = from + 1;
    for (;;) {
      const { segment, next } = this.#segment(at, depth);
      segments.push(segment);
      at = next;
      const stop = at < this.#end ? this.#text.charAt(at) : '';
      if (stop === ',') at++;
      else {
        const end = stop === '' ? at : at + 1;
        return { node: { type, start: from, end, segments, isClosed: stop !== '' }, next: end };
      }
    }
  }

  /** Up to the comma or bracket that ends it. */
  #segment(from: number, depth: number): { segment: FlowSegment; next: number } {
    const open: OpenSegment = { key: null, after: -1, value: null };
    let at = from;
    while (at < this.#end && !/[,\]}]/.test(this.#text.charAt(at))) at = this.#step(open, at, depth);
    return { segment: { ...open, start: from, end: at }, next: at };
  }

  /** Takes in one thing of a segment; returns where the next begins. */
  #step(open: OpenSegment, at: number, depth: number): number {
    const char = this.#text.charAt(at);
    if (/\s/.test(char)) return at + 1;
    if (this.#isComment(at)) return this.#lineEnd(at);
    if (open.after === -1 && this.#isColon(at)) {
      open.key = open.value?.type === 'token' ? open.value : null;
      open.value = null;
      open.after = at + 1;
      return at + 1;
    }
    if (/[[{]/.test(char) && depth < deepest) {
      const inner = this.collection(at, depth + 1);
      open.value = inner.node;
      return inner.next;
    }
    const token = char === '"' || char === "'" ? this.#quoted(at, char) : this.#token(at);
    open.value = token;
    return Math.max(at + 1, token.end + (token.quote && token.isClosed ? 1 : 0));
  }

  #quoted(from: number, quote: '"' | "'"): FlowToken {
    const lineEnd = this.#lineEnd(from);
    const close = this.#text.indexOf(quote, from + 1);
    const isClosed = close !== -1 && close <= lineEnd && close < this.#end;
    const end = isClosed ? close : lineEnd;
    return { type: 'token', text: this.#text.slice(from + 1, end), quote, isClosed, start: from + 1, end };
  }

  #token(from: number): FlowToken {
    let end = from + 1;
    while (end < this.#end && !/[,[\]{}\n]/.test(this.#text.charAt(end))) {
      if (this.#isColon(end) || this.#isComment(end)) break;
      end++;
    }
    while (end > from + 1 && /\s/.test(this.#text.charAt(end - 1))) end--;
    return {
      type: 'token',
      text: this.#text.slice(from, end),
      quote: null,
      isClosed: true,
      start: from,
      end,
    };
  }

  #isColon(at: number): boolean {
    return this.#text.charAt(at) === ':' && /^(?:[\s,[\]{}]|$)/.test(this.#text.charAt(at + 1));
  }

  #isComment(at: number): boolean {
    return this.#text.charAt(at) === '#' && /\s/.test(this.#text.charAt(at - 1));
  }

  #lineEnd(from: number): number {
    const newline = this.#text.indexOf('\n', from);
    return newline === -1 ? this.#end : Math.min(newline, this.#end);
  }
}
