import { mustClaim } from '../coverage/mustClaim.js';
import type { Engine } from '../engine.js';
import { yamlRegion } from '../features/yamlRegion.js';
import type { KindSchema } from '../schema/shape.js';
import { findFrontMatter } from '../syntax/frontMatter.js';
import type { DocumentFormat } from '../syntax/parseDocument.js';
import { type DocumentSnippet, documentSnippet } from './builtInSnippets.js';
import { expandSnippet } from './expandSnippet.js';
import { fillStops, type KnownValues } from './fillStops.js';
import { newPath } from './newPath.js';
import { skeletonOf } from './skeleton.js';
import { parseSnippet, type SnippetNode, snippetText } from './snippetSyntax.js';

/** What whoever wants a new document has said of it; what is not said follows from the ISMS. */
export interface NewDocumentWishes {
  readonly id?: string;
  readonly title?: string;
  /** The id of a person or role that answers for it. */
  readonly owner?: string;
  /** An outcome that it is to be evidence for. */
  readonly outcome?: string;
  /** Where it goes, from the root of the ISMS. */
  readonly path?: string;
  /** Time of day with zone, `14:05:00+02:00`, for what is recorded to the minute. */
  readonly time?: string;
}

/** A document that is not there yet. */
export interface NewDocument {
  readonly kind: string;
  readonly id: string;
  readonly title: string | null;
  /** From the root of the ISMS, with `/`. */
  readonly path: string;
  readonly uri: string;
  /** A document is at this path already: of this kind, an ISMS has one. */
  readonly isTaken: boolean;
  /** As it is written to a file. */
  readonly text: string;
  /** The same as a snippet with stops, in the syntax of VS Code, with no variable left in it. */
  readonly snippet: string;
}

/** A new document of a kind: from its snippet, with the next free id, at its place. `null` for a kind there is not. */
export function newDocument(
  engine: Engine,
  kind: string,
  wishes: NewDocumentWishes = {},
): NewDocument | null {
  const { kinds } = engine.setup.schemas;
  const schema = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  if (!schema || !engine.setup.model.kind(kind)) return null;
  const snippet = documentSnippet(kind) ?? skeletonOf(schema, 'yaml');
  const { id, title, path, isTaken } = nameOf(engine, schema, snippet, wishes);
  const format = formatOf(path);
  const own = { id, isIdSettled: wishes.id !== undefined };
  const nodes = filled(engine, schema, snippet, format, wishes, own);
  return {
    kind,
    id,
    title,
    path,
    uri: engine.uriOf(path),
    isTaken,
    text: `${expandSnippet(nodes).text.trimEnd()}\n`,
    snippet: snippetText(nodes),
  };
}

type Name = Pick<NewDocument, 'id' | 'title' | 'path' | 'isTaken'>;

function nameOf(
  engine: Engine,
  schema: KindSchema,
  snippet: DocumentSnippet,
  wishes: NewDocumentWishes,
): Name {
  const own = { id: wishes.id ?? null, isIdSettled: false };
  const { stops } = expandSnippet(filled(engine, schema, snippet, snippet.format, wishes, own));
  const next = stops[0]?.initial ?? schema.kind;
  const id = wishes.id ?? idInPath(engine, wishes.path, next) ?? next;
  const title = wishes.title ?? null;
  if (wishes.path === undefined) return { id, title, ...newPath(engine, schema.kind, { id, title }) };
  const isTaken = engine.document(engine.uriOf(wishes.path)) !== undefined;
  return { id, title, path: wishes.path, isTaken };
}

/** The id that a file is named by, where it looks like one of its kind and is free. */
function idInPath(engine: Engine, path: string | undefined, like: string): string | null {
  const [, name = ''] = /([^/]*)\.\w+$/.exec(path ?? '') ?? [];
  const pattern = (id: string): string => id.replaceAll(/\d+/g, '0');
  return name !== '' && pattern(name) === pattern(like) && engine.lookup('definitions', name).length === 0
    ? name
    : null;
}

function filled(
  engine: Engine,
  schema: KindSchema,
  snippet: DocumentSnippet,
  format: DocumentFormat,
  { title, owner, outcome, time }: NewDocumentWishes,
  own: Pick<KnownValues, 'id' | 'isIdSettled'>,
): readonly SnippetNode[] {
  const { model } = engine.setup;
  const claimed = outcome === undefined ? null : model.outcome(outcome);
  const claims = claimed && mustClaim(model, claimed, schema.kind) ? [claimed.id] : [];
  const body = inFormat(withClaims(snippet, claims), format, title ?? null);
  const isSingle = schema.singleShape && !Object.keys(schema.lists).some(key => body.includes(`\n${key}:`));
  return fillStops(
    engine,
    parseSnippet(body),
    {
      root: (isSingle ? schema.singleShape : null) ?? schema.head,
      region: text => yamlRegion(text, format, 4) ?? { start: 0, end: text.length },
    },
    {
      ...own,
      title: title ?? null,
      owner: owner ?? null,
      claims,
      mayClaim: outcomesToClaim(engine, schema.kind),
      time: time ?? '',
    },
  );
}

/** The outcomes that a document of a kind may claim, gaps first. */
function outcomesToClaim(engine: Engine, kind: string): readonly string[] {
  const able = engine.coverage().filter(({ outcome }) => outcome.evidence.includes(kind));
  const isGap = ({ state }: { readonly state: string }): boolean =>
    state !== 'covered' && state !== 'excluded';
  return [...able.filter(isGap), ...able.filter(it => !isGap(it))].map(({ outcome }) => outcome.id);
}

/** A kind that counts by being what it is has no claims in its snippet, but for this outcome it may need one. */
function withClaims(snippet: DocumentSnippet, claims: readonly string[]): DocumentSnippet {
  if (claims.length === 0 || /^outcomes:/m.test(snippet.body)) return snippet;
  const body = snippet.body.replace(/^title: .*$/m, line => `${line}\noutcomes: [${claims.join(', ')}]`);
  return { ...snippet, body };
}

/** Where the others of a kind are Markdown, its YAML becomes front matter, and the other way round. */
function inFormat({ body, format }: DocumentSnippet, wanted: DocumentFormat, title: string | null): string {
  if (format === wanted) return body;
  if (wanted === 'markdown') {
    const heading = title === null ? '' : `\n# ${title.replaceAll(/[\\$}]/g, String.raw`\$&`)}\n`;
    return `---\n${body.replace(/\s*\$(?:0|\{0\})$/, '')}\n---\n${heading}$0`;
  }
  const matter = findFrontMatter(body);
  return matter ? `${body.slice(matter.start, matter.end).trimEnd()}$0` : body;
}

const formatOf = (path: string): DocumentFormat => (/\.(?:md|markdown)$/i.test(path) ? 'markdown' : 'yaml');
