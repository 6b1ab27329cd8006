import type { Command } from '../command.js';
import { exitCode } from '../exitCode.js';
import { commandHelp, programHelp } from '../help.js';
import { unknownCommand } from '../unknownCommand.js';

/** `isms help [COMMAND]` */
export const helpCommand: Command = {
  name: 'help',
  summary: 'Tells how a command is used.',
  about: [],
  operands: '[COMMAND]',
  leastOperands: 0,
  mostOperands: 1,
  options: [],
  examples: ['isms help check'],

  async run({ options, style, commands }) {
    const [name] = options.operands;
    if (name === undefined) return { exitCode: exitCode.clean, report: programHelp(commands, style) };
    const command = commands.find(it => it.name === name);
    if (command) return { exitCode: exitCode.clean, report: commandHelp(command, style) };
    return unknownCommand(name, commands);
  },
};
