import type { Answer, Command } from './command.js';
import { baselineCommand } from './commands/baseline.js';
import { checkCommand } from './commands/check.js';
import { conformityCommand } from './commands/conformity.js';
import { coverageCommand } from './commands/coverage.js';
import { diffCommand } from './commands/diff.js';
import { dueCommand } from './commands/due.js';
import { explainCommand } from './commands/explain.js';
import { helpCommand } from './commands/help.js';
import { lspCommand } from './commands/lsp.js';
import { newCommand } from './commands/new.js';
import { reportCommand } from './commands/report.js';
import { reviewCommand } from './commands/review.js';
import { statusCommand } from './commands/status.js';
import { crashText } from './crashText.js';
import { type ExitCode, exitCode } from './exitCode.js';
import { commandHelp, programHelp } from './help.js';
import {
  checkOperands,
  commandIndex,
  generalOptions,
  type OptionSpec,
  type Options,
  parseOptions,
  readingOptions,
} from './options.js';
import type { Platform } from './platform.js';
import { isProblem, type Problem, problem } from './problem.js';
import { styleFor } from './style.js';
import { unknownCommand } from './unknownCommand.js';

const commands: readonly Command[] = [
  checkCommand,
  coverageCommand,
  diffCommand,
  dueCommand,
  explainCommand,
  reportCommand,
  statusCommand,
  conformityCommand,
  newCommand,
  reviewCommand,
  baselineCommand,
  lspCommand,
  helpCommand,
];

const versionOption: OptionSpec = { name: 'version', short: 'V', says: 'show the version' };

/** Runs `isms` with the arguments behind its name. */
export async function runCli(args: readonly string[], platform: Platform): Promise<ExitCode> {
  const at = commandIndex(args, [...generalOptions, ...readingOptions]);
  const name = args[at];
  if (name === undefined) return runWithoutCommand(args, platform);
  const command = commands.find(it => it.name === name);
  if (!command) return refuse(unknownCommand(name, commands), null, platform);
  const options = parseOptions(args.toSpliced(at, 1), [...command.options, ...generalOptions]);
  if (isProblem(options)) return refuse(options, command, platform);
  const style = styleFor(platform.stdout, options, platform);
  if (options.flag('help')) {
    platform.stdout.write(commandHelp(command, style));
    return exitCode.clean;
  }
  const usage = `isms ${command.name} ${command.operands}`.trim();
  const wrong = checkOperands(options, command.mostOperands, command.leastOperands, usage);
  if (wrong) return refuse(wrong, command, platform);
  const output = outputFile(options);
  const fileStyle = styleFor({ ...platform.stdout, isTerminal: false, columns: null }, options, platform);
  const answer = await command.run({
    platform,
    options,
    style: output === null ? style : fileStyle,
    fileStyle,
    commands,
  });
  return isProblem(answer) ? refuse(answer, command, platform) : give(answer, options, platform);
}

function runWithoutCommand(args: readonly string[], platform: Platform): ExitCode {
  const options = parseOptions(args, [versionOption, ...generalOptions]);
  if (isProblem(options)) return refuse(options, null, platform);
  if (options.flag('version')) {
    platform.stdout.write(`isms ${platform.version}\n`);
    return exitCode.clean;
  }
  const isAsked = options.flag('help');
  const output = isAsked ? platform.stdout : platform.stderr;
  output.write(programHelp(commands, styleFor(output, options, platform)));
  return isAsked ? exitCode.clean : exitCode.wrongUse;
}

function refuse(
  { problem: message, hint, details }: Problem,
  command: Command | null,
  platform: Platform,
): ExitCode {
  const { paint } = styleFor(platform.stderr, null, platform);
  const lines = [`${paint('error:', 'red', 'bold')} ${message}`];
  if (hint !== null) lines.push(`  ${hint}`);
  if (details.length > 0) lines.push(...details);
  else lines.push(`  '${command ? `isms help ${command.name}` : 'isms help'}' tells what can be written.`);
  platform.stderr.write(`${lines.join('\n')}\n`);
  return exitCode.wrongUse;
}

function give(answer: Answer, options: Options, platform: Platform): ExitCode {
  const { report, files = [], note, passedOver = null, crashes = [] } = answer;
  const output = answer.hasWritten ? null : outputFile(options);
  if (output === null) platform.stdout.write(report);
  for (const { path, text } of output === null ? files : [{ path: output, text: report }, ...files]) {
    const failure = platform.writeFile(path, text);
    if (failure !== null) return refuse(problem(`'${path}' cannot be written: ${failure}.`), null, platform);
  }
  if (note !== undefined) platform.stderr.write(note);
  const code = passedOver === null ? answer.exitCode : refuse(passedOver, null, platform);
  if (crashes.length === 0) return code;
  const style = styleFor(platform.stderr, options, platform);
  platform.stderr.write(crashText(crashes, wantsStack(options, platform), style));
  return exitCode.ourBug;
}

/** `-` is the standard output, as everywhere. */
function outputFile(options: Options): string | null {
  const output = options.text('output');
  return output === '-' ? null : output;
}

const wantsStack = (options: Options, { env }: Platform): boolean =>
  options.flag('verbose') || Boolean(env['ISMS_DEBUG']);
