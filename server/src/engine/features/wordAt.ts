import type { DocumentState, Engine } from '../engine.js';
import type { Span } from '../text/span.js';
import { startOfLine } from './yamlLine.js';

export interface Word extends Span {
  readonly text: string;
}

const inWord = /[\p{L}\p{N}_.-]/u;

/** The word around an offset as ids are written: letters, digits, and `-`, `_`, `.` within. */
export function wordAt(text: string, offset: number): Word | null {
  let start = offset;
  let end = offset;
  while (start > 0 && inWord.test(text.charAt(start - 1))) start--;
  while (end < text.length && inWord.test(text.charAt(end))) end++;
  while (start < end && /[.-]/.test(text.charAt(start))) start++;
  while (end > start && /[.-]/.test(text.charAt(end - 1))) end--;
  if (start === end || offset < start || offset > end) return null;
  return { text: text.slice(start, end), start, end };
}

/** Whether an offset is in text that people read: anywhere in YAML, and in Markdown outside of code and comments. */
export function inProse(engine: Engine, { uri, format, text }: DocumentState, offset: number): boolean {
  const parsed = format === 'yaml' ? null : engine.parsed(uri);
  if (!parsed || offset < parsed.bodyStart) return true;
  const lineStart = startOfLine(text, offset);
  return parsed.body().prose.some(line => line.start === lineStart && line.text !== '');
}
