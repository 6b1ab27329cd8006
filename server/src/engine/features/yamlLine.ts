/** One line of block YAML, taken apart as far as a line alone can tell. */
export interface YamlLine {
  /** Offset of the first character. */
  readonly start: number;
  /** Offset after the last character, without the line break. */
  readonly end: number;
  /** What opens a level here: the dash of an item, or a key. */
  readonly layers: readonly Layer[];
  /** What follows the layers: a value, or text that has no colon yet. Blanks around it are left out. */
  readonly rest: string;
  readonly restStart: number;
  /** Where a comment begins; the end of the line where there is none. */
  readonly commentStart: number;
  /** Nothing but blanks and a comment. */
  readonly isBlank: boolean;
  /** The column of the first thing on the line. */
  readonly column: number;
}

export interface Layer {
  readonly column: number;
  /** `null`: the dash of an item. */
  readonly key: string | null;
  /** Where dash or key (without quotes) is written. */
  readonly start: number;
  readonly end: number;
  /** Offset after the dash or the colon. */
  readonly after: number;
}

const dash = /-(?=[ \t]|$)/y;
const key = /(?:"([^"]*)"|'([^']*)'|([^\s"'[\]{}#&*!|>%@`,?:-][^:#]*?|-[^\s:#]+))[ \t]*:(?=[ \t]|$)/y;

/** The line around an offset, cut at the ends of the region. */
export function yamlLineAt(text: string, offset: number, from: number, to: number): YamlLine {
  const start = Math.max(from, startOfLine(text, offset));
  const newline = text.indexOf('\n', offset);
  let end = newline === -1 || newline > to ? to : newline;
  if (end > start && text.charAt(end - 1) === '\r') end--;
  return readLine(text.slice(start, end), start);
}

/** Where the line of an offset begins. */
export const startOfLine = (text: string, offset: number): number =>
  // A search from -1 would begin at 0.
  offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;

function readLine(line: string, start: number): YamlLine {
  const layers: Layer[] = [];
  let at = skipBlanks(line, 0);
  for (dash.lastIndex = at; dash.test(line); dash.lastIndex = at) {
    layers.push({ column: at, key: null, start: start + at, end: start + at + 1, after: start + at + 1 });
    at = skipBlanks(line, at + 1);
  }
  key.lastIndex = at;
  const found = key.exec(line);
  if (found) {
    const name = found[1] ?? found[2] ?? found[3] ?? '';
    const from = start + at + (found[3] === undefined ? 1 : 0);
    const after = start + at + found[0].length;
    layers.push({ column: at, key: name, start: from, end: from + name.length, after });
    at = skipBlanks(line, at + found[0].length);
  }
  const comment = commentAt(line, at);
  const rest = line.slice(at, comment).trimEnd();
  return {
    start,
    end: start + line.length,
    layers,
    rest,
    restStart: start + at,
    commentStart: start + comment,
    isBlank: layers.length === 0 && rest === '',
    column: layers[0]?.column ?? at,
  };
}

function skipBlanks(line: string, from: number): number {
  let at = from;
  while (line.charAt(at) === ' ' || line.charAt(at) === '\t') at++;
  return at;
}

function commentAt(line: string, from: number): number {
  const value = line.slice(from);
  const quoted = /^(?:"(?:[^"\\]|\\.)*"?|'(?:[^']|'')*'?)/.exec(value)?.[0] ?? '';
  const comment = /(?:^|[ \t])#/.exec(value.slice(quoted.length));
  return comment ? from + quoted.length + comment.index : line.length;
}
