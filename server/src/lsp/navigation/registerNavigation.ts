import type { Connection, ServerCapabilities } from 'vscode-languageserver';
import type { ClientSupport } from '../clientSupport.js';
import { guarded } from '../guarded.js';
import type { ServerLog } from '../serverLog.js';
import type { Asking } from './asking.js';
import { documentLinksAnswer, resolvedLink } from './documentLinksAnswer.js';
import { documentSymbolsAnswer } from './documentSymbolsAnswer.js';
import { foldingRangesAnswer } from './foldingRangesAnswer.js';
import { highlightsAnswer } from './highlightsAnswer.js';
import { referencesAnswer } from './referencesAnswer.js';
import { prepareRenameAnswer, renameAnswer } from './renameAnswer.js';
import { selectionRangesAnswer } from './selectionRangesAnswer.js';
import { workspaceSymbolsAnswer } from './workspaceSymbolsAnswer.js';

/**
 * What an editor may ask to find its way. Linked editing is not among it: that changes an id in one file as it is typed
 * and leaves those who refer to it in other files behind, which is what rename is there for.
 */
export const navigationCapabilities = (support: ClientSupport): ServerCapabilities => ({
  referencesProvider: true,
  documentHighlightProvider: true,
  renameProvider: support.preparesRename ? { prepareProvider: true } : true,
  documentSymbolProvider: true,
  workspaceSymbolProvider: true,
  documentLinkProvider: { resolveProvider: true },
  foldingRangeProvider: true,
  selectionRangeProvider: true,
});

/** Answers the requests of the capabilities. A fault in one is logged and answered with nothing. */
export function registerNavigation(connection: Connection, asking: Asking, log: ServerLog): void {
  const on = <Params, Result>(name: string, answer: (asking: Asking, params: Params) => Result) =>
    guarded<Params, Result | null>(log, name, null, params => answer(asking, params));
  connection.onReferences(on('references', referencesAnswer));
  connection.onDocumentHighlight(on('documentHighlight', highlightsAnswer));
  connection.onPrepareRename(on('prepareRename', prepareRenameAnswer));
  connection.onRenameRequest(on('rename', renameAnswer));
  connection.onDocumentSymbol(on('documentSymbol', documentSymbolsAnswer));
  connection.onWorkspaceSymbol(on('workspaceSymbol', workspaceSymbolsAnswer));
  connection.onDocumentLinks(on('documentLink', documentLinksAnswer));
  connection.onDocumentLinkResolve(link =>
    guarded(log, 'documentLinkResolve', link, () => resolvedLink(asking, link))(link),
  );
  connection.onFoldingRanges(on('foldingRange', foldingRangesAnswer));
  connection.onSelectionRanges(on('selectionRange', selectionRangesAnswer));
}
