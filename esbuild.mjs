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

/**
 * js-yaml makes the state of each parse by spreading its defaults, which Node 20 then runs slowly as an object of its own
 * shape: written out, 1 000 front matters take 0.1 s instead of 0.6. Newer versions of Node are quick either way.
 */
const plainParserState = {
  name: 'plain-parser-state',
  setup(build) {
    build.onLoad({ filter: /js-yaml[/\\]dist[/\\]js-yaml\.mjs$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const spread = /const state = \{\s*\.\.\.DEFAULT_PARSER_OPTIONS,\s*\.\.\.options,\s*input:/;
      if (!spread.test(source))
        throw new Error('js-yaml has changed: is plainParserState in esbuild.mjs still needed?');
      const plain =
        "const state = { filename: options?.filename ?? '', maxDepth: options?.maxDepth ?? 100, input:";
      return { contents: source.replace(spread, plain), loader: 'js' };
    });
  },
};

/** The language client is a file of its own, read once the extension is active. In a browser there is only one file. */
const clientApart = {
  name: 'client-apart',
  setup(build) {
    build.onResolve({ filter: /\/nodeClient\.js$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './nodeClient.cjs', external: true } : null,
    );
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
  plugins: [jsonAsText, plainParserState],
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
    entryPoints: { client: 'client/src/extension.ts', nodeClient: 'client/src/nodeClient.ts' },
    plugins: [...shared.plugins, clientApart],
    // The editor gives 'vscode' to what is required.
    supported: { 'dynamic-import': false },
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
    ...node,
    entryPoints: { action: 'server/src/mainAction.ts' },
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
  }),
  esbuild.build({
    ...web,
    format: 'iife',
    entryPoints: { serverWorker: 'server/src/mainBrowser.ts' },
    outdir: 'dist',
  }),
  // Pages: the report in the panel, and what a report of its own carries along.
  esbuild.build({
    ...web,
    format: 'iife',
    entryPoints: { report: 'client/page/livePage.ts', reportAlone: 'client/page/staticPage.ts' },
    outdir: 'dist',
  }),
  esbuild.build({ ...web, entryPoints: { report: 'client/page/report.css' }, outdir: 'dist' }),
]);
// With one letter beyond ASCII, Node decodes a bundle and V8 reads it at a third of the speed: 50 ms of every start.
for (const name of ['client.cjs', 'server.cjs', 'isms.cjs']) {
  const text = await readFile(`dist/${name}`, 'utf8');
  // esbuild writes strings so by itself; what is left are regular expressions, where it means the same.
  const plain = text.replaceAll(
    /[^\0-\x7f]/g,
    letter => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  if (plain !== text) await writeFile(`dist/${name}`, plain);
}
// What each bundle is made of: tests read it (the worker imports nothing), and so can a person.
const outputs = Object.assign({}, ...results.map(({ metafile }) => metafile.outputs));
await writeFile('dist/meta.json', JSON.stringify({ outputs }, null, 1));
