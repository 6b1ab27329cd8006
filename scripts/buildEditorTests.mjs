// Bundles the tests that run inside an editor into out/editor/: .cjs for the desktop extension host, web.js for the web one.
import * as esbuild from 'esbuild';

const shared = {
  bundle: true,
  sourcemap: 'inline',
  logLevel: 'warning',
  outdir: 'out/editor',
  format: 'cjs',
};
await Promise.all([
  esbuild.build({
    ...shared,
    platform: 'node',
    target: 'node20',
    external: ['vscode', 'mocha'],
    outExtension: { '.js': '.cjs' },
    entryPoints: [
      'test/editor/index.ts',
      'test/editor/extension.test.ts',
      'test/editor/navigation.test.ts',
      'test/editor/newDocument.test.ts',
      'test/editor/views.test.ts',
      'test/editor/writing.test.ts',
    ],
  }),
  esbuild.build({
    ...shared,
    platform: 'browser',
    target: 'es2022',
    external: ['vscode'],
    define: { global: 'globalThis' },
    entryPoints: ['test/editor/web.ts'],
    // mocha.js is UMD in an ESM package, which is what makes it work here.
    logOverride: { 'commonjs-variable-in-esm': 'silent' },
  }),
]);
