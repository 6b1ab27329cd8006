import { ismsReport } from '../../report/ismsReport.js';
import { type ShownReport, staticPage } from '../../report/page/staticPage.js';
import type { Platform } from '../platform.js';
import type { ReadIsms } from '../readIsms.js';
import { relativeUri } from './relativeUri.js';

/** Of one outcome, so many documents are listed; nobody reads on. */
const mostEvidence = 200;

/** The report on every ISMS that was read, as a page that lies in a folder. `folder`: its uri, ending with `/`. */
export function reportPage({ engines, places }: ReadIsms, folder: string, platform: Platform): string {
  const setup = {
    locate: ({ uri, ...span }: { readonly uri: string; readonly start: number; readonly end: number }) => ({
      uri,
      range: zeroBased(places.rangeOf(uri, span)),
    }),
    shownRoot: (uri: string) => uri,
    mostEvidence,
  };
  const reports = engines.map(
    (engine, n): ShownReport => ({
      report: ismsReport(engine, setup),
      view: {
        hrefOf: ({ uri }) => relativeUri(folder, uri),
        isInEditor: false,
        prefix: n === 0 ? '' : `${n}-`,
      },
    }),
  );
  return staticPage(reports, {
    style: platform.pageFile('report.css'),
    script: platform.pageFile('reportAlone.js'),
    hash: text => base64(platform.sha256(text)),
  });
}

interface Range<P> {
  readonly start: P;
  readonly end: P;
}

const zeroBased = ({ start, end }: Range<{ readonly line: number; readonly column: number }>) => ({
  start: { line: start.line - 1, character: start.column - 1 },
  end: { line: end.line - 1, character: end.column - 1 },
});

/** Hexadecimal digits as Base64. */
function base64(hexadecimal: string): string {
  const bytes = hexadecimal.match(/../g) ?? [];
  return btoa(String.fromCharCode(...bytes.map(byte => Number.parseInt(byte, 16))));
}
