import type { Severity } from './diagnostic.js';

/** Findings that come from reading a file and from its suppressions, not from a rule. */
export const engineCodes = {
  'file-readable': {
    severity: 'error',
    summary: 'A file of the ISMS can be read: UTF-8 text of at most 10 MB.',
  },
  'yaml-valid': { severity: 'error', summary: 'The YAML of a document can be read.' },
  'suppression-has-reason': { severity: 'warning', summary: 'Whoever ignores a finding says why.' },
  'suppression-is-used': { severity: 'warning', summary: 'What is ignored is there.' },
} as const satisfies Readonly<Record<string, { readonly severity: Severity; readonly summary: string }>>;

export type EngineCode = keyof typeof engineCodes;
