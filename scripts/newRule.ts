// `npm run new:rule requirement-has-owner`: the file of a rule with all that it needs, entered in the list of rules.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const code = process.argv[2] ?? '';
if (!/^[a-z]+(-[a-z0-9]+)+$/.test(code)) {
  console.error('usage: npm run new:rule <truth-in-kebab-case>, such as requirement-has-owner');
  process.exit(2);
}
const name = code.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
const file = `server/src/engine/rules/${name}.ts`;
if (existsSync(file)) {
  console.error(`${file} is there already.`);
  process.exit(2);
}
writeFileSync(
  file,
  `import { defineRule } from './defineRule.js';

export const ${name} = defineRule({
  meta: {
    code: '${code}',
    severity: 'warning',
    summary: 'The truth in one sentence.',
    rationale: 'What an auditor would ask.',
    outcomes: [],
    examples: {
      bad: '=== policies/a.md ===\\n---\\nid: POL-001\\n---\\n',
      good: '=== policies/a.md ===\\n---\\nid: POL-001\\nowner: mira.voss\\n---\\n',
    },
  },
  on: ['policy'],
  reads: [],

  check({ entry, report }) {
    if (entry.text('/owner') === null) report('/id', \`'\${entry.id}' names no owner.\`);
  },
});
`,
);
const index = 'server/src/engine/rules/index.ts';
const lines = readFileSync(index, 'utf8').split('\n');
const imports = lines.filter(line => line.startsWith('import { '));
const names = [...imports.map(line => /\{ (\w+) \}/.exec(line)?.[1] ?? ''), name].sort();
const rest = lines.filter(line => !line.startsWith('import { '));
const listed = rest.join('\n').replace(/= \[[^\]]*\]/, `= [\n${names.map(it => `  ${it},`).join('\n')}\n]`);
const imported = names.map(it => `import { ${it} } from './${it}.js';`).join('\n');
writeFileSync(index, listed.replace(/^(import type [^\n]*\n)/, `$1${imported}\n`));
console.log(
  `${file}\nNow write its check, make its examples true, and run: npx vitest run test/rules.test.ts && npm run docs`,
);
