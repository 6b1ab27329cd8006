import type { TextEdit } from '../check/diagnostic.js';
import type { EntryView } from '../rules/defineRule.js';
import type { Span } from '../text/span.js';

type Source = Pick<EntryView, 'base' | 'document'>;

/** Whether a value stands in quotes; its span is what they hold. */
export function isQuoted({ base, document: { text } }: Source, { start, end }: Span): boolean {
  const quote = text[base + start - 1];
  return (quote === "'" || quote === '"') && text[base + end] === quote;
}

/** Whether a value is written on one line, so that text may be put before and after it. */
export const isOneLine = ({ base, document: { text } }: Source, { start, end }: Span): boolean =>
  end > start && !text.slice(base + start, base + end).includes('\n');

/** Puts text around a value, outside its quotes. */
export function around(entry: Source, { start, end }: Span, before: string, after: string): TextEdit[] {
  const quote = isQuoted(entry, { start, end }) ? 1 : 0;
  return [
    { start: start - quote, end: start - quote, text: before },
    { start: end + quote, end: end + quote, text: after },
  ];
}

/** Writes another value in place of one, without the quotes it had. */
export function unquoted(entry: Source, { start, end }: Span, text: string): TextEdit[] {
  const quote = isQuoted(entry, { start, end }) ? 1 : 0;
  return [{ start: start - quote, end: end + quote, text }];
}
