import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  visit,
} from 'yaml';
import { type Span, span } from '../text/span.js';
import { checkModel } from './checkModel.js';
import { Model, type ModelData } from './model.js';

export interface ModelFile {
  /** Path that ends as the file is called under schemas/model, such as `processes/RA.yaml`. */
  readonly path: string;
  readonly text: string;
}

export interface ModelProblem {
  readonly path: string;
  readonly span: Span;
  readonly message: string;
  /** `yaml`, `file`, `shape` or the id of a check group. */
  readonly code: string;
}

export interface ShapeError {
  readonly instancePath: string;
  readonly message: string;
}

export interface ModelReading {
  /** Null where the files do not have the shape of a catalogue. */
  readonly model: Model | null;
  readonly problems: readonly ModelProblem[];
}

/** Reads the files of a catalogue as one model; `validate` checks it against schemas/model.schema.json. */
export function readModel(
  files: readonly ModelFile[],
  validate: (value: unknown) => readonly ShapeError[],
): ModelReading {
  const parsed = files.map(parseFile);
  const unreadable = parsed.flatMap(({ problems }) => problems);
  if (unreadable.length > 0) return { model: null, problems: inOrder(unreadable) };

  const merged = mergeFiles(parsed);
  if (merged.problems.length > 0) return { model: null, problems: inOrder(merged.problems) };

  const problemAt = (pointer: string, message: string, code: string): ModelProblem => {
    const { path, place } = merged.find(pointer);
    return { path, span: place, message, code };
  };
  const misshapen = validate(merged.value);
  if (misshapen.length > 0) {
    const problems = misshapen.map(({ instancePath, message }) => problemAt(instancePath, message, 'shape'));
    return { model: null, problems: inOrder(problems) };
  }
  const model = new Model(merged.value as unknown as ModelData);
  const problems = checkModel(model).map(({ at, message, group }) => problemAt(at, message, group));
  return { model, problems: inOrder(problems) };
}

interface ParsedFile {
  readonly path: string;
  readonly root: Node | null;
  readonly value: unknown;
  readonly problems: readonly ModelProblem[];
}

function parseFile({ path, text }: ModelFile): ParsedFile {
  const failed = (problems: readonly ModelProblem[]): ParsedFile => ({
    path,
    root: null,
    value: null,
    problems,
  });
  const problem = (place: Span, message: string): ModelProblem => ({
    path,
    span: place,
    message,
    code: 'yaml',
  });
  try {
    const document = parseDocument(text, { logLevel: 'error', prettyErrors: false });
    const problems = [
      ...document.errors.map(({ message, pos }) =>
        problem(within(text, pos), `${message.replace(/\.?$/, '')}.`),
      ),
      ...aliases(document).map(place =>
        problem(place, 'A file of the model says everything in full, without aliases.'),
      ),
    ];
    return problems.length > 0
      ? failed(problems)
      : { path, root: document.contents, value: document.toJS(), problems };
  } catch {
    return failed([problem(span(0, text.length), 'This is nested too deeply to be read.')]);
  }
}

/** The parser may place an error behind the last character. */
const within = (text: string, [start, end]: readonly [number, number]): Span =>
  span(Math.min(start, text.length), Math.min(end, text.length));

function aliases(document: Document.Parsed): readonly Span[] {
  const places: Span[] = [];
  visit(document, {
    Alias(_key, node) {
      places.push(ownSpan(node));
    },
  });
  return places;
}

interface MergedFiles {
  readonly value: Readonly<Record<string, unknown>>;
  readonly problems: readonly ModelProblem[];
  /** The file and the place in it that a JSON pointer into the merged value leads to. */
  readonly find: (pointer: string) => { readonly path: string; readonly place: Span };
}

interface Part {
  readonly file: ParsedFile;
  readonly value: unknown;
}

const processFile = /(?:^|\/)processes\/([^/]+)\.ya?ml$/;

