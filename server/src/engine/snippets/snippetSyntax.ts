/** A piece of a snippet in the syntax of VS Code. */
export type SnippetNode =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'stop'; readonly number: number; readonly inside: readonly SnippetNode[] | null }
  | { readonly is: 'choice'; readonly number: number; readonly choices: readonly string[] }
  | { readonly is: 'variable'; readonly name: string; readonly inside: readonly SnippetNode[] | null };

/**
 * Takes a snippet apart: stops, placeholders (also nested), choices, variables with defaults and escapes.
 * Transformations are not understood. Throws on what is malformed, since VS Code would insert it as it stands.
 */
export const parseSnippet = (snippet: string): readonly SnippetNode[] => new Parser(snippet).all();

/** Writes a snippet so that `parseSnippet`, and any editor with snippets, reads these nodes. */
export const snippetText = (nodes: readonly SnippetNode[]): string => nodes.map(written).join('');

function written(node: SnippetNode): string {
  switch (node.is) {
    case 'text':
      return node.text.replaceAll(/[\\$}]/g, String.raw`\$&`);
    case 'choice':
      return `\${${node.number}|${node.choices.map(it => it.replaceAll(/[\\,|]/g, String.raw`\$&`)).join(',')}|}`;
    case 'stop':
      return node.inside ? `\${${node.number}:${snippetText(node.inside)}}` : `\${${node.number}}`;
    case 'variable':
      return node.inside ? `\${${node.name}:${snippetText(node.inside)}}` : `\${${node.name}}`;
  }
}

class Parser {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  all(): readonly SnippetNode[] {
    return this.#nodes(false);
  }

  #nodes(isInside: boolean): readonly SnippetNode[] {
    const nodes: SnippetNode[] = [];
    while (this.#at < this.#text.length && !(isInside && this.#text[this.#at] === '}')) {
      nodes.push(this.#simple() ?? this.#braced() ?? this.#plain(isInside ? /[$}\\]/ : /[$\\]/));
    }
    return nodes;
  }

  #simple(): SnippetNode | null {
    const number = this.#take(/\$(\d+)/y);
    if (number !== null) return { is: 'stop', number: Number(number), inside: null };
    const name = this.#take(/\$([A-Za-z_]\w*)/y);
    return name === null ? null : { is: 'variable', name, inside: null };
  }

  #braced(): SnippetNode | null {
    const start = this.#at;
    const name = this.#take(/\$\{(\d+|[A-Za-z_]\w*)/y);
    if (name === null) return null;
    const node = this.#afterName(name);
    if (node === null) throw new Error(`Malformed from '${this.#text.slice(start, start + 30)}' on.`);
    return node;
  }

  #afterName(name: string): SnippetNode | null {
    const number = /^\d/.test(name) ? Number(name) : null;
    const choices = this.#take(/\|((?:[^\\|]|\\.)*)\|\}/y);
    if (choices !== null) return number === null ? null : { is: 'choice', number, choices: listOf(choices) };
    const inside = this.#take(/(:)/y) === null ? null : this.#nodes(true);
    if (this.#take(/(\})/y) === null) return null;
    return number === null ? { is: 'variable', name, inside } : { is: 'stop', number, inside };
  }

  #plain(end: RegExp): SnippetNode {
    const escaped = this.#take(/\\([$}\\])/y);
    if (escaped !== null) return { is: 'text', text: escaped };
    const rest = this.#text.slice(this.#at + 1);
    const length = rest.search(end);
    const text = this.#text.slice(this.#at, length < 0 ? undefined : this.#at + 1 + length);
    this.#at += text.length;
    return { is: 'text', text };
  }

  #take(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text);
    if (!match) return null;
    this.#at = pattern.lastIndex;
    return match[1] ?? '';
  }
}

const listOf = (choices: string): readonly string[] =>
  [...choices.matchAll(/(?:^|,)((?:[^\\,]|\\.)*)/g)].map(([, choice = '']) =>
    choice.replace(/\\([\\,|])/g, '$1'),
  );
