import type { Unreadable } from '../documentChange.js';
import type { ParsedDocument } from '../syntax/parseDocument.js';
import type { Finding } from './diagnostic.js';
import type { EngineCode } from './engineCodes.js';

const unreadable: Readonly<Record<Unreadable, string>> = {
  'too-large': 'This file is larger than 10 MB and was not read.',
  binary: 'This file holds binary data and was not read.',
  'not-utf8': 'This file is not UTF-8 text and was not read; save it as UTF-8.',
  unreadable: 'This file could not be read.',
};

/** What is wrong with the file itself. Files that are not documents of the ISMS are nobody's business. */
export function fileFindings(document: {
  readonly unreadable: Unreadable | null;
  readonly parsed: ParsedDocument | null;
  readonly syntax: readonly Finding[];
}): readonly Finding[] {
  if (document.unreadable) return [finding('file-readable', unreadable[document.unreadable], 0, 0)];
  return document.syntax;
}

/** The problems that a reading of a document found, as findings at offsets of its text. */
export function syntaxFindings({ problems, parts }: ParsedDocument): readonly Finding[] {
  const findings = problems.map(({ message, start, end }) => finding('yaml-valid', message, start, end));
  for (const part of parts) {
    for (const { message, start, end } of part.problems)
      findings.push(finding('yaml-valid', message, part.base + start, part.base + end));
  }
  return findings;
}

const finding = (code: EngineCode, message: string, start: number, end: number): Finding => ({
  code,
  message,
  start,
  end,
  related: [],
  fix: null,
});