/** A file under processes/ is one process; of every other file each top-level key is a part of the whole. */
function mergeFiles(files: readonly ParsedFile[]): MergedFiles {
  const { parts, problems } = collectParts(files.filter(({ path }) => !processFile.test(path)));
  const processes = files.filter(({ path }) => processFile.test(path)).sort(byNumber);
  const find: MergedFiles['find'] = pointer => {
    const [key = '', ...rest] = pointerSteps(pointer);
    const file = key === 'processes' ? processes[Number(rest[0])] : parts.get(key)?.file;
    if (!file) return { path: (parts.get('catalogue')?.file ?? files[0])?.path ?? '', place: span(0, 0) };
    return {
      path: file.path,
      place: placeOf(file.root, key === 'processes' ? rest.slice(1) : [key, ...rest]),
    };
  };
  return {
    value: {
      ...Object.fromEntries([...parts].map(([key, { value }]) => [key, value] as const)),
      processes: processes.map(({ value }) => value),
    },
    problems: [...problems, ...processes.flatMap(misnamed)],
    find,
  };
}

function collectParts(files: readonly ParsedFile[]): {
  readonly parts: ReadonlyMap<string, Part>;
  readonly problems: readonly ModelProblem[];
} {
  const parts = new Map<string, Part>();
  const problems: ModelProblem[] = [];
  for (const file of files) {
    if (!isMap(file.root)) problems.push(fileProblem(file, [], 'A file of the model is a mapping.'));
    for (const [key, value] of isMap(file.root) ? Object.entries(file.value as object) : []) {
      const other = parts.get(key);
      if (other) problems.push(fileProblem(file, [key], `'${key}' is also given in ${other.file.path}.`));
      else if (key === 'processes') {
        problems.push(fileProblem(file, [key], 'Each process has a file of its own under processes/.'));
      } else parts.set(key, { file, value });
    }
  }
  return { parts, problems };
}

function misnamed(file: ParsedFile): readonly ModelProblem[] {
  const name = processFile.exec(file.path)?.[1];
  const id = textOf(file.value, 'id');
  if (id === null || id === name) return [];
  return [fileProblem(file, ['id'], `The process '${id}' stands in a file named after '${name}'.`)];
}

function fileProblem(file: ParsedFile, steps: readonly string[], message: string): ModelProblem {
  return { path: file.path, span: placeOf(file.root, steps), message, code: 'file' };
}

/** Processes stand in the order of their numbers: 7.9 before 7.10. */
function byNumber(a: ParsedFile, b: ParsedFile): number {
  const numbers = [a, b].map(({ value }) => (textOf(value, 'clause') ?? '').split('.').map(Number));
  const [left = [], right = []] = numbers;
  for (let n = 0; n < Math.max(left.length, right.length); n++) {
    const difference = (left[n] ?? 0) - (right[n] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.path < b.path ? -1 : 1;
}

function textOf(value: unknown, key: string): string | null {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return null;
  const found = (value as Record<string, unknown>)[key];
  return typeof found === 'string' ? found : null;
}

const pointerSteps = (pointer: string): readonly string[] =>
  pointer
    .split('/')
    .slice(1)
    .map(step => step.replaceAll('~1', '/').replaceAll('~0', '~'));

/** Where the steps lead, or as near to it as the file goes: a value, for a collection its key or first part. */
function placeOf(root: Node | null, steps: readonly string[]): Span {
  let node = root;
  let place = startOf(root);
  for (const step of steps) {
    const next = stepInto(node, step);
    if (!next) break;
    node = next.node;
    place = isCollection(node) ? (next.key ?? startOf(node)) : ownSpan(node);
  }
  return place;
}

function stepInto(
  node: Node | null,
  step: string,
): { readonly node: Node | null; readonly key: Span | null } | null {
  if (isSeq(node)) {
    const item = node.items[Number(step)];
    return isNode(item) ? { node: item, key: null } : null;
  }
  if (!isMap(node)) return null;
  const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === step);
  if (!pair) return null;
  const key = isNode(pair.key) ? ownSpan(pair.key) : null;
  return isNode(pair.value) ? { node: pair.value, key } : { node: null, key };
}

/** The first words of a node, so that not a whole process is marked for one missing field. */
function startOf(node: Node | null): Span {
  if (!isCollection(node)) return ownSpan(node);
  const [first] = node.items;
  if (isPair(first)) return isNode(first.key) ? ownSpan(first.key) : ownSpan(node);
  return isNode(first) && !isAlias(first) ? startOf(first) : ownSpan(node);
}

function ownSpan(node: Node | null): Span {
  const range = node?.range;
  return range ? span(range[0], range[1]) : span(0, 0);
}

const inOrder = (problems: readonly ModelProblem[]): readonly ModelProblem[] =>
  problems.toSorted((a, b) => (a.path === b.path ? a.span.start - b.span.start : a.path < b.path ? -1 : 1));
