import { expect, test } from 'vitest';
import { foldingRanges } from '../../server/src/engine/features/foldingRanges.js';
import { checkedEngine } from '../support/fixture.js';

/** Each line with a bar for every fold that it is in, `+` where one begins. */
function folds(path: string, text: string): string {
  const found = foldingRanges(checkedEngine(new Map([[path, text]])), path) ?? [];
  const lineOf = (offset: number) => text.slice(0, offset).split('\n').length - 1;
  return text
    .split('\n')
    .map((line, number) => {
      const marks = found.map(it => {
        const first = lineOf(it.start);
        if (number === first) return it.sort === 'comment' ? '#' : '+';
        return number > first && number <= lineOf(it.end) ? '|' : '';
      });
      return `${marks.join('').padEnd(5)}${line.trimEnd()}`.trimEnd();
    })
    .join('\n');
}

test('entries, lists, maps and long texts', () => {
  expect(
    folds(
      'risks/register.yaml',
      `# Risks
# of the year

title: Register
risks:
- id: R-001
  scenario: |
    One

    # Two
  treatment:
    controls:
      - A.5.1
      - A.5.2

- id: R-002
  affects: [
    availability
  ]
# End
owner: x`,
    ),
  ).toMatchInlineSnapshot(`
    "#    # Risks
    |    # of the year

         title: Register
    +    risks:
    |+   - id: R-001
    ||+    scenario: |
    |||      One
    ||
    ||       # Two
    ||+    treatment:
    |||+     controls:
    ||||       - A.5.1
    ||||       - A.5.2
    |
    |+   - id: R-002
    ||+    affects: [
    |||      availability
    ||     ]
         # End
         owner: x"
  `);
});

test('front matter, and what is in it; sections are left to Markdown', () => {
  expect(
    folds('policies/a.md', '---\r\nid: P\r\nrelated:\r\n  - R-1\r\n---\r\n# A\r\n\r\ntext\r\n'),
  ).toMatchInlineSnapshot(`
    "+    ---
    |    id: P
    |+   related:
    ||     - R-1
    |    ---
         # A

         text
    "
  `);
});

test('what is no document of the ISMS is folded by the editor', () => {
  expect(foldingRanges(checkedEngine(new Map([['x.yaml', 'a:\n  b: 1\n']])), 'x.yaml')).toBeNull();
});
