import { join } from 'node:path';
import type { Output } from './cli/platform.js';
import { runCli } from './cli/runCli.js';
import { nodePlatform } from './nodePlatform.js';

const output = (stream: NodeJS.WriteStream): Output => ({
  write: text => void stream.write(text),
  isTerminal: stream.isTTY === true,
  columns: stream.isTTY ? stream.columns : null,
});

const platform = {
  ...nodePlatform({ stdout: output(process.stdout), stderr: output(process.stderr) }),
  startServer(): Promise<void> {
    // A bundle of its own, so that every other command starts without it. The editor ends the process.
    process.argv.push('--stdio');
    require(join(__dirname, 'server.cjs'));
    return new Promise(() => {});
  },
};

for (const stream of [process.stdout, process.stderr]) stream.on('error', outputFailed);
runCli(process.argv.slice(2), platform).then(
  code => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.exitCode = 70;
    const isVerbose = process.argv.includes('--verbose') || process.env['ISMS_DEBUG'];
    const more =
      isVerbose && error instanceof Error ? error.stack : `${messageOf(error)}\n--verbose shows where.`;
    process.stderr.write(`internal error: ${more}\nThis is a fault of isms; please report it.\n`);
  },
);

/** Who reads no further, as `head` does, has seen enough; that the disk is full has to be said. */
function outputFailed(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit();
  process.stderr.write(`error: the output cannot be written: ${error.message}\n`);
  process.exit(2);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
