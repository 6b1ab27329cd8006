/** Steps of an expression; more of them are asked for by nobody who means well. */
const mostStates = 2_000;

/**
 * Reads a regular expression and answers with a test that takes time in proportion to the text, whatever the expression:
 * one that came with a repository must not be able to stop the editor. Characters, classes, groups, choices, repetitions
 * and the two anchors are known; what looks ahead, behind or back is not. `null`: it cannot be read so.
 */
export function linearPattern(source: string): ((text: string) => boolean) | null {
  try {
    new RegExp(source, 'u');
    const program = new Compiler(source).compile();
    return text => matches(program, text);
  } catch {
    return null;
  }
}

type State =
  | { readonly type: 'character'; readonly fits: (character: string) => boolean; next: number }
  | { readonly type: 'split'; next: number; other: number }
  | { readonly type: 'start' | 'end'; next: number }
  | { readonly type: 'match' };

interface Program {
  readonly states: readonly State[];
  readonly first: number;
}

type Node =
  | { readonly type: 'atom'; readonly fits: (character: string) => boolean }
  | { readonly type: 'anchor'; readonly at: 'start' | 'end' }
  | { readonly type: 'sequence'; readonly parts: readonly Node[] }
  | { readonly type: 'choice'; readonly parts: readonly Node[] }
  | { readonly type: 'repeat'; readonly part: Node; readonly least: number; readonly most: number };

class Compiler {
  readonly #source: readonly string[];
  readonly #states: State[] = [];
  #at = 0;

  constructor(source: string) {
    this.#source = [...source];
  }

