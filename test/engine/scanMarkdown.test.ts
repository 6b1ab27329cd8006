import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { scanMarkdown } from '../../server/src/engine/syntax/scanMarkdown.js';

const parser = new MarkdownIt('commonmark');

/** Headings outside of quotes and lists, by a parser that builds the whole tree. */
const expected = (text: string) => {
  const tokens = parser.parse(text, {});
  return tokens.flatMap((token, index) =>
    token.type === 'heading_open' && token.level === 0
      ? [[Number(token.tag.slice(1)), (tokens[index + 1]?.content ?? '').trim()]]
      : [],
  );
};
const scanned = (text: string) =>
  scanMarkdown(text, 0).headings.map(({ level, title }) => [level, title.trim()]);

const line = fc.constantFrom(
  '',
  '',
  'Text of a paragraph.',
  '# One',
  '## Two ##',
  '###### Six',
  '####### Seven is none',
  '#None without a blank',
  '   # Three blanks before',
  'Setext',
  '===',
  '---',
  '```',
  '~~~',
  '```yaml',
  '````',
  '# in a fence or not',
  '<!-- one line -->',
  '- item',
  '> quote',
  '| a | b |',
  '# 😀 Überschrift',
);

describe('headings', () => {
  test('are those of a real parser on generated Markdown', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), lines => {
        const text = `${lines.join('\n')}\n`;
        fc.pre(!knownDifference(lines));
        expect(scanned(text)).toEqual(expected(text));
      }),
      { numRuns: 1000 },
    );
  });

  test('are those of a real parser in the documents of this project', () => {
    for (const folder of ['docs', 'examples/tallyhop']) {
      for (const path of readdirSync(folder, { recursive: true }).map(String)) {
        if (!path.endsWith('.md')) continue;
        const text = readFileSync(`${folder}/${path}`, 'utf8').replace(/^---\n[\s\S]*?\n---\n/, '');
        expect([path, scanned(text)]).toEqual([path, expected(text)]);
      }
    }
  });

  test('have places that hold them, whatever the text', () => {
    fc.assert(
      fc.property(fc.string(), text => {
        for (const { start, end } of scanMarkdown(text, 0).headings) {
          expect(start).toBeLessThanOrEqual(end);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });
});

/**
 * What the scanner leaves out on purpose: text that goes on a list item, a quote or a table without a mark of its own, and
 * what is indented below a list item.
 */
const knownDifference = (lines: readonly string[]): boolean =>
  lines.some((it, at) => /^(?:- |> |\| )/.test(it) && (lines[at + 1] ?? '') !== '') ||
  (lines.includes('- item') && lines.some(it => it.startsWith('  ')));
