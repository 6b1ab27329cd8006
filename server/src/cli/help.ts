import type { Command } from './command.js';
import { generalOptions, type OptionSpec } from './options.js';
import type { Style } from './style.js';
import { wrap } from './textWidth.js';

/** `isms help` */
export function programHelp(commands: readonly Command[], { paint, columns }: Style): string {
  const rows = commands.map(
    ({ name, operands, summary }) => [`${name} ${operands}`.trim(), summary] as const,
  );
  const options = [
    ['-V, --version', 'show the version'],
    ['-h, --help', 'show this help'],
  ] as const;
  return `${paint('isms', 'bold')} checks an information security management system that is kept as Markdown and YAML,
and tells which outcomes of its processes are shown by evidence.

${paint('Usage:', 'bold')} isms COMMAND [OPTION...]

${paint('Commands:', 'bold')}
${table(rows, columns)}

${paint('Options:', 'bold')}
${table(options, columns)}

${paint('Exit codes:', 'bold')}
${table(exitCodes, columns)}

'isms help COMMAND' tells more of one command.
`;
}

/** `isms help COMMAND` */
export function commandHelp(command: Command, { paint, columns }: Style): string {
  const { name, operands, summary, about, options, examples } = command;
  const all = [...options, ...generalOptions].map(option => [left(option), right(option)] as const);
  return [
    `${summary}\n`,
    ...about.map(text => `${wrap(text, columns ?? widestHelp).join('\n')}\n`),
    `${paint('Usage:', 'bold')} isms ${`${name} ${operands}`.trim()} [OPTION...]\n`,
    paint('Options:', 'bold'),
    `${table(all, columns)}\n`,
    paint('Examples:', 'bold'),
    ...examples.map(line => `  ${line}`),
    '',
  ].join('\n');
}

const exitCodes = [
  ['0', 'clean'],
  [
    '1',
    'findings at or above --fail-on, coverage below --min, an outcome worse with --no-worse, or a claim that is not met',
  ],
  ['2', 'wrong use, or settings that cannot be read'],
  ['70', 'a fault of isms itself'],
] as const;

const left = ({ name, short, value }: OptionSpec): string =>
  `${short === undefined ? '    ' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`;

function right({ says, choices, fallback }: OptionSpec): string {
  const values = choices ? `: ${choices.join(', ')}` : '';
  return `${says}${values}${fallback === undefined ? '' : ` (default: ${fallback})`}`;
}

/** Two columns; the second goes on below itself where it is too wide. */
function table(rows: readonly (readonly [string, string])[], columns: number | null): string {
  const width = Math.max(...rows.map(([first]) => first.length));
  const room = Math.max(30, (columns ?? widestHelp) - width - 4);
  const lines = rows.flatMap(([first, second]) => {
    const [start = '', ...rest] = wrap(second, room);
    return [`  ${first.padEnd(width)}  ${start}`, ...rest.map(line => ' '.repeat(width + 4) + line)];
  });
  return lines.join('\n');
}

const widestHelp = 100;
