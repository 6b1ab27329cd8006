// How long the packaged extension takes to be activated in a real extension host, as the editor notes it (loading its code,
// running activate(), waiting for what that returned), and in processor time of the extension host.
//   node test/bench/activation/run.mjs [TIMES]    after npm run package
// Each time a VS Code server, an extension host and a browser of their own; prints each time, the median and the longest.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
const times = Number(process.argv[2] ?? 5);
await esbuild.build({
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  external: ['vscode', 'mocha'],
  outdir: path.join(root, 'out/activation'),
  outExtension: { '.js': '.cjs' },
  logLevel: 'warning',
  entryPoints: ['test/editor/index.ts', 'test/bench/activation/activation.test.ts'].map(it =>
    path.join(root, it),
  ),
  entryNames: '[name]',
});
const took = [];
for (let n = 0; n < times; n++) {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [
      path.join(root, 'scripts/runInHost.mjs'),
      `--vsix=${path.join(root, 'artifacts/isms-as-code.vsix')}`,
      `--extensionTestsPath=${path.join(root, 'out/activation/index.cjs')}`,
      // A folder in which nothing wakes the extension.
      path.join(root, 'client/media'),
    ],
    { cwd: root, encoding: 'utf8' },
  );
  const found = /activation ([\d.]+) ms, of processor time ([\d.]+) ms.*(?:\n {2}.*)*/.exec(stdout);
  if (status !== 0 || !found) throw new Error(`No figure:\n${stdout}${stderr}`);
  const [, load, call, finish] = /isms-as-code\.\S+ *\| \w+ *\| (\d+) *\| (\d+) *\| (\d+)/.exec(stdout) ?? [];
  took.push({ noted: Number(load) + Number(call) + Number(finish), processor: Number(found[2]) });
  console.log(`${n + 1}: ${found[0]}`);
}
for (const kind of ['noted', 'processor']) {
  const sorted = took.map(it => it[kind]).sort((a, b) => a - b);
  console.log(`${kind}: median ${sorted[Math.floor(sorted.length / 2)]} ms, longest ${sorted.at(-1)} ms`);
}