  compile(): Program {
    const tree = this.#choice();
    if (this.#at < this.#source.length) throw new Error('unexpected end');
    const match = this.#add({ type: 'match' });
    return { first: this.#emit(tree, match), states: this.#states };
  }

  #choice(): Node {
    const parts = [this.#sequence()];
    while (this.#take('|')) parts.push(this.#sequence());
    return parts.length === 1 ? (parts[0] as Node) : { type: 'choice', parts };
  }

  #sequence(): Node {
    const parts: Node[] = [];
    while (this.#at < this.#source.length && !['|', ')'].includes(this.#peek())) parts.push(this.#repeated());
    return { type: 'sequence', parts };
  }

  #repeated(): Node {
    const part = this.#atom();
    const range = this.#range();
    if (!range) return part;
    this.#take('?');
    return { type: 'repeat', part, ...range };
  }

  #range(): { least: number; most: number } | null {
    if (this.#take('*')) return { least: 0, most: Number.POSITIVE_INFINITY };
    if (this.#take('+')) return { least: 1, most: Number.POSITIVE_INFINITY };
    if (this.#take('?')) return { least: 0, most: 1 };
    if (!this.#take('{')) return null;
    const [least = '', most] = this.#until('}').split(',');
    const from = Number(least);
    return {
      least: from,
      most: most === undefined ? from : most === '' ? Number.POSITIVE_INFINITY : Number(most),
    };
  }

  #atom(): Node {
    if (this.#take('^')) return { type: 'anchor', at: 'start' };
    if (this.#take('$')) return { type: 'anchor', at: 'end' };
    if (this.#take('(')) return this.#group();
    return { type: 'atom', fits: testOf(this.#character()) };
  }

  #group(): Node {
    if (this.#take('?')) {
      if (this.#take('<') && !['=', '!'].includes(this.#peek())) this.#until('>');
      else if (!this.#take(':')) throw new Error('looks around');
    }
    const inside = this.#choice();
    if (!this.#take(')')) throw new Error('unexpected end');
    return inside;
  }

  /** What stands for one character: itself, an escape, a class. */
  #character(): string {
    if (this.#take('[')) return `[${this.#class()}]`;
    return this.#take('\\') ? this.#escape() : this.#next();
  }

  #class(): string {
    let text = '';
    while (this.#peek() !== ']') text += this.#take('\\') ? `\\${this.#next()}` : this.#next();
    this.#next();
    return text;
  }

  #escape(): string {
    const letter = this.#next();
    if (/[1-9kbB]/.test(letter)) throw new Error('looks back or at a boundary');
    if (letter === 'x') return `\\x${this.#next()}${this.#next()}`;
    if (letter === 'c') return `\\c${this.#next()}`;
    const isLong = /[pPu]/.test(letter) && this.#take('{');
    if (isLong) return `\\${letter}{${this.#until('}')}}`;
    if (letter !== 'u') return `\\${letter}`;
    return `\\u${[1, 2, 3, 4].map(() => this.#next()).join('')}`;
  }

  #emit(node: Node, next: number): number {
    switch (node.type) {
      case 'atom':
        return this.#add({ type: 'character', fits: node.fits, next });
      case 'anchor':
        return this.#add({ type: node.at, next });
      case 'sequence':
        return node.parts.reduceRight((after, part) => this.#emit(part, after), next);
      case 'choice':
        return node.parts
          .map(part => this.#emit(part, next))
          .reduceRight((other, one) => this.#add({ type: 'split', next: one, other }));
      default:
        return this.#emitRepeat(node.part, node.least, node.most, next);
    }
  }

  #emitRepeat(part: Node, least: number, most: number, next: number): number {
    let first = next;
    if (most === Number.POSITIVE_INFINITY) {
      const loop = this.#add({ type: 'split', next, other: next });
      const state = this.#states[loop] as { other: number };
      state.other = this.#emit(part, loop);
      first = loop;
    } else {
      for (let n = least; n < most; n++)
        first = this.#add({ type: 'split', next: this.#emit(part, first), other: next });
    }
    for (let n = 0; n < least; n++) first = this.#emit(part, first);
    return first;
  }

  #add(state: State): number {
    if (this.#states.length >= mostStates) throw new Error('too large');
    return this.#states.push(state) - 1;
  }

  #peek(): string {
    return this.#source[this.#at] ?? '';
  }

  #next(): string {
    const character = this.#source[this.#at++];
    if (character === undefined) throw new Error('unexpected end');
    return character;
  }

  #take(character: string): boolean {
    if (this.#peek() !== character) return false;
    this.#at++;
    return true;
  }

  #until(end: string): string {
    let text = '';
    while (this.#peek() !== end) text += this.#next();
    this.#next();
    return text;
  }
}

/** One character against what stands for one: nothing there to go back and forth over. */
function testOf(written: string): (character: string) => boolean {
  if ([...written].length === 1 && written !== '.') return character => character === written;
  const single = new RegExp(`^${written}$`, 'u');
  return character => single.test(character);
}

function matches({ states, first }: Program, text: string): boolean {
  const characters = [...text];
  let open = new Set<number>();
  for (let at = 0; at <= characters.length; at++) {
    const isEnd = at === characters.length;
    // The expression may begin anywhere.
    open.add(first);
    const reached = closed(states, open, at === 0, isEnd);
    if (reached === null) return true;
    open = new Set();
    const character = characters[at];
    if (character === undefined) return false;
    for (const state of reached) if (state.fits(character)) open.add(state.next);
  }
  return false;
}

type CharacterState = Extract<State, { type: 'character' }>;

/** The characters that may come next; `null` where nothing more has to. */
function closed(
  states: readonly State[],
  open: Set<number>,
  isStart: boolean,
  isEnd: boolean,
): readonly CharacterState[] | null {
  const characters: CharacterState[] = [];
  for (const number of open) {
    const state = states[number];
    if (!state) continue;
    if (state.type === 'match') return null;
    if (state.type === 'character') characters.push(state);
    else if (state.type === 'split') open.add(state.next).add(state.other);
    else if (state.type === 'start' ? isStart : isEnd) open.add(state.next);
  }
  return characters;
}
