import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Output, Platform } from './cli/platform.js';
import { runCli } from './cli/runCli.js';
import { findRepository, findRoot, locate, pathTo } from './host/nodeFolders.js';
import { nodeHost } from './host/nodeHost.js';
import { passedOverFolders } from './host/passedOverFolders.js';

const output = (stream: NodeJS.WriteStream): Output => ({
  write: text => void stream.write(text),
  isTerminal: stream.isTTY === true,
  columns: stream.isTTY ? stream.columns : null,
});

const platform: Platform = {
  host: nodeHost,
  version: JSON.parse(readFileSync(join(__dirname, '../package.json'), 'utf8')).version,
  today: new Date().toISOString().slice(0, 10),
  time: timeOfDay(new Date()),
  env: process.env,
  stdout: output(process.stdout),
  stderr: output(process.stderr),
  elapsed: () => performance.now(),
  locate: path => locate(process.cwd(), path),
  findRoot: paths => findRoot(process.cwd(), paths),
  findRepository,
  pathTo: uri => pathTo(process.cwd(), uri),
  writeFile(path, text) {
    try {
      writeFileSync(path, text);
      return null;
    } catch (error) {
      return messageOf(error);
    }
  },
  makeFolder(path) {
    try {
      mkdirSync(path, { recursive: true });
      return null;
    } catch (error) {
      return messageOf(error);
    }
  },
  pageFile: name =>
    readFileSync(join(__dirname, name), 'utf8').replace(/\n?(?:\/\/|\/\*)# sourceMappingURL.*/, ''),
  sha256: text => createHash('sha256').update(text).digest('hex'),
  passedOverFolders: [...passedOverFolders],
  startServer() {
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

function timeOfDay(now: Date): string {
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  const ahead = -now.getTimezoneOffset();
  const zone = `${ahead < 0 ? '-' : '+'}${two(Math.abs(ahead) / 60)}:${two(Math.abs(ahead) % 60)}`;
  return `${two(now.getHours())}:${two(now.getMinutes())}:00${zone}`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
