import { type Span, span } from './span.js';

/** A span without the blanks and line ends that it ends with. */
export function withoutBlanksAfter(text: string, { start, end }: Span): Span {
  let last = end;
  while (last > start && /\s/.test(text.charAt(last - 1))) last--;
  return span(start, last);
}
