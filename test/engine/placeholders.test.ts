import { describe, expect, test } from 'vitest';
import { allRules } from '../../server/src/engine/rules/index.js';
import { isPlaceholder, placeholdersIn } from '../../server/src/engine/text/placeholders.js';
import { annotate, checkedEngine } from '../support/fixture.js';

const rules = allRules.filter(({ meta }) => meta.code === 'placeholder-left');
const found = (text: string) => placeholdersIn(text).map(({ start, end }) => text.slice(start, end));

describe('a placeholder', () => {
  test.each([
    ['Owner: TBD.', ['TBD']],
    ['TODO: ask, FIXME later, XXX', ['TODO', 'FIXME', 'XXX']],
    ['<Company Name> and <date>', ['<Company Name>', '<date>']],
    [
      '[DATE], [Your Company], [insert name here], [TBD]',
      ['[DATE]', '[Your Company]', '[insert name here]', '[TBD]'],
    ],
    ['{{ company }} does', ['{{ company }}']],
    ['Lorem ipsum dolor', ['Lorem ipsum']],
  ])('is in %o', (text, expected) => expect(found(text)).toEqual(expected));

  test.each([
    'a <b>bold</b> word, <br/> and <details open>',
    '<img src="a.png"> <a href="x">',
    'see <https://example.org/a> or <mira@example.org>',
    'if a < b and c > d, List<String>, 3 <5 and 7> 2',
    '[DATE](when.md), [OWNER][1], [VERSION]: https://example.org',
    '[NIST] says so, [x] done, [ISO27001]',
    'todo lists and the todos of others',
    'ticket TODO-12',
    '[a](<b c.md>)',
    '<my-element>',
  ])('is not in %o', text => expect(found(text)).toEqual([]));

  test.each(['tbd', 'To be determined.', '—', '???', '[Date to be set]', 'YYYY-MM-DD', '{{owner}}'])(
    'is all of %o',
    text => expect(isPlaceholder(text)).toBe(true),
  );
  test.each(['', 'TBD by mira.voss', 'draft', '2026-05-04', 'to be'])('is not all of %o', text =>
    expect(isPlaceholder(text)).toBe(false),
  );
});

describe('what is left to be filled in', () => {
  test('is shown in values and in prose, not in code', () => {
    const fixture = `
=== policies/a.md ===
---
id: P
owner: TBD
       ^^^ warning placeholder-left: 'TBD' is still to be filled in.
title: "Access at <Company>"
                  ^^^^^^^^^ warning placeholder-left: '<Company>' is still to be filled in.
controls: [TBD]
           ^^^ warning placeholder-left: 'TBD' is still to be filled in.
tags:
  - see \`TODO\`
  - >-
    Folded text
    with TODO in it
         ^^^^ warning placeholder-left: 'TODO' is still to be filled in.
---

# Access of {{company}} 🙂
            ^^^^^^^^^^^ warning placeholder-left: '{{company}}' is still to be filled in.

🙂 Ask [DATE] \`TODO\` \`\`a \`FIXME\` b\`\` <span>x</span>
       ^^^^^^ warning placeholder-left: '[DATE]' is still to be filled in.

\`\`\`yaml
owner: TBD
\`\`\`

<!-- TODO: nobody reads this -->

<Tabs>

</Tabs>
`;
    expect(annotate(fixture, { rules })).toBe(fixture);
  });

  test('is shown in a register that is no Markdown, once', () => {
    const fixture = `
=== assets/a.yaml ===
title: Assets
assets: [{id: A-1, owner: TBD}]
                          ^^^ warning placeholder-left: 'TBD' is still to be filled in.
=== assets/b.yaml ===
title: Assets
assets:
  - id: A-2
    owner: TBD
           ^^^ warning placeholder-left: 'TBD' is still to be filled in.
`;
    expect(annotate(fixture, { rules })).toBe(fixture);
  });

  test('is there on purpose in a template', () => {
    const fixture = `
=== policies/a.md ===
---
template: true
owner: TBD
---
TBD
=== policies/templates/b.md ===
---
id: TBD
---
TBD
`;
    expect(annotate(fixture, { rules })).toBe(fixture);
  });

  test('is found behind a byte order mark, with Windows line ends, with and without front matter', () => {
    for (const text of [
      '\uFEFF---\r\nid: P\r\n---\r\nText\r\nby [OWNER]\r\n',
      '\uFEFFText\r\nby [OWNER]\r\n',
    ]) {
      const [one, ...others] = checkedEngine(new Map([['policies/a.md', text]]), { rules }).allDiagnostics();
      expect(text.slice(one?.start, one?.end)).toBe('[OWNER]');
      expect(others).toEqual([]);
    }
  });
});
