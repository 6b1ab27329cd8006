// Writes docs/rules: a page for each rule and their list. Pages of rules that are gone are removed.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { allRules } from '../server/src/engine/rules/index.js';
import { ruleIndex, rulePage } from './ruleDocs.js';

const folder = process.argv[2] ?? 'docs/rules';
mkdirSync(folder, { recursive: true });
const pages = new Map([
  ['README.md', ruleIndex(allRules)],
  ...allRules.map(rule => [`${rule.meta.code}.md`, rulePage(rule)] as const),
]);
for (const name of readdirSync(folder)) if (!pages.has(name)) rmSync(join(folder, name));
for (const [name, text] of pages) writeFileSync(join(folder, name), text);
