import fc from 'fast-check';
import { expect, test } from 'vitest';
import { complete } from '../../server/src/engine/features/completion.js';
import { definition } from '../../server/src/engine/features/definition.js';
import { documentLinks, linkTarget } from '../../server/src/engine/features/documentLinks.js';
import { type DocumentSymbol, documentSymbols } from '../../server/src/engine/features/documentSymbols.js';
import { foldingRanges } from '../../server/src/engine/features/foldingRanges.js';
import { highlights } from '../../server/src/engine/features/highlights.js';
import { hover } from '../../server/src/engine/features/hover.js';
import { references } from '../../server/src/engine/features/references.js';
import { prepareRename, type Renaming, rename } from '../../server/src/engine/features/rename.js';
import { selectionRanges } from '../../server/src/engine/features/selectionRanges.js';
import { workspaceSymbols } from '../../server/src/engine/features/workspaceSymbols.js';
import type { Span } from '../../server/src/engine/text/span.js';
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
      const spans = [...complete(engine, uri, offset).items, ...(shown ? [shown] : [])];
      const found = definition(engine, uri, offset);
      if (found) spans.push(...([found.origin, ...found.targets] as never[]));
      for (const { start, end } of spans) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThanOrEqual(start);
        expect(end).toBeLessThanOrEqual(content.length);
      }
      for (const { start, end } of complete(engine, uri, offset).items) {
        expect(start).toBeLessThanOrEqual(offset);
        expect(end).toBeGreaterThanOrEqual(offset);
        expect(content.slice(start, end)).not.toContain('\n');
      }
    }),
    { numRuns: 300 },
  );
});

const isWithin = (inner: Span, outer: Span) =>
  outer.start <= inner.start && inner.start <= inner.end && inner.end <= outer.end;

const holdTheirChildren = (symbols: readonly DocumentSymbol[], outer: Span): boolean =>
  symbols.every(
    it => isWithin(it, outer) && isWithin(it.selection, it) && holdTheirChildren(it.children, it),
  );

test('whatever helps to find the way lies within the text, and the smaller within the larger', () => {
  fc.assert(
    fc.property(text, path, fc.nat(), (content, uri, at) => {
      const offset = at % (content.length + 1);
      const engine = checkedEngine(new Map([[uri, content]]));
      const whole = { start: 0, end: content.length };
      const prepared = prepareRename(engine, uri, offset);
      const links = documentLinks(engine, uri);
      const spans: readonly Span[] = [
        ...references(engine, uri, offset),
        ...(highlights(engine, uri, offset) ?? []),
        ...(prepared && !('refused' in prepared) ? [prepared] : []),
        ...links,
        ...links.flatMap(({ to }) => ('id' in to ? (linkTarget(engine, to.id, to.types) ?? []) : [])),
        ...(foldingRanges(engine, uri) ?? []),
        ...workspaceSymbols([engine], content.slice(offset, offset + 3)),
      ];
      for (const span of spans) expect(isWithin(span, whole)).toBe(true);
      expect(holdTheirChildren(documentSymbols(engine, uri, { headings: true }), whole)).toBe(true);
      const grown = selectionRanges(engine, uri, offset);
      for (const [index, span] of grown.entries())
        expect(isWithin(span, grown[index + 1] ?? whole)).toBe(true);
    }),
    { numRuns: 150 },
  );
});

/** Ids are drawn from few, so that they meet; quotes, lists, blocks and prose around them vary. */
const ids = ['R-001', 'R-0010', 'POL-1', 'mira.voss'] as const;
const id = fc.constantFrom(...ids);
const field = fc
  .tuple(fc.constantFrom('risk_owner', 'assets', 'related', 'title', 'id', '# '), id, fc.nat(4))
  .map(([name, value, style]) => {
    const written = [value, `'${value}'`, `"${value}"`, `[${value}, "x"]`, `>-\n  ${value}`][style];
    return `${name}: ${written}\n`;
  });
const register = fc.array(field, { maxLength: 6 }).map(fields => fields.join(''));
const policyText = fc
  .tuple(register, fc.array(id, { maxLength: 4 }))
  .map(([head, words]) => `---\n${head}---\n\n${words.join(', ')}.\n`);

const applied = (files: ReadonlyMap<string, string>, edits: Renaming): ReadonlyMap<string, string> =>
  new Map(
    [...files].map(([uri, before]) => [
      uri,
      (edits.get(uri) ?? []).reduceRight(
        (all, { start, end, text: by }) => all.slice(0, start) + by + all.slice(end),
        before,
      ),
    ]),
  );

test('a rename leaves nothing behind, and a rename back gives the same texts', () => {
  let renames = 0;
  fc.assert(
    fc.property(register, policyText, id, (risk, policy, asked) => {
      const files = new Map([
        ['isms/roles.yaml', 'people:\n  - {id: mira.voss, name: Mira}\n'],
        ['risks/register/a.yaml', `id: R-001\n${risk}`],
        ['policies/a.md', policy],
      ]);
      const engine = checkedEngine(files);
      const offset = files.get('policies/a.md')?.indexOf(asked) ?? -1;
      const found = offset < 0 ? null : prepareRename(engine, 'policies/a.md', offset);
      const edits = rename(engine, 'policies/a.md', offset, 'X-9');
      if (!found || 'refused' in found || !edits || 'refused' in edits) return;
      renames++;
      const after = applied(files, edits);
      const renamed = checkedEngine(after);
      expect(renamed.lookup('definitions', found.id)).toEqual([]);
      expect(renamed.lookup('references', found.id)).toEqual([]);
      const back = rename(renamed, 'policies/a.md', offset, found.id);
      expect(back && !('refused' in back) && applied(after, back)).toEqual(files);
    }),
    { numRuns: 100 },
  );
  expect(renames).toBeGreaterThan(10);
});
