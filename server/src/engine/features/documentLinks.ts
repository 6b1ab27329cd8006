import type { DocumentState, Engine } from '../engine.js';
import type { MetadataNode, ScalarNode } from '../syntax/metadataTree.js';
import { type Span, shifted } from '../text/span.js';
import { definitionsOf } from './askedId.js';

/** A place in metadata that leads elsewhere: an id to what defines it, a path to the file. */
export interface DocumentLink extends Span {
  /** What it leads to is worked out when somebody follows it. */
  readonly to: { readonly id: string; readonly types: readonly string[] } | { readonly uri: string };
}

/**
 * The links of a document, in order: ids that a document defines, and paths to documents of the workspace. The body of
 * Markdown is left alone: its links are Markdown's.
 */
export function documentLinks(engine: Engine, uri: string): readonly DocumentLink[] {
  const document = engine.document(uri);
  if (!document || document.recognition.kind === null) return [];
  return [...idLinks(engine, document), ...pathLinks(engine, document)].sort((a, b) => a.start - b.start);
}

/** Where the link on an id leads; `null` when nothing defines the id any more. */
export function linkTarget(
  engine: Engine,
  id: string,
  types: readonly string[],
): (Span & { readonly uri: string; readonly title: string }) | null {
  const found = definitionsOf(engine, { id, types })[0];
  const place = found && engine.spanOf(found);
  return found && place ? { uri: found.uri, title: found.title, start: place.start, end: place.end } : null;
}

function* idLinks(engine: Engine, { units, text }: DocumentState): Generator<DocumentLink> {
  for (const { base, facts } of units) {
    for (const fact of facts) {
      if (fact.table !== 'references') continue;
      const { start, end } = shifted(fact, base);
      const { key: id, types } = fact;
      const isLink = text.slice(start, end) === id && engine.lookup('definitions', id).length > 0;
      if (isLink) yield { start, end, to: { id, types } };
    }
  }
}

function* pathLinks(engine: Engine, { uri }: DocumentState): Generator<DocumentLink> {
  for (const { node, base } of engine.parsed(uri)?.parts ?? []) {
    if (!node) continue;
    for (const scalar of scalarsIn(node)) {
      const target = documentAt(engine, uri, scalar.source);
      if (target !== null) yield { ...shifted(scalar, base), to: { uri: target } };
    }
  }
}

function* scalarsIn(node: MetadataNode): Generator<ScalarNode> {
  if (node.type === 'scalar') yield node;
  else if (node.type === 'list') for (const item of node.items) yield* scalarsIn(item);
  else for (const { value } of node.pairs) yield* scalarsIn(value);
}

/** The document that a text names by its path from the document or from the root; `null` for what is no such path. */
function documentAt(engine: Engine, from: string, text: string): string | null {
  if (!/^[^\s:][^\n:]*\.(?:md|markdown|ya?ml)$/i.test(text)) return null;
  const folder = engine.pathOf(from).split('/').slice(0, -1);
  const paths = [resolved([...folder, ...text.split('/')]), resolved(text.split('/'))];
  for (const path of paths) {
    const uri = path === null ? null : engine.uriOf(path);
    if (uri !== null && uri !== from && engine.document(uri)) return uri;
  }
  return null;
}

/** A path without `.` and `..`; `null` for one that leads out of the ISMS. */
function resolved(steps: readonly string[]): string | null {
  const path: string[] = [];
  for (const step of steps) {
    if (step === '..') {
      if (path.pop() === undefined) return null;
    } else if (step !== '.' && step !== '') path.push(step);
  }
  return path.join('/');
}
