import type { Severity } from './diagnostic.js';

interface EngineCodeMeta {
  readonly severity: Severity;
  readonly summary: string;
  /** What comes of it where it is not so. */
  readonly rationale: string;
}

/** Findings that come from reading a file, from its suppressions and from the baseline, not from a rule. */
export const engineCodes = {
  'file-readable': {
    severity: 'error',
    summary: 'A file of the ISMS can be read: UTF-8 text of at most 10 MB.',
    rationale:
      'What cannot be read shows nothing. An auditor who is given the file would ask for one that opens; until then no outcome rests on it.',
  },
  'yaml-valid': {
    severity: 'error',
    summary: 'The YAML of a document can be read.',
    rationale:
      'Where the YAML breaks, fields are lost or mean something else than their author had in mind. What stands before and after the break is still checked.',
  },
  'suppression-has-reason': {
    severity: 'warning',
    summary: 'Whoever ignores a finding says why.',
    rationale:
      'A finding that is ignored without a reason looks like one that was overlooked. The next person who reads the document has to know why it stands.',
  },
  'suppression-is-used': {
    severity: 'warning',
    summary: 'What is ignored is there.',
    rationale:
      'A suppression that ignores nothing any more would hide the next finding of the same code, which nobody has looked at.',
  },
  'baseline-entry-is-used': {
    severity: 'warning',
    summary: 'What the baseline lists is still there.',
    rationale:
      'A baseline is a debt that only shrinks. An entry for what has been mended would hide the same fault when it comes back.',
  },
} as const satisfies Readonly<Record<string, EngineCodeMeta>>;

export type EngineCode = keyof typeof engineCodes;
