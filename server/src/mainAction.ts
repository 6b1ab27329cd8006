import { runAction } from './action/runAction.js';
import { workflowCommand } from './cli/reports/githubCommands.js';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

runAction({ env: process.env, say }).then(
  code => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.exitCode = 70;
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    say(workflowCommand('error', 'ISMS', `This is a fault of isms; please report it. ${text}`));
  },
);
