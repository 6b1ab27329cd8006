import { type SymbolInformation, SymbolKind, type WorkspaceSymbolParams } from 'vscode-languageserver';
import { workspaceSymbols } from '../../engine/index.js';
import { Places } from '../places.js';
import type { Asking } from './asking.js';

export function workspaceSymbolsAnswer(
  { workspace, store }: Asking,
  { query }: WorkspaceSymbolParams,
): SymbolInformation[] {
  const places = new Places(workspace, store);
  return workspaceSymbols(workspace.engines(), query).map(symbol => ({
    name: symbol.name,
    kind: symbol.isDocument ? SymbolKind.File : SymbolKind.Object,
    containerName: symbol.type,
    location: places.location(symbol),
  }));
}
