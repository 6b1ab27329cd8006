// npm start [-- FOLDER]: opens the example, or a folder of yours, in VS Code with the extension as it is in the work tree.
// With `code` on the PATH that is the VS Code of this machine, else the one that the npm package code-server brings, in a browser.
//   --browser   the second, even where `code` is on the PATH
//   --port=N    of its address; any free one else
//   --check     open the address in a headless browser, wait until coverage is shown, and leave
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { openPage, startServer } from './editor.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const args = process.argv.slice(2);
const port = Number(args.find(arg => arg.startsWith('--port='))?.slice('--port='.length) ?? 0);
const folder = path.resolve(args.find(arg => !arg.startsWith('--')) ?? path.join(root, 'examples/tallyhop'));
const checkOnly = args.includes('--check');
if (!existsSync(folder)) {
  console.error(`There is no folder ${folder}.`);
  process.exit(2);
}

if (!checkOnly && !args.includes('--browser') && isOnPath('code')) {
  run('npm', ['run', '--silent', 'build']);
  run('code', [`--extensionDevelopmentPath=${root}`, folder]);
} else {
  await startInBrowser();
}

async function startInBrowser() {
  const vsix = path.join(root, 'artifacts/isms-as-code.vsix');
  run('npm', ['run', '--silent', 'package']);
  // The token keeps other users of this machine, and pages in the browser, out of an editor with a terminal.
  const server = await startServer({
    folder,
    vsix: [vsix],
    inPlace: true,
    port,
    token: randomUUID(),
    testing: false,
  });
  console.log(`\nVS Code with the extension is at\n\n  ${server.address}\n`);
  if (!checkOnly) {
    console.log('Open the ISMS view in the activity bar. Ctrl-C ends it.');
    console.log(await server.exited);
    process.exit(1);
  }
  const { browser, page } = await openPage();
  await page.goto(server.address);
  const item = page.locator('.statusbar-item', { hasText: /ISMS \d+\/\d+/ });
  await item.waitFor({ timeout: 60_000 });
  console.log(`The status bar says: ${(await item.textContent())?.trim()}`);
  await browser.close();
  await server.stop();
  process.exit(0);
}

function run(command, commandArgs) {
  const { status } = spawnSync(command, commandArgs, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
}

function isOnPath(command) {
  const names = process.platform === 'win32' ? [`${command}.cmd`, `${command}.exe`] : [command];
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return folders.some(dir => names.some(name => existsSync(path.join(dir, name))));
}
