import { type Document, isAlias, isMap, isPair, isScalar, isSeq, type Node, parseDocument } from 'yaml';
import type { MetadataNode, Pair, ScalarNode, SyntaxProblem } from './metadataTree.js';
import { mostAliasedValues, type YamlReading } from './readValidYaml.js';

/**
 * Reads YAML that may be half typed: whatever can be understood becomes nodes, the rest problems. Slower than
 * `readValidYaml` by an order of magnitude, so it gets only the part of a file that has an error.
 */
export function readAnyYaml(text: string): YamlReading {
  let document: Document.Parsed;
  try {
    document = parseDocument(text, { logLevel: 'silent', prettyErrors: false, keepSourceTokens: false });
  } catch {
    return {
      node: null,
      problems: [{ message: 'This is nested too deeply to be read.', start: 0, end: text.length }],
    };
  }
  const problems: SyntaxProblem[] = document.errors.map(({ code, message, pos: [start, end] }) => ({
    message: inOurWords[code] ?? `${message.split('\n')[0]?.replace(/[.:]?$/, '')}.`,
    ...visible(text, start, end),
  }));
  return { node: new TolerantBuilder(text, document, problems).build(), problems };
}

const inOurWords: Readonly<Record<string, string>> = {
  BAD_INDENT: 'The indentation of this line fits neither the lines above nor a new level.',
  BLOCK_AS_IMPLICIT_KEY: 'A value with a colon followed by a blank has to be quoted.',
  BLOCK_IN_FLOW: 'Inside [ ] or { } the block style of YAML cannot be used.',
  DUPLICATE_KEY: 'This key is already in use here.',
  MISSING_CHAR: 'A closing quote, bracket or a colon is missing here.',
  MULTIPLE_DOCS: 'A file holds one document; what follows the second --- is not read.',
  UNEXPECTED_TOKEN: 'This does not belong here; is a colon, a dash or a quote missing?',
  TAB_AS_INDENT: 'YAML is indented by blanks, not by tabs.',
};

/** A place that can be shown: at least one character, none past the text. */
function visible(text: string, start: number, end: number): { start: number; end: number } {
  const from = Math.max(0, Math.min(start, text.length - 1));
  return { start: from, end: Math.min(text.length, Math.max(end, from + 1)) };
}

const deepest = 100;

class TolerantBuilder {
  readonly #text: string;
  readonly #document: Document.Parsed;
  readonly #problems: SyntaxProblem[];
  readonly #known = new Map<Node, MetadataNode>();
  readonly #open = new Set<Node>();
  #aliased = 0;

  constructor(text: string, document: Document.Parsed, problems: SyntaxProblem[]) {
    this.#text = text;
    this.#document = document;
    this.#problems = problems;
  }

  build(): MetadataNode | null {
    const { contents } = this.#document;
    if (!contents || (isScalar(contents) && contents.source === '' && contents.value === null)) return null;
    return this.#node(contents, 0, 0);
  }

  /** `after` is where a value that is not written would stand. */
  #node(node: unknown, after: number, depth: number): MetadataNode {
    if (isAlias(node)) return this.#alias(node, after);
    if (isScalar(node)) return this.#scalar(node, after);
    if ((isMap(node) || isSeq(node)) && depth < deepest) {
      this.#open.add(node);
      const [start, written] = this.#rangeOf(node, after);
      const pairs = isMap(node) ? this.#pairs(node.items, start, depth) : [];
      const items = isMap(node) ? [] : node.items.map(item => this.#node(item, start, depth + 1));
      // The range of a block collection takes in the blank lines after it; the last value does not.
      const last = pairs.at(-1)?.value ?? items.at(-1);
      const end = node.flow || !last ? written : Math.max(start, last.end);
      const built: MetadataNode = isMap(node)
        ? { type: 'map', start, end, pairs }
        : { type: 'list', start, end, items };
      this.#open.delete(node);
      this.#known.set(node, built);
      return built;
    }
    return { type: 'scalar', value: null, source: '', start: after, end: after };
  }

  #pairs(items: readonly unknown[], start: number, depth: number): Pair[] {
    const pairs: Pair[] = [];
    for (const item of items) {
      if (!isPair(item)) continue;
      const key = this.#node(item.key, start, depth + 1);
      if (key.type !== 'scalar') {
        this.#problems.push({
          message: 'A key has to be plain text; is this a template marker?',
          start: key.start,
          end: key.end,
        });
        continue;
      }
      const colon = /^[ \t]*:/.exec(this.#text.slice(key.end, key.end + 200))?.[0].length ?? 0;
      pairs.push({ key, value: this.#node(item.value, key.end + colon, depth + 1) });
    }
    return pairs;
  }

  #scalar(node: Node & { value?: unknown; source?: string; type?: string }, after: number): ScalarNode {
    const { value, source = '', type = '' } = node;
    const [start, end] = this.#inside(type, this.#rangeOf(node, after));
    const plain: ScalarNode['value'] =
      value === null || typeof value === 'boolean' || typeof value === 'number' ? value : String(value ?? '');
    return { type: 'scalar', value: plain, source: typeof value === 'string' ? value : source, start, end };
  }

  /** What a scalar says, without its quotes or the mark of its block. */
  #inside(type: string, [start, end]: [number, number]): [number, number] {
    const text = this.#text;
    if (type.startsWith('QUOTE')) {
      const closes = end > start + 1 && text.charAt(end - 1) === text.charAt(start);
      return [start + 1, Math.max(start + 1, closes ? end - 1 : end)];
    }
    if (!type.startsWith('BLOCK')) return [start, end];
    const content = text.indexOf('\n', start) + 1 || start;
    let last = end;
    while (last > content && ' \t\r\n'.includes(text.charAt(last - 1))) last--;
    return [content, Math.max(content, last)];
  }

  #alias(node: Node & { source?: string; resolve?: unknown }, after: number): MetadataNode {
    const [start, end] = this.#rangeOf(node, after);
    const target = isAlias(node) ? node.resolve(this.#document) : undefined;
    const built = target && !this.#open.has(target) ? this.#known.get(target) : undefined;
    this.#aliased += built ? countValues(built, mostAliasedValues) : 0;
    if (built && this.#aliased <= mostAliasedValues) return built;
    this.#problems.push({ message: 'This alias cannot be followed.', start, end });
    return { type: 'scalar', value: null, source: '', start, end };
  }

  #rangeOf(node: Node, after: number): [number, number] {
    const range = node.range;
    return range ? [range[0], Math.max(range[0], range[1])] : [after, after];
  }
}

/** Counts the values below a node, aliases written out, and stops at `most`. */
function countValues(node: MetadataNode, most: number): number {
  let count = 0;
  const waiting: MetadataNode[] = [node];
  for (let next = waiting.pop(); next && count <= most; next = waiting.pop()) {
    count++;
    if (next.type === 'list') waiting.push(...next.items);
    else if (next.type === 'map') for (const { value } of next.pairs) waiting.push(value);
  }
  return count;
}
