/** Columns that a text takes on a terminal. */
export function widthOf(text: string): number {
  if (narrow.test(text)) return text.length;
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += widthOfGrapheme(segment);
  return width;
}

/** Latin and our own signs: one column each. Whatever else there is needs a closer look, which takes its time. */
const narrow = /^[\x20-\x7E\u00A1-\u00AC\u00AE-\u02FF\u2010-\u2026\u2190-\u2193\u2500-\u25E6\u2713\u2717]*$/;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const wide =
  /^[\u1100-\u115F\u2E80-\u303E\u3041-\u33FF\u3400-\u4DBF\u4E00-\u9FFF\uA000-\uA4CF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6]|^\p{Emoji_Presentation}|\uFE0F|^[\u{20000}-\u{3FFFD}]/u;
const zero = /^[\p{Mn}\p{Me}\p{Cf}]+$/u;

const widthOfGrapheme = (segment: string): number =>
  narrow.test(segment) ? 1 : wide.test(segment) ? 2 : zero.test(segment) ? 0 : 1;

/**
 * A text as it can be shown: what would move the cursor, colour the terminal or turn the direction of writing is
 * written out. Documents come from anyone.
 */
export const printable = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not reach a terminal
  text.replace(/[\u0000-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/g, character =>
    character === '\n' || character === '\t'
      ? ' '
      : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

export const padEnd = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - widthOf(text)));

export const padStart = (text: string, width: number): string =>
  ' '.repeat(Math.max(0, width - widthOf(text))) + text;

/** The text, or its beginning and a mark where it is wider. */
export function shorten(text: string, width: number, mark: string): string {
  if (widthOf(text) <= width) return text;
  return (
    fitting(partsOf(text), width - widthOf(mark))
      .join('')
      .trimEnd() + (width > 0 ? mark : '')
  );
}

/** The text, or a mark and its end where it is wider. */
export function shortenLeft(text: string, width: number, mark: string): string {
  if (widthOf(text) <= width) return text;
  const kept = fitting(partsOf(text).reverse(), width - widthOf(mark)).reverse();
  return (width > 0 ? mark : '') + kept.join('');
}

const partsOf = (text: string): string[] =>
  narrow.test(text) ? text.split('') : [...graphemes.segment(text)].map(({ segment }) => segment);

/** As many of the first graphemes as there is room for. */
function fitting(parts: readonly string[], width: number): string[] {
  let used = 0;
  const end = parts.findIndex(part => {
    used += widthOfGrapheme(part);
    return used > width;
  });
  return parts.slice(0, end < 0 ? parts.length : end);
}

/** Breaks a text between words; `null` leaves it on one line. A word that is too long has a line of its own. */
export function wrap(text: string, width: number | null): readonly string[] {
  if (width === null || widthOf(text) <= width) return [text];
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && widthOf(line) + 1 + widthOf(word) > width) {
      lines.push(line.trimEnd());
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
