// Makes the VS Code that comes from npm ready to run. It has a lock file of its own (scripts/standin), so that `npm ci` of the
// project stays small, works on every system, and leaves the machine's own Node in charge. About half a minute, once.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), 'standin');
const require = createRequire(path.join(folder, 'package.json'));

/** The folder of a package that belongs to the stand-in editor; installs them all where they are not. */
export function standInPackage(name) {
  install();
  return path.dirname(require.resolve(`${name}/package.json`));
}

/** A module that belongs to the stand-in editor. */
export function standInModule(name) {
  install();
  return require(name);
}

/** Does nothing where it was done already for this version. */
export function setupEditor() {
  const root = standInPackage('code-server');
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const stamp = path.join(root, '.vscode-deps');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === version) return;
  // What code-server's postinstall does, without its native builds: VS Code's own dependencies, from the shrinkwrap it ships.
  // Not "npm ci": npm 11 finds that shrinkwrap out of step with its package.json.
  for (const part of ['lib/vscode', 'lib/vscode/extensions'])
    npm(['install', '--omit=dev'], path.join(root, part));
  writeFileSync(stamp, version);
}

function install() {
  const lock = readFileSync(path.join(folder, 'package-lock.json'), 'utf8');
  const stamp = path.join(folder, 'node_modules/.installed-lock');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  npm(['ci'], folder);
  writeFileSync(stamp, lock);
}

function npm(args, cwd) {
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync('npm', [...args, ...quiet], { cwd, stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new Error(`npm ${args.join(' ')} in ${cwd} ended with ${status}.`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) setupEditor();
