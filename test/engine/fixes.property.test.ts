import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { builtInSetup } from '../../server/src/engine/builtIn.js';
import type { Diagnostic } from '../../server/src/engine/check/diagnostic.js';
import type { Json } from '../../server/src/engine/syntax/metadataTree.js';
import { afterFix } from '../support/afterFix.js';
import { checkedEngine } from '../support/fixture.js';
import { nearShape } from '../support/nearShape.js';

const { schemas } = builtInSetup('2026-09-15');
const kinds = Object.values(schemas.kinds).filter(({ kind }) => kind !== 'settings');

const isMap = (value: Json): value is Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A document of any kind, more or less as it should be, in any dress that YAML has. */
const documents = fc
  .constantFrom(...kinds)
  .chain(({ kind, head }) => nearShape(head).map(value => ({ kind, value })))
  .filter(({ value }) => isMap(value))
  .chain(({ kind, value }) =>
    fc
      .record({
        flow: fc.boolean(),
        indent: fc.constantFrom(2, 4),
        quote: fc.constantFrom('PLAIN' as const, 'QUOTE_SINGLE' as const, 'QUOTE_DOUBLE' as const),
        markdown: fc.boolean(),
        crlf: fc.boolean(),
        mark: fc.boolean(),
      })
      .map(({ flow, indent, quote, markdown, crlf, mark }) => {
        const whole = { ...(value as Record<string, Json>), kind };
        const yaml = flow
          ? `${JSON.stringify(whole)}\n`
          : stringify(whole, {
              indent,
              defaultStringType: quote,
              aliasDuplicateObjects: false,
              lineWidth: 0,
            });
        const text = `${mark ? '\uFEFF' : ''}${markdown ? `---\n${yaml}---\n\n# Title\n` : yaml}`;
        return { path: markdown ? 'a.md' : 'a.yaml', text: crlf ? text.replaceAll('\n', '\r\n') : text };
      }),
  );

const key = ({ code, message }: Diagnostic) => `${code}: ${message}`;

test('a fix leaves readable text, without the finding that it mends', () => {
  fc.assert(
    fc.property(documents, ({ path, text }) => {
      const files = new Map([[path, text]]);
      const found = checkedEngine(files).allDiagnostics();
      expect(found.filter(({ code }) => code === 'yaml-valid')).toEqual([]);
      for (const diagnostic of found.filter(({ fix }) => fix !== null)) {
        const left = checkedEngine(afterFix(files, diagnostic)).allDiagnostics();
        expect(left.filter(({ code }) => code === 'yaml-valid')).toEqual([]);
        const count = (all: readonly Diagnostic[]) => all.filter(it => key(it) === key(diagnostic)).length;
        expect([key(diagnostic), count(left)]).toEqual([key(diagnostic), count(found) - 1]);
      }
    }),
    { numRuns: 60 },
  );
});
