import type { Severity } from '../../engine/index.js';
import type { ReportedFinding } from '../data/reportedFinding.js';
import type { ReportView } from './reportView.js';

/** Findings as a Code Quality report of GitLab, a subset of the form of Code Climate. */
export const gitlabCodeQuality = (
  findings: readonly Omit<ReportedFinding, 'suppressed'>[],
  { pathFor }: Pick<ReportView, 'pathFor'>,
): readonly object[] =>
  findings.map(({ path, start, end, code, severity, message, key }) => ({
    type: 'issue',
    check_name: code,
    description: message,
    severity: severities[severity],
    fingerprint: key,
    location: { path: pathFor(path), lines: { begin: start.line, end: end.line } },
  }));

const severities: Readonly<Record<Severity, string>> = { error: 'major', warning: 'minor', info: 'info' };
