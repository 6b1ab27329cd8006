import {
  type ClientCapabilities,
  type CodeActionClientCapabilities,
  DiagnosticTag,
  MarkupKind,
  type WorkspaceEditClientCapabilities,
} from 'vscode-languageserver';

/** What the client can do with an answer; what it cannot is left out. */
export interface ClientSupport {
  readonly relatedInformation: boolean;
  readonly codeDescription: boolean;
  readonly data: boolean;
  readonly deprecatedTag: boolean;
  readonly definitionLinks: boolean;
  readonly markdownHover: boolean;
  readonly markdownItems: boolean;
  /** Completion items may have stops. */
  readonly snippets: boolean;
  readonly codeActions: boolean;
  /** It asks for the edits of an action when it is chosen. */
  readonly resolvesActions: boolean;
  /** Edits that create and delete files. */
  readonly movesFiles: boolean;
  /** Edits that say of which version of a document they are. */
  readonly versionedEdits: boolean;
  readonly registersWatchers: boolean;
  readonly workDoneProgress: boolean;
  /** It is the client that comes with the server, and has its commands. */
  readonly isOwnClient: boolean;
  /** It answers what its settings are. */
  readonly configuration: boolean;
  readonly registersConfiguration: boolean;
  readonly lensRefresh: boolean;
  readonly hintRefresh: boolean;
  readonly preparesRename: boolean;
  /** Symbols of a document that hold others. */
  readonly symbolTrees: boolean;
}

export function clientSupport(
  { textDocument, workspace, window }: ClientCapabilities,
  isOwnClient: boolean,
): ClientSupport {
  const diagnostics = textDocument?.publishDiagnostics;
  return {
    relatedInformation: diagnostics?.relatedInformation ?? false,
    codeDescription: diagnostics?.codeDescriptionSupport ?? false,
    data: diagnostics?.dataSupport ?? false,
    deprecatedTag: diagnostics?.tagSupport?.valueSet.includes(DiagnosticTag.Deprecated) ?? false,
    definitionLinks: textDocument?.definition?.linkSupport ?? false,
    markdownHover: textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) ?? false,
    ...itemSupport(textDocument?.completion?.completionItem),
    ...actionSupport(textDocument?.codeAction),
    ...editSupport(workspace?.workspaceEdit),
    workDoneProgress: window?.workDoneProgress === true,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false,
    isOwnClient,
    configuration: workspace?.configuration ?? false,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration ?? false,
    lensRefresh: workspace?.codeLens?.refreshSupport ?? false,
    hintRefresh: workspace?.inlayHint?.refreshSupport ?? false,
    preparesRename: textDocument?.rename?.prepareSupport ?? false,
    symbolTrees: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport ?? false,
  };
}

const actionSupport = (
  actions: CodeActionClientCapabilities | undefined,
): Pick<ClientSupport, 'codeActions' | 'resolvesActions'> => ({
  codeActions: actions?.codeActionLiteralSupport !== undefined,
  resolvesActions:
    actions?.dataSupport === true && actions.resolveSupport?.properties.includes('edit') === true,
});

function editSupport(
  edits: WorkspaceEditClientCapabilities | undefined,
): Pick<ClientSupport, 'versionedEdits' | 'movesFiles'> {
  const versionedEdits = edits?.documentChanges === true;
  const operations = edits?.resourceOperations ?? [];
  return {
    versionedEdits,
    movesFiles: versionedEdits && operations.includes('create') && operations.includes('delete'),
  };
}
type ItemCapabilities = NonNullable<
  NonNullable<ClientCapabilities['textDocument']>['completion']
>['completionItem'];

const itemSupport = (item: ItemCapabilities): Pick<ClientSupport, 'markdownItems' | 'snippets'> => ({
  markdownItems: item?.documentationFormat?.includes(MarkupKind.Markdown) ?? false,
  snippets: item?.snippetSupport ?? false,
});
