import type { OutcomeState, Severity } from '../engine/index.js';
import type { Options } from './options.js';
import type { Output, Platform } from './platform.js';

export type Colour = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'blue' | 'magenta' | 'cyan';

/** How a report is drawn. Without colours and beyond ASCII it says the same. */
export interface Style {
  paint(text: string, ...colours: readonly Colour[]): string;
  readonly symbols: Symbols;
  /** Columns to stay in; `null`: lines may be as long as they are. */
  readonly columns: number | null;
}

interface Symbols {
  readonly states: Readonly<Record<OutcomeState, string>>;
  readonly yes: string;
  readonly no: string;
  readonly arrow: string;
  readonly bar: string;
  readonly dot: string;
  readonly ellipsis: string;
}

export const severityColours: Readonly<Record<Severity, Colour>> = {
  error: 'red',
  warning: 'yellow',
  info: 'blue',
};

export const stateColours: Readonly<Record<OutcomeState, Colour>> = {
  covered: 'green',
  stale: 'yellow',
  thin: 'yellow',
  suspect: 'yellow',
  partial: 'yellow',
  claimed: 'magenta',
  missing: 'red',
  excluded: 'dim',
};

/** The style for an output: colours and line breaks are for terminals. */
export function styleFor(output: Output, options: Options | null, { env }: Pick<Platform, 'env'>): Style {
  const isColoured = wantsColour(output, options?.text('color') ?? 'auto', env);
  return {
    paint: isColoured ? painted : text => text,
    symbols: hasUnicode(env) ? unicode : ascii,
    columns: output.isTerminal ? Math.max(40, output.columns ?? 80) : null,
  };
}

function wantsColour(output: Output, when: string, env: Platform['env']): boolean {
  if (when !== 'auto') return when === 'always';
  if (env['NO_COLOR']) return false;
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined && forced !== '') return forced !== '0' && forced !== 'false';
  return output.isTerminal && env['TERM'] !== 'dumb';
}

function hasUnicode(env: Platform['env']): boolean {
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'];
  if (locale) return /utf-?8/i.test(locale);
  // Windows has no locale in its environment; its newer terminals show all of Unicode.
  return Boolean(env['WT_SESSION']) || env['TERM_PROGRAM'] === 'vscode';
}

const codes: Readonly<Record<Colour, readonly [number, number]>> = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
  magenta: [35, 39],
  cyan: [36, 39],
};

const painted: Style['paint'] = (text, ...colours) =>
  text === ''
    ? text
    : colours.reduce(
        (inner, colour) => `\u001B[${codes[colour][0]}m${inner}\u001B[${codes[colour][1]}m`,
        text,
      );

const unicode: Symbols = {
  states: {
    covered: '●',
    stale: '◷',
    thin: '◔',
    suspect: '◇',
    partial: '◐',
    claimed: '◌',
    missing: '○',
    excluded: '–',
  },
  yes: '✓',
  no: '✗',
  arrow: '→',
  bar: '│',
  dot: '·',
  ellipsis: '…',
};

const ascii: Symbols = {
  states: {
    covered: '#',
    stale: '~',
    thin: '=',
    suspect: '?',
    partial: '+',
    claimed: '"',
    missing: '.',
    excluded: '-',
  },
  yes: '+',
  no: '-',
  arrow: '->',
  bar: '|',
  dot: '-',
  ellipsis: '...',
};
