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
 * items together), several documents, or indentation that says two things.
 */
export function splitYaml(text: string): readonly Cut[] | null {
  if (anchorOrAlias.test(text)) return null;
  const cuts: Cut[] = [];
  let fieldsStart = 0;
  let list: OpenList | null = null;
  let emptyKey: { key: string; keyStart: number } | null = null;
  let sawContent = false;

  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const next = newline === -1 ? text.length : newline + 1;
    let at = start;
    while (text.charCodeAt(at) === 32) at++;
    const code = text.charCodeAt(at);
    const blank = at >= next || code === 10 || code === 13 || code === 35 || Number.isNaN(code);
    if (blank) {
      start = next;
      continue;
    }
    const indent = at - start;
    const dash = code === 45 && isGap(text.charCodeAt(at + 1));

    if (dash && emptyKey) {
      // The first item of the list under the key just read.
      cuts.push({ start: fieldsStart, end: emptyKey.keyStart, list: null, keyStart: -1 });
      list = { key: emptyKey.key, keyStart: emptyKey.keyStart, indent, itemStart: start };
      emptyKey = null;
    } else if (list && dash && indent === list.indent) {
      cuts.push(itemCut(list, start));
      list.itemStart = start;
    } else if (indent > 0) {
      if (list && indent <= list.indent) return null;
      emptyKey = null;
    } else {
      plainKey.lastIndex = at;
      const key = plainKey.exec(text)?.[0];
      if (!key) {
        if (
          !sawContent &&
          text.startsWith('---', at) &&
          isGap(text.charCodeAt(at + 3)) &&
          isBlank(text, at + 3, next)
        ) {
          start = next;
          fieldsStart = next;
          continue;
        }
        return null;
      }
      if (list) {
        cuts.push(itemCut(list, start));
        list = null;
        fieldsStart = start;
      }
      emptyKey = isBlank(text, at + key.length, next) ? { key: key.slice(0, -1), keyStart: start } : null;
    }
    sawContent = true;
    start = next;
  }
  if (list) cuts.push(itemCut(list, text.length));
  else cuts.push({ start: fieldsStart, end: text.length, list: null, keyStart: -1 });
  return cuts;
}

interface OpenList {
  readonly key: string;
  readonly keyStart: number;
  readonly indent: number;
  itemStart: number;
}

const itemCut = ({ key, keyStart, itemStart }: OpenList, end: number): Cut => ({
  start: itemStart,
  end,
  list: key,
  keyStart,
});

const isGap = (code: number): boolean =>
  code === 32 || code === 10 || code === 13 || code === 9 || Number.isNaN(code);

/** Nothing but blanks and a comment up to the end of the line. */
function isBlank(text: string, from: number, lineEnd: number): boolean {
  return /^[ \t]*(?:#.*)?$/.test(text.slice(from, lineEnd).trimEnd());
}
