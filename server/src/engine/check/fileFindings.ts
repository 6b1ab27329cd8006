import type { BaselineEntry } from '../baseline/readBaseline.js';
import type { Unreadable } from '../documentChange.js';
import type { ParsedDocument } from '../syntax/parseDocument.js';
import { shifted } from '../text/span.js';
import type { Finding } from './diagnostic.js';
import type { EngineCode } from './engineCodes.js';

const unreadable: Readonly<Record<Unreadable, string>> = {
  'too-large': 'This file is larger than 10 MB and was not read.',
  binary: 'This file holds binary data and was not read.',
  'not-utf8': 'This file is not UTF-8 text and was not read; save it as UTF-8.',
  unreadable: 'This file could not be read.',
};

/** That a file cannot be read. */
export const unreadableFinding = (why: Unreadable): Finding =>
  finding('file-readable', unreadable[why], 0, 0);

/** That an entry of the baseline stands for more than is there. */
export function unusedFinding({
  entry,
  times,
}: {
  readonly entry: BaselineEntry;
  readonly times: number;
}): Finding {
  const { code, count, place } = entry;
  const message =
    times === 0
      ? `There is no finding '${code}' in '${entry.in}' any more; 'isms baseline' takes this out.`
      : `Of ${count} findings '${code}' in '${entry.in}', ${times} ${times === 1 ? 'is' : 'are'} left; 'isms baseline' corrects this.`;
  return finding('baseline-entry-is-used', message, place.start, place.end);
}

/** The problems that a reading of a document found, as findings at offsets of its text. */
export function syntaxFindings({ problems, parts }: ParsedDocument): readonly Finding[] {
  const inParts = parts.flatMap(part => part.problems.map(it => ({ ...it, ...shifted(it, part.base) })));
  const said = new Set<string>();
  return [...problems, ...inParts].flatMap(({ message, start, end }) => {
    // A reader may say the same of one place twice.
    const key = `${start} ${end} ${message}`;
    if (said.has(key)) return [];
    said.add(key);
    return [finding('yaml-valid', message, start, end)];
  });
}

const finding = (code: EngineCode, message: string, start: number, end: number): Finding => ({
  code,
  message,
  start,
  end,
  related: [],
  fix: null,
});
