// Builds every bundle into dist/. `--watch` is not offered: a build takes under a second.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import * as esbuild from 'esbuild';

/** An engine parses the text of a JSON string several times faster than the same as an object literal. */
const jsonAsText = {
  name: 'json-as-text',
  setup(build) {
    build.onLoad({ filter: /compiled[/\\]\w+\.json$/ }, async ({ path }) => {
      const text = JSON.stringify(JSON.parse(await readFile(path, 'utf8')));
      return { contents: `export default JSON.parse(${JSON.stringify(text)});`, loader: 'js' };
    });
  },
};

// Minified even for development: of three megabytes, a start would spend most of its time on reading code.
const sourcemap = process.argv.includes('--production') ? false : 'linked';
const shared = {
  bundle: true,
  minify: true,
  sourcemap,
  logLevel: 'warning',
  metafile: true,
  legalComments: 'none',
  plugins: [jsonAsText],
};
const node = {
  ...shared,
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  external: ['vscode'],
  mainFields: ['module', 'main'],
};
const web = {
  ...shared,
  platform: 'browser',
  target: 'es2022',
  external: ['vscode'],
  define: { global: 'globalThis' },
};

await rm('dist', { recursive: true, force: true });
await mkdir('dist', { recursive: true });
const results = await Promise.all([
  esbuild.build({
    ...node,
    entryPoints: { client: 'client/src/extension.ts' },
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
  }),
  esbuild.build({
    ...web,
    format: 'cjs',
    entryPoints: { clientWeb: 'client/src/extensionWeb.ts' },
    outdir: 'dist',
  }),
  esbuild.build({
    ...node,
    entryPoints: { server: 'server/src/mainNode.ts' },
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    banner: { js: '#!/usr/bin/env node' },
  }),
  esbuild.build({
    ...node,
    entryPoints: { isms: 'server/src/mainCli.ts' },
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    banner: { js: '#!/usr/bin/env node' },
  }),
  esbuild.build({
    ...web,
    format: 'iife',
    entryPoints: { serverWorker: 'server/src/mainBrowser.ts' },
    outdir: 'dist',
  }),
]);
// What each bundle is made of: tests read it (the worker imports nothing), and so can a person.
const outputs = Object.assign({}, ...results.map(({ metafile }) => metafile.outputs));
await writeFile('dist/meta.json', JSON.stringify({ outputs }, null, 1));
