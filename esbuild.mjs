// Builds every bundle into dist/. `--watch` is not offered: a build takes under a second.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import * as esbuild from 'esbuild';

const minify = process.argv.includes('--production');
const shared = { bundle: true, minify, sourcemap: minify ? false : 'linked', logLevel: 'warning', metafile: true, legalComments: 'none' };
const node = { ...shared, format: 'cjs', platform: 'node', target: 'node20', external: ['vscode'], mainFields: ['module', 'main'] };
const web = { ...shared, platform: 'browser', target: 'es2022', external: ['vscode'], define: { global: 'globalThis' } };

await rm('dist', { recursive: true, force: true });
await mkdir('dist', { recursive: true });
const results = await Promise.all([
  esbuild.build({ ...node, entryPoints: { client: 'client/src/extension.ts' }, outdir: 'dist', outExtension: { '.js': '.cjs' } }),
  esbuild.build({ ...web, format: 'cjs', entryPoints: { clientWeb: 'client/src/extensionWeb.ts' }, outdir: 'dist' }),
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
  esbuild.build({ ...web, format: 'iife', entryPoints: { serverWorker: 'server/src/mainBrowser.ts' }, outdir: 'dist' }),
]);
// What each bundle is made of: tests read it (the worker imports nothing), and so can a person.
const outputs = Object.assign({}, ...results.map(({ metafile }) => metafile.outputs));
await writeFile('dist/meta.json', JSON.stringify({ outputs }, null, 1));
