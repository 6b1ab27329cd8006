import { didYouMean } from './didYouMean.js';
import { type Problem, problem } from './problem.js';

/** One option of a command; its help text follows from it. */
export interface OptionSpec {
  /** Without the two dashes. */
  readonly name: string;
  readonly short?: string;
  /** What stands for its value in the help; absent: a switch. */
  readonly value?: string;
  readonly choices?: readonly string[];
  readonly fallback?: string;
  readonly says: string;
}

/** Options that every command that reads an ISMS takes. */
export const readingOptions: readonly OptionSpec[] = [
  {
    name: 'root',
    value: 'DIR',
    says: 'folder of the ISMS (default: the nearest with an isms.yaml above the paths, else above this folder)',
  },
  { name: 'config', value: 'FILE', says: 'settings to use in place of isms.yaml at the root' },
  { name: 'as-of', value: 'YYYY-MM-DD', says: 'the day that counts as today (default: today in UTC)' },
  { name: 'output', short: 'o', value: 'FILE', says: 'write the report to a file' },
  { name: 'quiet', short: 'q', says: 'no summary, no hints, no progress' },
];

/** Options that every command takes. */
export const generalOptions: readonly OptionSpec[] = [
  {
    name: 'color',
    value: 'WHEN',
    choices: ['auto', 'always', 'never'],
    fallback: 'auto',
    says: 'colours: auto is on a terminal, unless NO_COLOR or FORCE_COLOR say otherwise',
  },
  { name: 'verbose', says: 'tell more when isms itself fails' },
  { name: 'help', short: 'h', says: 'show this help' },
];

export const formatOption = (...choices: readonly string[]): OptionSpec => ({
  name: 'format',
  value: 'FORMAT',
  choices,
  fallback: choices[0] ?? 'text',
  says: 'form of the report',
});

/** What was typed behind the command. */
export class Options {
  readonly #specs: readonly OptionSpec[];
  readonly #values: ReadonlyMap<string, readonly string[]>;
  readonly operands: readonly string[];

  constructor(
    specs: readonly OptionSpec[],
    values: ReadonlyMap<string, readonly string[]>,
    operands: readonly string[],
  ) {
    this.#specs = specs;
    this.#values = values;
    this.operands = operands;
  }

  text(name: string): string | null {
    return this.#values.get(name)?.at(-1) ?? this.#specs.find(it => it.name === name)?.fallback ?? null;
  }

  /** Every value of an option that may be repeated, in the order they were given. */
  texts(name: string): readonly string[] {
    return this.#values.get(name) ?? [];
  }

  flag(name: string): boolean {
    return this.#values.has(name);
  }

  /** The same with one option given, and another not. */
  replaced(gone: string, put: string): Options {
    const values = new Map([...this.#values].filter(([name]) => name !== gone)).set(put, ['']);
    return new Options(this.#specs, values, this.operands);
  }
}

/** Reads arguments against the options that are known. Where one is given twice, the last one counts, unless all do. */
export function parseOptions(args: readonly string[], specs: readonly OptionSpec[]): Options | Problem {
  const values = new Map<string, string[]>();
  const operands: string[] = [];
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? '';
    if (arg === '--') {
      operands.push(...args.slice(at + 1));
      break;
    }
    if (!isOption(arg)) {
      operands.push(arg);
      continue;
    }
    const { name, given } = partsOf(arg);
    const spec = specFor(name, specs);
    if (!spec) return unknownOption(name, specs);
    const value = givenValue(spec, given, () => args[++at]);
    if (typeof value !== 'string') return value;
    values.set(spec.name, [...(values.get(spec.name) ?? []), value]);
  }
  return new Options(specs, values, operands);
}

/** Where the name of the command stands: the first argument that is neither an option nor the value of one. */
export function commandIndex(args: readonly string[], specs: readonly OptionSpec[]): number {
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? '';
    if (!isOption(arg)) return at;
    const { name, given } = partsOf(arg);
    if (given === null && specFor(name, specs)?.value !== undefined) at++;
  }
  return -1;
}

const isOption = (arg: string): boolean => arg.length > 1 && arg.startsWith('-');

/** `--format=json` → `--format` and `json`. */
function partsOf(arg: string): { readonly name: string; readonly given: string | null } {
  const equals = arg.indexOf('=');
  return equals < 0
    ? { name: arg, given: null }
    : { name: arg.slice(0, equals), given: arg.slice(equals + 1) };
}

const specFor = (arg: string, specs: readonly OptionSpec[]): OptionSpec | undefined =>
  specs.find(({ name, short }) => arg === `--${name}` || (short !== undefined && arg === `-${short}`));

function givenValue(
  spec: OptionSpec,
  given: string | null,
  next: () => string | undefined,
): string | Problem {
  if (spec.value === undefined) {
    return given === null ? '' : problem(`'--${spec.name}' takes no value, but has '${given}'.`);
  }
  const value = given ?? next();
  if (value === undefined || value === '' || (given === null && isOption(value)))
    return problem(`'--${spec.name}' needs a value: --${spec.name} ${spec.value}.`, choicesHint(spec));
  if (!spec.choices || spec.choices.includes(value)) return value;
  return problem(`'--${spec.name}' cannot be '${value}'.`, choicesHint(spec));
}

const choicesHint = ({ choices }: OptionSpec): string | null =>
  choices ? `It is one of: ${choices.join(', ')}.` : null;

function unknownOption(name: string, specs: readonly OptionSpec[]): Problem {
  const names = specs.map(it => `--${it.name}`);
  return problem(`There is no option '${name}' here.`, didYouMean(name.replace(/^-+/, '--'), names));
}

/** Checks how many operands there are. */
export function checkOperands(options: Options, most: number, least: number, usage: string): Problem | null {
  const { operands } = options;
  if (operands.length < least) return problem(`Something is missing: ${usage}.`);
  const extra = operands[most];
  return extra === undefined ? null : problem(`'${extra}' is one too many: ${usage}.`);
}
