// Runs the suite in the desktop extension host, by @vscode/test-electron. ISMS_VSCODE says in which VS Code:
//   unset      the one that the npm package code-server brings, through scripts/runInHost.mjs
//   download   the newest stable one, downloaded
//   a path     that one
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runTests } from '@vscode/test-electron';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const choice = process.env.ISMS_VSCODE ?? path.join(root, 'scripts/runInHost.mjs');
try {
  process.exitCode = await runTests({
    ...(choice === 'download' ? {} : { vscodeExecutablePath: choice }),
    extensionDevelopmentPath: root,
    extensionTestsPath: path.join(root, 'out/editor/index.cjs'),
    launchArgs: [path.join(root, 'test/workspaces/editor'), '--disable-extensions', '--skip-welcome'],
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
