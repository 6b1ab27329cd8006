import { parseSnippet, type SnippetNode } from './snippetSyntax.js';

/** Where a snippet lets its user type, and what stands there at first. */
export interface SnippetStop {
  readonly number: number;
  readonly initial: string;
  /** Where it stands first in the text. */
  readonly start: number;
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

/** Expands a snippet as VS Code does. Throws on what is malformed. */
export function expandSnippet(
  snippet: string | readonly SnippetNode[],
  options: SnippetOptions = {},
): ExpandedSnippet {
  const nodes = typeof snippet === 'string' ? parseSnippet(snippet) : snippet;
  const initials = new Map<number, string>();
  new Writer(initials, options).write(nodes);
  // Once more, since a stop may be repeated before the place that gives its first value.
  const writer = new Writer(initials, options);
  writer.write(nodes);
  const order = ({ number }: SnippetStop): number => (number === 0 ? Number.POSITIVE_INFINITY : number);
  return { text: writer.text, stops: [...writer.stops.values()].sort((a, b) => order(a) - order(b)) };
}

class Writer {
  text = '';
  readonly stops = new Map<number, SnippetStop>();
  readonly #initials: Map<number, string>;
  readonly #variables: Readonly<Record<string, string>>;
  readonly #choose: (choices: readonly string[]) => string;

  constructor(initials: Map<number, string>, { variables, choose }: SnippetOptions) {
    this.#initials = initials;
    this.#variables = variables ?? {};
    this.#choose = choose ?? (([first = '']) => first);
  }

  write(nodes: readonly SnippetNode[]): void {
    for (const node of nodes) this.#writeOne(node);
  }

  #writeOne(node: SnippetNode): void {
    switch (node.is) {
      case 'text':
        this.text += node.text;
        break;
      case 'variable':
        this.#writeVariable(node.name, node.inside);
        break;
      case 'choice':
        this.#writeStop(node.number, node.choices, () => {
          this.text += this.#choose(node.choices);
        });
        break;
      case 'stop':
        this.#writeStop(node.number, [], node.inside && (() => this.write(node.inside ?? [])));
    }
  }

  #writeVariable(name: string, inside: readonly SnippetNode[] | null): void {
    const value = this.#variables[name];
    if (value !== undefined) this.text += value;
    else if (inside !== null) this.write(inside);
    else throw new Error(`Nothing gives the variable '${name}' a value.`);
  }

  #writeStop(number: number, choices: readonly string[], writeInitial: (() => void) | null): void {
    const start = this.text.length;
    if (writeInitial) {
      writeInitial();
      this.#initials.set(number, this.text.slice(start));
    } else this.text += this.#initials.get(number) ?? '';
    if (this.stops.has(number) && !writeInitial) return;
    const initial = this.#initials.get(number) ?? '';
    this.stops.set(number, { number, initial, choices, start });
  }
}
