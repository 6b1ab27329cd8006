import { readFileSync } from 'node:fs';
import type { BuiltInSnippets } from '../server/src/engine/snippets/builtInSnippets.js';

interface SnippetFile {
  readonly [name: string]: {
    readonly prefix: string;
    readonly description: string;
    readonly body: readonly string[];
  };
}

/** The snippets by what they begin: a document of a kind, an entry of a type, a declaration. */
export function readSnippets(): BuiltInSnippets {
  const snippetsIn = (file: string) =>
    Object.values(JSON.parse(readFileSync(`snippets/${file}.code-snippets`, 'utf8')) as SnippetFile).map(
      ({ prefix, description, body }) => ({ prefix, description, body: body.join('\n') }),
    );
  const documents = (['markdown', 'yaml'] as const).flatMap(format =>
    snippetsIn(format).map(it => [it.prefix.slice('isms-'.length), { ...it, format }] as const),
  );
  const entries = snippetsIn('entries').map(it => [it.prefix.replace(/^isms-(?:entry-)?/, ''), it] as const);
  return { documents: Object.fromEntries(documents), entries: Object.fromEntries(entries) };
}
