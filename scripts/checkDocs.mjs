// Writes the generated pages again and fails when that changes them: what is documented is what is there.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const fresh = mkdtempSync(path.join(tmpdir(), 'docs-'));
const { status } = spawnSync('npx', ['tsx', 'scripts/generateDocs.ts', fresh], { stdio: 'inherit' });
const pagesIn = folder =>
  new Map(readdirSync(folder).map(name => [name, readFileSync(path.join(folder, name), 'utf8')]));
const different = ['rules', 'kinds'].flatMap(part => {
  const [now, kept] = [pagesIn(path.join(fresh, part)), pagesIn(path.join('docs', part))];
  return [...new Set([...now.keys(), ...kept.keys()])]
    .filter(name => now.get(name) !== kept.get(name))
    .map(name => `docs/${part}/${name}`);
});
rmSync(fresh, { recursive: true });
if (different.length > 0)
  console.error(`Run \`npm run docs\`; these pages do not follow from the source: ${different.join(', ')}`);
process.exit(status || (different.length > 0 ? 1 : 0));
