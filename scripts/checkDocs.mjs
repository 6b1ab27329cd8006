// Writes the generated pages again and fails when that changes them: what is documented is what is there.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const folder = mkdtempSync(path.join(tmpdir(), 'rules-'));
const { status } = spawnSync('npx', ['tsx', 'scripts/generateRuleDocs.ts', folder], { stdio: 'inherit' });
const read = from =>
  new Map(readdirSync(from).map(name => [name, readFileSync(path.join(from, name), 'utf8')]));
const fresh = read(folder);
const kept = read('docs/rules');
const different = [...new Set([...fresh.keys(), ...kept.keys()])].filter(
  name => fresh.get(name) !== kept.get(name),
);
rmSync(folder, { recursive: true });
if (different.length > 0)
  console.error(`Run \`npm run docs\`; these pages are not those of the rules: ${different.join(', ')}`);
process.exit(status || (different.length > 0 ? 1 : 0));
