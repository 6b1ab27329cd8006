import { join } from 'node:path';
import { build } from 'esbuild';
import { temporaryFolder } from './corpusFolder.js';

/** Bundles a script of this folder as the product is bundled, so that no loader of TypeScript is measured with it. */
export async function bundle(entry: string): Promise<string> {
  const outfile = join(temporaryFolder('isms-bundle-'), 'bundle.cjs');
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    mainFields: ['module', 'main'],
    logLevel: 'error',
  });
  return outfile;
}
