/** Where a snippet lets its user type, and what stands there at first. */
interface SnippetStop {
  readonly number: number;
  readonly initial: string;
  /** What a choice offers; empty for a plain stop. */
  readonly choices: readonly string[];
}

export interface ExpandedSnippet {
  readonly text: string;
  /** In the order in which they are visited; each once, however often it stands in the text. */
  readonly stops: readonly SnippetStop[];
}

export interface SnippetOptions {
  /** Values of variables such as `CURRENT_YEAR`. One that is not here and has no default is an error. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Which choice is taken; the first by default. */
  readonly choose?: (choices: readonly string[]) => string;
}

type Node =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'stop'; readonly number: number; readonly inside: readonly Node[] | null }
  | { readonly is: 'choice'; readonly number: number; readonly choices: readonly string[] }
  | { readonly is: 'variable'; readonly name: string; readonly inside: readonly Node[] | null };

/**
 * Expands a snippet as VS Code does: stops, placeholders (also nested), choices, variables with defaults and escapes.
 * Transformations are not understood. Throws on what is malformed, since VS Code would insert it as it stands.
 */
export function expandSnippet(snippet: string, options: SnippetOptions = {}): ExpandedSnippet {
  const nodes = new Parser(snippet).all();
  const stops = new Map<number, SnippetStop>();
  const writer = new Writer(stops, options);
  writer.write(nodes);
  // Once more, since a stop may be repeated before the place that gives its first value.
  const text = writer.write(nodes);
  const order = ({ number }: SnippetStop): number => (number === 0 ? Number.POSITIVE_INFINITY : number);
  return { text, stops: [...stops.values()].sort((a, b) => order(a) - order(b)) };
}

class Writer {
  readonly #stops: Map<number, SnippetStop>;
  readonly #variables: Readonly<Record<string, string>>;
  readonly #choose: (choices: readonly string[]) => string;

  constructor(stops: Map<number, SnippetStop>, { variables, choose }: SnippetOptions) {
    this.#stops = stops;
    this.#variables = variables ?? {};
    this.#choose = choose ?? (([first = '']) => first);
  }

  write(nodes: readonly Node[]): string {
    return nodes.map(node => this.#writeOne(node)).join('');
  }

  #writeOne(node: Node): string {
    switch (node.is) {
      case 'text':
        return node.text;
      case 'variable':
        return this.#writeVariable(node.name, node.inside);
      case 'choice':
        return this.#writeStop(node.number, this.#choose(node.choices), node.choices);
      case 'stop':
        return this.#writeStop(node.number, node.inside === null ? null : this.write(node.inside), []);
    }
  }

  #writeVariable(name: string, inside: readonly Node[] | null): string {
    const value = this.#variables[name];
    if (value !== undefined) return value;
    if (inside !== null) return this.write(inside);
    throw new Error(`Nothing gives the variable '${name}' a value.`);
  }

  #writeStop(number: number, initial: string | null, choices: readonly string[]): string {
    const known = this.#stops.get(number);
    if (initial === null) {
      if (!known) this.#stops.set(number, { number, initial: '', choices });
      return known?.initial ?? '';
    }
    this.#stops.set(number, { number, initial, choices });
    return initial;
  }
}

class Parser {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  all(): readonly Node[] {
    return this.#nodes(false);
  }

  #nodes(isInside: boolean): readonly Node[] {
    const nodes: Node[] = [];
    while (this.#at < this.#text.length && !(isInside && this.#text[this.#at] === '}')) {
      nodes.push(this.#simple() ?? this.#braced() ?? this.#plain(isInside ? /[$}\\]/ : /[$\\]/));
    }
    return nodes;
  }

  #simple(): Node | null {
    const number = this.#take(/\$(\d+)/y);
    if (number !== null) return { is: 'stop', number: Number(number), inside: null };
    const name = this.#take(/\$([A-Za-z_]\w*)/y);
    return name === null ? null : { is: 'variable', name, inside: null };
  }

  #braced(): Node | null {
    const start = this.#at;
    const name = this.#take(/\$\{(\d+|[A-Za-z_]\w*)/y);
    if (name === null) return null;
    const node = this.#afterName(name);
    if (node === null) throw new Error(`Malformed from '${this.#text.slice(start, start + 30)}' on.`);
    return node;
  }

  #afterName(name: string): Node | null {
    const number = /^\d/.test(name) ? Number(name) : null;
    const choices = this.#take(/\|((?:[^\\|]|\\.)*)\|\}/y);
    if (choices !== null) return number === null ? null : { is: 'choice', number, choices: listOf(choices) };
    const inside = this.#take(/(:)/y) === null ? null : this.#nodes(true);
    if (this.#take(/(\})/y) === null) return null;
    return number === null ? { is: 'variable', name, inside } : { is: 'stop', number, inside };
  }

  #plain(end: RegExp): Node {
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
