// Finds a program that tests drive. As root on Debian what is missing is installed; elsewhere it is said what to install.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';

export const isDebian = existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get');

/** The path of a program that is on the PATH; `null` where it is not. */
export function programOnPath(name) {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(folder => folder !== '');
  return folders.map(folder => path.join(folder, name)).find(isExecutable) ?? null;
}

/** The path of a program that Debian has in `packages`, with what it needs; installed now where that is possible. */
export function findProgram(name, packages) {
  if (!programOnPath(name) || (isDebian && packages.some(it => !isInstalled(it)))) installPackages(packages);
  const found = programOnPath(name);
  if (found) return found;
  const how = isDebian ? `sudo apt-get install ${packages.join(' ')}` : `install ${name}`;
  throw new Error(`No ${name} was found. Please ${how}.`);
}

/** Does nothing but as root on Debian. */
export function installPackages(packages) {
  if (!isDebian || process.getuid?.() !== 0) return;
  console.error(`Installing ${packages.join(' and ')} ...`);
  aptGet('update', '-qq');
  aptGet('install', '-y', '-qq', '--no-install-recommends', ...packages);
}

export function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const isInstalled = name => spawnSync('dpkg', ['-s', name], { stdio: 'ignore' }).status === 0;

function aptGet(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status } = spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error(`apt-get ${args.join(' ')} ended with ${status}.`);
}
