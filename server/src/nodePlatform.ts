import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Platform } from './cli/platform.js';
import { findRepository, findRoot, locate, pathTo } from './host/nodeFolders.js';
import { nodeHost } from './host/nodeHost.js';
import { passedOverFolders } from './host/passedOverFolders.js';

/** What the command line gets from a process of Node. */
export const nodePlatform = ({
  stdout,
  stderr,
}: Pick<Platform, 'stdout' | 'stderr'>): Omit<Platform, 'startServer'> => ({
  host: nodeHost,
  version: JSON.parse(readFileSync(join(__dirname, '../package.json'), 'utf8')).version,
  today: new Date().toISOString().slice(0, 10),
  time: timeOfDay(new Date()),
  env: process.env,
  stdout,
  stderr,
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
});

function timeOfDay(now: Date): string {
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  const ahead = -now.getTimezoneOffset();
  const zone = `${ahead < 0 ? '-' : '+'}${two(Math.abs(ahead) / 60)}:${two(Math.abs(ahead) % 60)}`;
  return `${two(now.getHours())}:${two(now.getMinutes())}:00${zone}`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
