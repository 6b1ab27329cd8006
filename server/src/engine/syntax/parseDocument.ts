import { findFrontMatter } from './frontMatter.js';
import type { MetadataNode, SyntaxProblem } from './metadataTree.js';
import { readYaml } from './readYaml.js';
import { type MarkdownStructure, scanMarkdown } from './scanMarkdown.js';
import { splitYaml } from './splitYaml.js';

/** A piece of metadata that was read by itself. Its offsets count from `base`, so it survives edits around it. */
export interface Part {
  base: number;
  text: string;
  /** The key of the top-level list that this is an item of; `null` for fields. */
  readonly list: string | null;
  /** On the first item of a list: where the key stands, counted from `base` (so it is below zero). */
  readonly keyAt: number;
  readonly node: MetadataNode | null;
  readonly problems: readonly SyntaxProblem[];
}

export type DocumentFormat = 'markdown' | 'yaml';

/** The text of one file, read. Reading never fails: what is wrong comes back as problems. */
export interface ParsedDocument {
  readonly text: string;
  readonly format: DocumentFormat;
  readonly parts: readonly Part[];
  /** Problems of the file as a whole, at offsets of the text; those of a part are with the part. */
  readonly problems: readonly SyntaxProblem[];
  readonly bodyStart: number;
  /** The Markdown after the front matter; scanned when first asked for. */
  body(): MarkdownStructure;
}

const noBody: MarkdownStructure = { headings: [], prose: [] };

/** Reads a file. Parts of `before`, an earlier reading of the same file, are used again where their text is the same. */
export function parseDocument(
  text: string,
  format: DocumentFormat,
  before: ParsedDocument | null = null,
): ParsedDocument {
  const matter = format === 'markdown' ? findFrontMatter(text) : null;
  const [start, end] = yamlRange(text, format, matter);
  const parts = start < end ? readParts(text, start, end, before?.parts ?? []) : [];
  const bodyStart = format === 'markdown' ? (matter?.bodyStart ?? 0) : text.length;
  let body: MarkdownStructure | null = null;
  return {
    text,
    format,
    parts,
    problems: matter?.problem ? [matter.problem] : [],
    bodyStart,
    body() {
      body ??= format === 'markdown' ? scanMarkdown(text, bodyStart) : noBody;
      return body;
    },
  };
}

function yamlRange(
  text: string,
  format: DocumentFormat,
  matter: { start: number; end: number } | null,
): [number, number] {
  if (format === 'markdown') return matter ? [matter.start, matter.end] : [0, 0];
  return [text.charCodeAt(0) === 0xfeff ? 1 : 0, text.length];
}

function readParts(text: string, start: number, end: number, before: readonly Part[]): readonly Part[] {
  const yaml = text.slice(start, end);
  const cuts = splitYaml(yaml) ?? [{ start: 0, end: yaml.length, list: null, keyStart: -1 }];
  const fresh = cuts.filter(cut => cut.list !== null || cut.end > cut.start);
  // Edits are local: what is equal from the front and from the back needs no second reading.
  const parts: Part[] = new Array(fresh.length);
  let front = 0;
  let back = 0;
  const reuse = (index: number, old: Part | undefined): boolean => {
    const cut = fresh[index];
    if (!cut || !old) return false;
    const keyAt = keyOffset(cut, fresh[index - 1]);
    if (old.list !== cut.list || old.keyAt !== keyAt || old.text.length !== cut.end - cut.start) return false;
    const slice = yaml.slice(cut.start, cut.end);
    if (old.text !== slice) return false;
    // The slice of the new text takes the place of the old one, so that old texts are not kept alive.
    old.base = start + cut.start;
    old.text = slice;
    parts[index] = old;
    return true;
  };
  const most = Math.min(fresh.length, before.length);
  while (front < most && reuse(front, before[front])) front++;
  while (back < most - front && reuse(fresh.length - 1 - back, before[before.length - 1 - back])) back++;
  for (let index = front; index < fresh.length - back; index++) {
    const cut = fresh[index];
    if (cut)
      parts[index] = readPart(
        yaml.slice(cut.start, cut.end),
        start + cut.start,
        cut.list,
        keyOffset(cut, fresh[index - 1]),
      );
  }
  return parts;
}

function keyOffset(
  cut: { start: number; list: string | null; keyStart: number },
  previous: { list: string | null; keyStart: number } | undefined,
): number {
  if (cut.list === null || (previous?.list === cut.list && previous.keyStart === cut.keyStart)) return 0;
  return cut.keyStart - cut.start;
}

function readPart(text: string, base: number, list: string | null, keyAt: number): Part {
  const { node, problems } = readYaml(text);
  const item = list === null ? node : node?.type === 'list' ? (node.items[0] ?? null) : node;
  return { base, text, list, keyAt, node: item, problems };
}
