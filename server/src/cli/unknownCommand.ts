import type { Command } from './command.js';
import { didYouMean } from './didYouMean.js';
import { type Problem, problem } from './problem.js';

/** The answer to a command that there is not. */
export const unknownCommand = (name: string, commands: readonly Command[]): Problem =>
  problem(
    `There is no command '${name}'.`,
    didYouMean(
      name,
      commands.map(it => it.name),
    ),
  );
