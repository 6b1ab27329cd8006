import fc from 'fast-check';
import { expect, test } from 'vitest';
import { complete } from '../../server/src/engine/features/completion.js';
import { definition } from '../../server/src/engine/features/definition.js';
import { hover } from '../../server/src/engine/features/hover.js';
import { checkedEngine } from '../support/fixture.js';

const piece = fc.constantFrom(
  ...[
    'id: R-001',
    '\n',
    '\n  ',
    '- ',
    '[',
    ']',
    '{',
    '}',
    ', ',
    ': ',
    '"',
    "'",
    '#',
    ' | ',
    '---\n',
    '\r\n',
    '\t',
  ],
  ...[
    'risk_owner',
    'treatment:',
    'controls:',
    'affects',
    'outcomes: ',
    'A.5.1',
    'RA-O2',
    'kind: ',
    'risks:',
    '&a',
    '*a',
  ],
);
const text = fc.oneof(
  fc.array(piece, { maxLength: 30 }).map(pieces => pieces.join('')),
  fc.array(piece, { maxLength: 30 }).map(pieces => `---\n${pieces.join('')}`),
  fc.string(),
);
const path = fc.constantFrom(
  'risks/register/a.yaml',
  'policies/a.md',
  'isms.yaml',
  'isms/roles.yaml',
  'b.md',
);

test('at any place of any text there is an answer, and it lies within the text', () => {
  fc.assert(
    fc.property(text, path, fc.nat(), (content, uri, at) => {
      const offset = at % (content.length + 1);
      const engine = checkedEngine(new Map([[uri, content]]));
      const shown = hover(engine, uri, offset);
      const spans = [...complete(engine, uri, offset), ...(shown ? [shown] : [])];
      const found = definition(engine, uri, offset);
      if (found) spans.push(...([found.origin, ...found.targets] as never[]));
      for (const { start, end } of spans) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThanOrEqual(start);
        expect(end).toBeLessThanOrEqual(content.length);
      }
      for (const { start, end } of complete(engine, uri, offset)) {
        expect(start).toBeLessThanOrEqual(offset);
        expect(end).toBeGreaterThanOrEqual(offset);
        expect(content.slice(start, end)).not.toContain('\n');
      }
    }),
    { numRuns: 300 },
  );
});
