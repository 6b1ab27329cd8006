import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ismsHere } from '../support/cli.js';

const page = readFileSync('docs/cli.md', 'utf8');
const shown = [...page.matchAll(/```console\n\$ isms (.*)\n([\s\S]*?)```/g)].map(
  ([, command = '', output = '']) => ({ command, output }),
);

/** `…` at the end of a line stands for its rest, on a line of its own for any lines. */
function pattern(output: string): RegExp {
  const parts = output.split('\n').map(line => {
    if (line === '…') return '(?:.*\n)*?';
    const isCut = line.endsWith('…');
    const text = (isCut ? line.slice(0, -1) : line).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return `${text}${isCut ? '.*' : ''}\n`;
  });
  return new RegExp(`^${parts.slice(0, -1).join('')}$`);
}

/** As a shell takes it apart. */
const wordsOf = (command: string): readonly string[] =>
  [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, word]) => quoted ?? word ?? '');

describe('docs/cli.md', () => {
  test.each(shown)('shows what isms $command says', async ({ command, output }) => {
    const { stdout } = await ismsHere(wordsOf(command), { cwd: resolve('examples/tallyhop') });
    expect(stdout).toMatch(pattern(output));
  });

  test('names every command, every option and every form of a report', async () => {
    const { stdout } = await ismsHere(['--help']);
    const commands = [...stdout.matchAll(/^ {2}([a-z]+) .* {2}/gm)].map(([, name]) => name ?? '');
    expect(commands.filter(name => !page.includes(`\`isms ${name}`))).toEqual([]);
    const helps = await Promise.all(commands.map(name => ismsHere(['help', name])));
    const options = helps.flatMap(help => [...help.stdout.matchAll(/--[a-z-]+/g)].map(([name]) => name));
    const unnamed = [...new Set(options)].filter(name => !page.includes(name));
    expect(unnamed).toEqual([]);
    const forms = readdirSync('schemas/output').filter(name => !page.includes(`schemas/output/${name}`));
    expect(forms).toEqual([]);
  });
});
