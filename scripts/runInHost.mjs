#!/usr/bin/env node
// Runs a Mocha suite inside the real extension host of VS Code, as @vscode/test-electron does, and exits with its code.
// It takes VS Code's own arguments, so it stands in as runTests({ vscodeExecutablePath }) where VS Code cannot be downloaded:
//   runInHost.mjs [--extensionDevelopmentPath=DIR]... [--vsix=FILE]... --extensionTestsPath=FILE [--timeout=S] FOLDER
// Exits 0 (passed), 1 (a test failed) or 3 (no verdict: a crash, a hang, no test).
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, stripVTControlCharacters } from 'node:util';
import { openPage, startServer } from './editor.mjs';

const args = process.argv.slice(2);
const all = name => args.filter(arg => arg.startsWith(`--${name}=`)).map(arg => arg.slice(name.length + 3));
const [tests] = all('extensionTestsPath');
const vsix = all('vsix');
const timeout = Number(all('timeout')[0] ?? 180) * 1000;
const folder = args.find(arg => !arg.startsWith('-') && existsSync(arg) && statSync(arg).isDirectory());
if (!tests || !folder) {
  console.error('usage: see the head of runInHost.mjs');
  process.exit(2);
}

const report = path.join(process.cwd(), 'artifacts');
const mochaOutput = path.join(report, 'mocha.txt');
mkdirSync(report, { recursive: true });
writeFileSync(mochaOutput, '');
const started = Date.now();
const server = await startServer({
  folder,
  vsix,
  env: { IN_HOST_OUTPUT: mochaOutput, ...(process.stdout.isTTY ? { IN_HOST_COLOR: '1' } : {}) },
});
const developed = all('extensionDevelopmentPath').map(dir => path.resolve(dir));
if (developed.length === 0) developed.push(harnessExtension(server.temporary));
const { browser, page } = await openPage();

// What every start of this VS Code logs: no keychain, no accounts, no gallery, two native modules that are not built.
const noise =
  /connection token|Creating a socket|grace.time|AgentHost|AccountPolicy|ChatModel|ChatSession|builtin extensions|Service Worker|Could not locate the bindings file|Release\/watchdog|authentication provider|workbench contribution|Canceled/;
const log = [];
let printed = 0;
const print = () => {
  const text = readFileSync(mochaOutput, 'utf8');
  process.stdout.write(text.slice(printed));
  printed = text.length;
};
const timer = setInterval(print, 200);

const result = await runSuite().catch(error => ({ why: String(error) }));
clearInterval(timer);
print();
// VS Code says 0 also when the extension host crashed or left early: believe it only with Mocha's own closing line.
const said = stripVTControlCharacters(printed ? readFileSync(mochaOutput, 'utf8') : log.join('\n'));
if (result.code === 0 && !/^\s*[1-9]\d* passing/m.test(said)) {
  result.code = undefined;
  result.why = 'the extension host ended before the suite did';
}
const code = result.code ?? 3;
if (code !== 0) {
  await page.screenshot({ path: path.join(report, 'last.png') }).catch(() => {});
  writeFileSync(path.join(report, 'server.log'), server.log());
  writeFileSync(path.join(report, 'workbench.log'), log.join('\n'));
  console.error(result.why ?? 'the suite failed', `(see ${report})`);
}
// No report in the file: the suite printed to the console or never ran.
if (!printed) console.log(log.join('\n'));
await browser.close().catch(() => {});
await server.stop();
console.log(`in the extension host: exit ${code}, ${((Date.now() - started) / 1000).toFixed(1)} s`);
process.exit(code);

async function runSuite() {
  let end;
  const done = new Promise(resolve => {
    end = resolve;
  });
  await page.exposeFunction('codeAutomationExit', code => end({ code }));
  await page.exposeFunction('codeAutomationLog', (_level, args) => {
    const text = format(...args);
    if (!noise.test(text)) log.push(text);
  });
  page.on('crash', () => end({ why: 'the page crashed' }));
  page.on('pageerror', error => log.push(`pageerror ${error.stack}`));
  browser.on('disconnected', () => end({ why: 'Chromium exited' }));
  server.exited.then(why => end({ why }));
  setTimeout(() => end({ why: `no result after ${timeout / 1000} s` }), timeout).unref();
  const remote = file => `vscode-remote://${server.authority}${path.resolve(file)}`;
  const payload = [
    ...developed.map(dir => ['extensionDevelopmentPath', remote(dir)]),
    ['extensionTestsPath', remote(tests)],
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
  ];
  await page.goto(`${server.address}&payload=${encodeURIComponent(JSON.stringify(payload))}`, {
    waitUntil: 'commit',
  });
  return done;
}

/** With the extension installed from a .vsix, VS Code still wants some extension under development. */
function harnessExtension(parent) {
  const dir = path.join(parent, 'harness');
  mkdirSync(dir);
  const manifest = { name: 'harness', publisher: 'test', version: '0.0.0', engines: { vscode: '*' } };
  writeFileSync(path.join(dir, 'package.json'), JSON.stringify(manifest));
  return dir;
}
