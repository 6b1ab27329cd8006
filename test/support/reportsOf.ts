import { builtInSetup, LineIndex, Workspace } from '../../server/src/engine/index.js';
import type { IsmsReport } from '../../server/src/protocol/report.js';
import { ismsReports } from '../../server/src/report/ismsReport.js';

/** The reports on texts by path, as the server makes them. */
export function reportsOf(files: Readonly<Record<string, string>>, mostEvidence = 25): readonly IsmsReport[] {
  const workspace = new Workspace([''], builtInSetup('2026-09-15'));
  workspace.apply(Object.entries(files).map(([uri, text]) => ({ uri, text })));
  for (const _ of workspace.check());
  return ismsReports(workspace.engines(), {
    locate: ({ uri, start, end }) => {
      const lines = new LineIndex(workspace.engineOf(uri)?.document(uri)?.text ?? '');
      return { uri, range: { start: lines.positionAt(start), end: lines.positionAt(end) } };
    },
    shownRoot: uri => uri,
    mostEvidence,
  });
}
