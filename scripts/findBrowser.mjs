// Finds a Chromium to show the editor with. As root on Debian it installs one; elsewhere it says what to install.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const names = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
];
const packages = ['chromium-headless-shell', 'fonts-dejavu-core'];
const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The path of a browser: `$CHROMIUM`, else one that is installed, else one installed now. */
export function findBrowser() {
  const found = installedBrowser();
  if (found) return found;
  const isDebian = existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get');
  if (isDebian && process.getuid?.() === 0) {
    console.error(`No Chromium is installed: installing ${packages.join(' and ')} ...`);
    aptGet('update', '-qq');
    aptGet('install', '-y', '-qq', '--no-install-recommends', ...packages);
    const installed = installedBrowser();
    if (installed) return installed;
  }
  const how = isDebian ? `sudo apt-get install ${packages.join(' ')}` : 'install Chromium or Google Chrome';
  throw new Error(`No Chromium was found. Please ${how}, or set CHROMIUM to the path of one.`);
}

function installedBrowser() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(folder => folder !== '');
  const candidates = names.flatMap(name => folders.map(folder => path.join(folder, name)));
  return [...candidates, ...applications].find(isExecutable);
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function aptGet(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status } = spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error(`apt-get ${args.join(' ')} ended with ${status}.`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.log(findBrowser());
