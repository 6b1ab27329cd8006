import {
  type CompletionItem,
  CompletionItemKind,
  type DefinitionLink,
  DiagnosticSeverity,
  DiagnosticTag,
  InsertTextFormat,
  InsertTextMode,
  type MarkupContent,
  MarkupKind,
  type Definition as ProtocolDefinition,
  type Diagnostic as ProtocolDiagnostic,
  type Hover as ProtocolHover,
} from 'vscode-languageserver';
import type { Completion, Definition, Diagnostic, Hover, Severity } from '../engine/index.js';
import { rulePage } from '../rulePage.js';
import type { ClientSupport } from './clientSupport.js';
import type { Places } from './places.js';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

/** Codes of findings about what was right once: an editor strikes it through. */
const deprecating: ReadonlySet<string> = new Set(['control-edition-current']);

export function toDiagnostic(
  { uri, start, end, code, severity, message, related, fix }: Diagnostic,
  places: Places,
  support: ClientSupport,
): ProtocolDiagnostic {
  const relatedInformation = related.map(({ message: text, ...place }) => ({
    location: places.location(place),
    message: text,
  }));
  return {
    range: places.range(uri, { start, end }),
    severity: severities[severity],
    code,
    source: 'isms',
    message,
    ...(support.codeDescription ? { codeDescription: { href: rulePage(code) } } : {}),
    ...(support.relatedInformation && related.length > 0 ? { relatedInformation } : {}),
    ...(support.deprecatedTag && deprecating.has(code) ? { tags: [DiagnosticTag.Deprecated] } : {}),
    ...(support.data && fix ? { data: { fix: fix.title } } : {}),
  };
}

export const toHover = (
  uri: string,
  hover: Hover,
  places: Places,
  support: ClientSupport,
): ProtocolHover => ({
  contents: toMarkup(hover.markdown, support.markdownHover),
  range: places.range(uri, hover),
});

export function toDefinition(
  uri: string,
  { origin, targets }: Definition,
  places: Places,
  support: ClientSupport,
): ProtocolDefinition | DefinitionLink[] {
  const locations = targets.map(target => places.location(target));
  if (!support.definitionLinks) return locations;
  const originSelectionRange = places.range(uri, origin);
  return locations.map(({ uri: targetUri, range }) => ({
    originSelectionRange,
    targetUri,
    targetRange: range,
    targetSelectionRange: range,
  }));
}

const itemKinds: Readonly<Record<Completion['sort'], CompletionItemKind>> = {
  key: CompletionItemKind.Property,
  id: CompletionItemKind.Reference,
  value: CompletionItemKind.EnumMember,
  date: CompletionItemKind.Constant,
  entry: CompletionItemKind.Struct,
  document: CompletionItemKind.File,
};

/** What of an item comes back when more is wanted of it: the id that it writes. */
export interface CompletionData {
  readonly uri: string;
  readonly id: string;
  readonly types: readonly string[];
}

/** `order`: its place among the items, which is kept. */
export function toCompletionItem(
  uri: string,
  { label, sort, text, snippet, filter, detail, documentation, id, start, end }: Completion,
  order: number,
  places: Places,
  support: ClientSupport,
): CompletionItem {
  const asSnippet = support.snippets && snippet !== null;
  return {
    label,
    kind: itemKinds[sort],
    sortText: String(order).padStart(5, '0'),
    textEdit: { range: places.range(uri, { start, end }), newText: asSnippet ? snippet : text },
    ...(asSnippet ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
    ...(filter === label ? {} : { filterText: filter }),
    ...(detail === '' ? {} : { detail }),
    ...(documentation === '' ? {} : { documentation: toMarkup(documentation, support.markdownItems) }),
    ...(id === null ? {} : { data: { uri, ...id } satisfies CompletionData }),
    // Further lines bring their whole indentation.
    ...(text.includes('\n') ? { insertTextMode: InsertTextMode.asIs } : {}),
  };
}

export const toMarkup = (markdown: string, isSupported: boolean): MarkupContent =>
  isSupported
    ? { kind: MarkupKind.Markdown, value: markdown }
    : { kind: MarkupKind.PlainText, value: markdown.replaceAll(/\*\*|`|\\(?=[^\w\s])/g, '') };
