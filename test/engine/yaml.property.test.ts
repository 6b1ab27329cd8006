import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { type MetadataNode, plainValue } from '../../server/src/engine/syntax/metadataTree.js';
import { parseDocument } from '../../server/src/engine/syntax/parseDocument.js';
import { readAnyYaml } from '../../server/src/engine/syntax/readAnyYaml.js';
import { readValidYaml } from '../../server/src/engine/syntax/readValidYaml.js';
import { splitYaml } from '../../server/src/engine/syntax/splitYaml.js';

const scalar = fc.oneof(
  fc.string(),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom(
    'yes',
    '2026-01-02',
    '1.10',
    '0x1F',
    '.inf',
    '~',
    'a: b',
    '- x',
    '# c',
    "it's",
    '"',
    'line\nline',
    'tail  ',
    '😀 x',
  ),
);
const key = fc.oneof(
  fc.constantFrom('id', 'title', 'risks', 'level', '__proto__', 'constructor', 'a b'),
  fc.string({ minLength: 1, maxLength: 5 }),
);
const value = fc.letrec(tie => ({
  node: fc.oneof(
    { maxDepth: 3 },
    scalar,
    fc.array(tie('node'), { maxLength: 3 }),
    fc.dictionary(key, tie('node'), { maxKeys: 4 }),
  ),
})).node;
const written = fc
  .record({
    value: fc.dictionary(key, value, { maxKeys: 5 }),
    flow: fc.boolean(),
    quote: fc.constantFrom('QUOTE_DOUBLE', 'QUOTE_SINGLE', 'PLAIN', 'BLOCK_LITERAL') as fc.Arbitrary<'PLAIN'>,
    indentSeq: fc.boolean(),
    width: fc.constantFrom(0, 20, 80),
  })
  .map(({ value: it, flow, quote, indentSeq, width }) =>
    stringify(it, {
      defaultStringType: quote,
      defaultKeyType: 'PLAIN',
      collectionStyle: flow ? 'flow' : 'block',
      indentSeq,
      lineWidth: width,
    }),
  );

describe('both readers of YAML', () => {
  test('give the values that the yaml package gives, and agree on places', () => {
    fc.assert(
      fc.property(written, text => {
        const fast = readValidYaml(text);
        const tolerant = readAnyYaml(text);
        if (tolerant.problems.length > 0) return;
        expect(json(tolerant.node)).toEqual(JSON.stringify(parse(text, { logLevel: 'silent' })));
        if (fast === null) return;
        expect(fast.problems).toEqual([]);
        expect(scalars(fast.node, text)).toEqual(scalars(tolerant.node, text));
      }),
      { numRuns: 500 },
    );
  });

  test('read any text without throwing, with every place inside it', () => {
    const broken = fc
      .tuple(written, fc.string({ maxLength: 3 }), fc.nat(200))
      .map(([text, noise, at]) => text.slice(0, at) + noise + text.slice(at));
    fc.assert(
      fc.property(fc.oneof(fc.string(), broken), text => {
        for (const reading of [readValidYaml(text), readAnyYaml(text)]) {
          if (!reading) continue;
          for (const place of [...reading.problems, ...allNodes(reading.node)]) {
            expect(place.start).toBeGreaterThanOrEqual(0);
            expect(place.end).toBeGreaterThanOrEqual(place.start);
            expect(place.end).toBeLessThanOrEqual(text.length);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('cutting YAML at its lists', () => {
  test('gives the value of the whole text', () => {
    fc.assert(
      fc.property(written, fc.constantFrom('\n', '\r\n'), (lf, newline) => {
        const text = lf.replaceAll('\n', newline);
        const whole = readAnyYaml(text);
        if (whole.problems.length > 0 || splitYaml(text) === null) return;
        const { parts } = parseDocument(text, 'yaml');
        if (parts.some(part => part.problems.length > 0))
          throw new Error('a part has a problem that the whole has not');
        expect(JSON.stringify(joined(parts))).toEqual(
          json(whole.node ?? { type: 'map', start: 0, end: 0, pairs: [] }),
        );
      }),
      { numRuns: 500 },
    );
  });

  test('covers a typical register: fields, entries, fields', () => {
    const text =
      'title: R\nrisks:\n  - id: 1\n    text: |\n      - not an item\n  # about the next\n  - id: 2\nowner: a\nmore:\n- 1\n- 2\n';
    const cuts = (splitYaml(text) ?? []).map(({ start, end, list }) => [list, text.slice(start, end)]);
    expect(cuts).toEqual([
      [null, 'title: R\n'],
      ['risks', '  - id: 1\n    text: |\n      - not an item\n  # about the next\n'],
      ['risks', '  - id: 2\n'],
      [null, 'owner: a\n'],
      ['more', '- 1\n'],
      ['more', '- 2\n'],
    ]);
  });

  test.each([
    ['anchors bind items together', 'a: &x 1\nrisks:\n  - *x\n'],
    ['several documents', 'a: 1\n---\nb: 2\n'],
    ['a list at the top', '- a\n- b\n'],
    ['a flow mapping', '{a: 1}\n'],
    ['an item that falls out of its list', 'risks:\n    - a\n  - b\n'],
  ])('leaves whole: %s', (_, text) => expect(splitYaml(text)).toBeNull());
});

const joined = (parts: ReturnType<typeof parseDocument>['parts']): unknown => {
  const value: Record<string, unknown> = {};
  const put = (name: string, it: unknown) =>
    Object.defineProperty(value, name, { value: it, enumerable: true, configurable: true, writable: true });
  for (const { list, node } of parts) {
    if (!node) continue;
    if (list === null) for (const [name, it] of Object.entries(plainValue(node) as object)) put(name, it);
    else put(list, [...((Object.hasOwn(value, list) ? value[list] : []) as unknown[]), plainValue(node)]);
  }
  return value;
};

const json = (node: MetadataNode | null): string => JSON.stringify(node ? plainValue(node) : null);

function* allNodes(node: MetadataNode | null): Generator<MetadataNode> {
  if (!node) return;
  yield node;
  if (node.type === 'list') for (const item of node.items) yield* allNodes(item);
  if (node.type === 'map')
    for (const pair of node.pairs) {
      yield pair.key;
      yield* allNodes(pair.value);
    }
}

const scalars = (node: MetadataNode | null, text: string) =>
  [...allNodes(node)].flatMap(it =>
    it.type === 'scalar' ? [[it.value, it.source === '' ? null : text.slice(it.start, it.end)]] : [],
  );
