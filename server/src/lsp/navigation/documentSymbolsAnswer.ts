import {
  type DocumentSymbolParams,
  type DocumentSymbol as ProtocolSymbol,
  type SymbolInformation,
  SymbolKind,
} from 'vscode-languageserver';
import { type DocumentSymbol, documentSymbols } from '../../engine/index.js';
import { type AskedDocument, type Asking, askedDocument } from './asking.js';

const kinds: Readonly<Record<DocumentSymbol['sort'], SymbolKind>> = {
  document: SymbolKind.File,
  list: SymbolKind.Array,
  entry: SymbolKind.Object,
  heading: SymbolKind.String,
};

export function documentSymbolsAnswer(
  asking: Asking,
  params: DocumentSymbolParams,
): ProtocolSymbol[] | SymbolInformation[] | null {
  const asked = askedDocument(asking, params);
  if (!asked) return null;
  const { support } = asking;
  const symbols = documentSymbols(asked.engine, asked.uri, { headings: !support.isOwnClient });
  // VS Code has an outline of Markdown and shows ours beside it: not for the sake of its title alone.
  const isMarkdown = asked.engine.document(asked.uri)?.format === 'markdown';
  if (support.isOwnClient && isMarkdown && symbols.every(({ children }) => children.length === 0))
    return null;
  return support.symbolTrees
    ? symbols.map(it => toSymbol(it, asked))
    : symbols.flatMap(it => [...flat(it, asked)]);
}

const toSymbol = (symbol: DocumentSymbol, asked: AskedDocument): ProtocolSymbol => ({
  name: symbol.name,
  detail: symbol.detail,
  kind: kinds[symbol.sort],
  range: asked.places.range(asked.uri, symbol),
  selectionRange: asked.places.range(asked.uri, symbol.selection),
  children: symbol.children.map(it => toSymbol(it, asked)),
});

function* flat(
  symbol: DocumentSymbol,
  asked: AskedDocument,
  containerName = '',
): Generator<SymbolInformation> {
  const location = asked.places.location({ uri: asked.uri, ...symbol });
  yield {
    name: symbol.name,
    kind: kinds[symbol.sort],
    location,
    ...(containerName ? { containerName } : {}),
  };
  for (const child of symbol.children) yield* flat(child, asked, symbol.name);
}
