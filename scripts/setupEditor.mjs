// Makes the VS Code that the npm package code-server brings ready to run: installs its own dependencies from the
// shrinkwrap it ships. That is what code-server's postinstall does, without its native builds. About 5 s, once.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const root = path.dirname(createRequire(import.meta.url).resolve('code-server/package.json'));

/** Does nothing where it was done already for this version. */
export function setupEditor() {
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const stamp = path.join(root, '.vscode-deps');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === version) return;
  for (const folder of ['lib/vscode', 'lib/vscode/extensions']) {
    // Not "npm ci": npm 11 finds that shrinkwrap out of step with its package.json.
    const args = ['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    const { status } = spawnSync('npm', args, { cwd: path.join(root, folder), stdio: ['ignore', 2, 2] });
    if (status !== 0) throw new Error(`npm install in code-server's ${folder} ended with ${status}.`);
  }
  writeFileSync(stamp, version);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) setupEditor();
