/** A stretch of YAML that can be read without the rest: some top-level fields, or one item of a top-level list. */
export interface Cut {
  readonly start: number;
  readonly end: number;
  /** The key of the list that this is an item of; `null` for fields. */
  readonly list: string | null;
  /** Where that key is written (on the first item only). */
  readonly keyStart: number;
}

const plainKey = /[A-Za-z_][\w.-]*:(?=[ \t\r\n]|$)/y;
const anchorOrAlias = /(?:^|[:\-?,[{])[ \t]*[&*][^\s*,\]}]/m;

/**
 * Cuts a YAML mapping at the items of its top-level block lists, by indentation alone, so that a register is read and
 * kept entry by entry. Returns `null` for text that must be read whole: another shape at the top, anchors (they bind
 * items together), several documents, or items that are indented in two ways. A line that cannot stand where it does,
 * as there are while somebody types, belongs to what is above it.
 */
export function splitYaml(text: string): readonly Cut[] | null {
  return holdsAnchor(text) ? null : new Splitter(text).split();
}

/** Hardly any text holds one of the two signs at all, which is quickly seen. */
const holdsAnchor = (text: string): boolean =>
  (text.includes('&') || text.includes('*')) && anchorOrAlias.test(text);

interface OpenList {
  readonly key: string;
  readonly keyStart: number;
  readonly indent: number;
  itemStart: number;
}

class Splitter {
  readonly #text: string;
  readonly #cuts: Cut[] = [];
  #fieldsStart = 0;
  #list: OpenList | null = null;
  /** A top-level key with nothing behind it yet: the next line may start its list. */
  #emptyKey: { readonly key: string; readonly keyStart: number } | null = null;
  #hasContent = false;

  constructor(text: string) {
    this.#text = text;
  }

  split(): readonly Cut[] | null {
    const text = this.#text;
    for (let start = 0, next = 0; start < text.length; start = next) {
      next = text.indexOf('\n', start) + 1 || text.length;
      let at = start;
      while (text.charCodeAt(at) === space) at++;
      if (at >= next || isBlankOrComment(text.charCodeAt(at))) continue;
      if (!this.#line(start, at, next)) return null;
    }
    if (this.#list) this.#endItem(this.#list, text.length);
    else this.#cuts.push({ start: this.#fieldsStart, end: text.length, list: null, keyStart: -1 });
    return this.#cuts;
  }

  /** Takes a line with content from `at` on; `false` when the text cannot be cut. */
  #line(start: number, at: number, next: number): boolean {
    const indent = at - start;
    const isDash = this.#text.charCodeAt(at) === dash && isGap(this.#text.charCodeAt(at + 1));
    if (isDash && this.#emptyKey) this.#startList(this.#emptyKey, indent, start);
    else if (isDash && this.#list?.indent === indent) {
      this.#endItem(this.#list, start);
      this.#list.itemStart = start;
    } else if (indent > 0) {
      if (isDash && this.#list && indent <= this.#list.indent) return false;
      this.#emptyKey = null;
    } else if (this.#hasContent && this.#isHalfTyped(at, next)) {
      this.#emptyKey = null;
    } else if (!this.#hasContent && this.#isDocumentStart(at, next)) {
      this.#fieldsStart = next;
      return true;
    } else if (!this.#startKey(start, next)) return false;
    this.#hasContent = true;
    return true;
  }

  #startList({ key, keyStart }: { key: string; keyStart: number }, indent: number, itemStart: number): void {
    this.#cuts.push({ start: this.#fieldsStart, end: keyStart, list: null, keyStart: -1 });
    this.#list = { key, keyStart, indent, itemStart };
    this.#emptyKey = null;
  }

  #startKey(start: number, next: number): boolean {
    plainKey.lastIndex = start;
    const key = plainKey.exec(this.#text)?.[0];
    if (!key) return false;
    if (this.#list) {
      this.#endItem(this.#list, start);
      this.#list = null;
      this.#fieldsStart = start;
    }
    this.#emptyKey = this.#isBlank(start + key.length, next)
      ? { key: key.slice(0, -1), keyStart: start }
      : null;
    return true;
  }

  #endItem({ key, keyStart, itemStart }: OpenList, end: number): void {
    this.#cuts.push({ start: itemStart, end, list: key, keyStart });
  }

  #isDocumentStart(at: number, next: number): boolean {
    return (
      this.#text.startsWith('---', at) && isGap(this.#text.charCodeAt(at + 3)) && this.#isBlank(at + 3, next)
    );
  }

  /** What no YAML has at the beginning of a line: it spoils the entry that it is typed into, and no other. */
  #isHalfTyped(at: number, next: number): boolean {
    const code = this.#text.charCodeAt(at);
    return code === tab || /^\w[\w ]*\s*$/.test(this.#text.slice(at, next));
  }

  /** Nothing but blanks and a comment up to the end of the line. */
  #isBlank(from: number, lineEnd: number): boolean {
    return /^[ \t]*(?:#.*)?$/.test(this.#text.slice(from, lineEnd).trimEnd());
  }
}

const tab = 9;
const newline = 10;
const carriageReturn = 13;
const space = 32;
const hash = 35;
const dash = 45;

const isBlankOrComment = (code: number): boolean =>
  code === newline || code === carriageReturn || code === hash;

const isGap = (code: number): boolean =>
  code === space || code === tab || code === newline || code === carriageReturn || Number.isNaN(code);
