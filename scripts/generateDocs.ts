// Writes the pages that follow from the source: docs/rules from the rules, docs/kinds from the schemas and the model.
// `npm run docs`, or into another folder: `tsx scripts/generateDocs.ts FOLDER`. Pages that nothing asks for are removed.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtInSetup } from '../server/src/engine/builtIn.js';
import { allRules } from '../server/src/engine/rules/index.js';
import { kindIndex, kindPage } from './kindDocs.js';
import { ruleIndex, rulePage } from './ruleDocs.js';

const { model, schemas } = builtInSetup('2026-01-01');
const target = process.argv[2] ?? 'docs';
write(
  'rules',
  new Map([
    ['README.md', ruleIndex(allRules)],
    ...allRules.map(rule => [`${rule.meta.code}.md`, rulePage(rule)] as const),
  ]),
);
write(
  'kinds',
  new Map([
    ['README.md', kindIndex(model, schemas)],
    ...model.kinds.flatMap(({ id }) => {
      const schema = schemas.kinds[id];
      return schema ? [[`${id}.md`, kindPage(schema, schemas, model)] as const] : [];
    }),
  ]),
);

function write(name: string, pages: ReadonlyMap<string, string>): void {
  const folder = join(target, name);
  mkdirSync(folder, { recursive: true });
  for (const file of readdirSync(folder)) if (!pages.has(file)) rmSync(join(folder, file));
  for (const [file, text] of pages) writeFileSync(join(folder, file), text);
}
