import { readFileSync } from 'node:fs';

/** What a file of test/indicators says of one process; test/indicators/README.md explains how it is written. */
export interface IndicatorFixture {
  readonly files: ReadonlyMap<string, string>;
  readonly variations: readonly Variation[];
}

export interface Variation {
  readonly outcomes: readonly string[];
  readonly what: 'fails' | 'draft' | 'overdue' | 'declared' | 'alone' | 'empty';
  /** The kind that stands alone or is empty. */
  readonly kind: string | null;
  readonly state: string;
  /** Ids of the conditions that do not hold. */
  readonly fails: readonly string[];
  readonly hunks: readonly Hunk[];
  /** Where it stands in the file. */
  readonly title: string;
  readonly line: number;
}

interface Hunk {
  readonly path: string;
  readonly how: '@@' | '---' | '+++';
  readonly lines: readonly HunkLine[];
}

interface HunkLine {
  readonly sign: ' ' | '-' | '+';
  readonly text: string;
  readonly marks: readonly { readonly start: number; readonly end: number }[];
}

/** A place in a document, as a person draws it. */
export type Mark = string;

const header =
  /^# (fails|draft|overdue|declared|alone|empty)((?: [a-z-]+)*)(?: → ([a-z]+))?(?:, fails ([a-z -]+))?$/;
const usual: Readonly<Record<string, string>> = {
  fails: 'partial',
  draft: 'partial',
  overdue: 'stale',
  declared: 'covered',
  alone: 'covered',
};

export const readIndicatorFixture = (path: string): IndicatorFixture =>
  parseIndicatorFixture(readFileSync(path, 'utf8'));

export function parseIndicatorFixture(text: string): IndicatorFixture {
  const blocks = blocksIn(text);
  const documents = blocks.filter(({ info }) => info === '').flatMap(({ lines }) => [...documentsIn(lines)]);
  const changes = blocks.filter(({ info }) => info === 'diff');
  return { files: new Map(documents), variations: changes.flatMap(variationsIn) };
}

interface Block {
  /** What stands behind the opening fence. */
  readonly info: string;
  readonly lines: readonly string[];
  /** The number of its first line. */
  readonly at: number;
  /** The outcomes of the heading above. */
  readonly outcomes: readonly string[];
}

function blocksIn(text: string): readonly Block[] {
  const found: Block[] = [];
  let outcomes: readonly string[] = [];
  let open: (Block & { readonly lines: string[] }) | null = null;
  for (const [index, line] of text.split('\n').entries()) {
    if (open && line === '```') {
      found.push(open);
      open = null;
    } else if (open) open.lines.push(line);
    else if (line.startsWith('```')) open = { info: line.slice(3), lines: [], at: index + 2, outcomes };
    else if (line.startsWith('## ')) outcomes = line.match(/\b[A-Z]+-O\d+\b/g) ?? [];
  }
  return found;
}

function documentsIn(lines: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  let path = '';
  for (const line of lines) {
    const name = /^=== (.+) ===$/.exec(line)?.[1];
    if (name === undefined) found.set(path, `${found.get(path)}${line}\n`);
    else {
      path = name;
      found.set(path, '');
    }
  }
  return found;
}

interface OpenHunk extends Hunk {
  readonly lines: HunkLine[];
}

interface OpenVariation extends Variation {
  readonly hunks: OpenHunk[];
}

function variationsIn({ lines, at, outcomes }: Block): Variation[] {
  const found: OpenVariation[] = [];
  for (const [index, line] of lines.entries()) {
    const one = headed(line, at + index, outcomes);
    const opening = /^(@@|---|\+\+\+) (\S+)$/.exec(line);
    const next = lines[index + 1];
    if (one) found.push(one);
    else if (opening)
      found.at(-1)?.hunks.push({ path: opening[2] ?? '', how: opening[1] as Hunk['how'], lines: [] });
    // An empty line before the next variation only parts them.
    else if (line !== '' || (next !== undefined && !next.startsWith('# ')))
      addLine(found.at(-1)?.hunks.at(-1), line, at + index);
  }
  return found;
}

function addLine(hunk: OpenHunk | undefined, line: string, at: number): void {
  const last = hunk?.lines.at(-1);
  const sign = line === '' ? ' ' : line.charAt(0);
  if (/^ +\^+$/.test(line) && hunk && last) {
    const mark = { start: line.indexOf('^') - 1, end: line.length - 1 };
    hunk.lines.splice(-1, 1, { ...last, marks: [...last.marks, mark] });
  } else if (hunk && (sign === ' ' || sign === '-' || sign === '+'))
    hunk.lines.push({ sign, text: line.slice(1), marks: [] });
  else throw new Error(`Line ${at} belongs to no change of a document: ${line}`);
}

function headed(line: string, at: number, outcomes: readonly string[]): OpenVariation | null {
  const [, what, rest, state, more] = header.exec(line) ?? [];
  if (what === undefined) return null;
  const words = (text: string | undefined) => (text ?? '').split(' ').filter(word => word !== '');
  return {
    outcomes,
    what: what as Variation['what'],
    kind: what === 'alone' || what === 'empty' ? (words(rest)[0] ?? null) : null,
    state: state ?? usual[what] ?? 'partial',
    fails: what === 'fails' ? words(rest) : words(more),
    hunks: [],
    title: line.slice(2),
    line: at,
  };
}

/** The documents as a variation has them, and the places drawn in it. */
export function vary(
  files: ReadonlyMap<string, string>,
  { hunks }: Variation,
): { readonly files: ReadonlyMap<string, string>; readonly marks: readonly Mark[] } {
  const left = new Map(files);
  const marks: Mark[] = [];
  for (const { path, how, lines } of hunks) {
    const before = left.get(path);
    if (how === '---') {
      if (!left.delete(path)) throw new Error(`There is no ${path}`);
    } else if (how === '+++') left.set(path, textOf(lines, '-'));
    else if (before === undefined) throw new Error(`There is no ${path}`);
    else left.set(path, patched(path, before, textOf(lines, '+'), textOf(lines, '-')));
    for (const line of lines)
      for (const { start, end } of line.marks) marks.push(drawn(path, line.text, start, end));
  }
  return { files: left, marks: marks.sort() };
}

const textOf = (lines: readonly HunkLine[], without: '-' | '+'): string =>
  lines
    .filter(({ sign }) => sign !== without)
    .map(({ text }) => `${text}\n`)
    .join('');

function patched(path: string, text: string, before: string, after: string): string {
  const whole = `\n${text}`;
  const at = whole.indexOf(`\n${before}`);
  if (at < 0) throw new Error(`${path} has no\n${before}`);
  if (whole.includes(`\n${before}`, at + 1)) throw new Error(`${path} has more than once\n${before}`);
  return `${whole.slice(0, at)}\n${after}${whole.slice(at + 1 + before.length)}`.slice(1);
}

/** A place as it is drawn: the path, the line, and what is pointed at. */
export function drawn(path: string, line: string, start: number, end: number): Mark {
  return `${path}\n${line}\n${' '.repeat(start)}${'^'.repeat(Math.max(1, Math.min(end, line.length) - start))}`;
}
