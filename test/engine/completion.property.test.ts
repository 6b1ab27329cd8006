import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDocument as parseYaml } from 'yaml';
import { type Completion, complete } from '../../server/src/engine/features/completion.js';
import { findFrontMatter } from '../../server/src/engine/syntax/frontMatter.js';
import { exampleIsms } from '../support/exampleIsms.js';
import { checkedEngine } from '../support/fixture.js';

const files = exampleIsms();
const paths = [...files.keys()];
const engine = checkedEngine(files, { rules: [] });

/** Whether the metadata of a text is YAML; text without any is, and what is opened and not closed is not. */
function isParseable(path: string, text: string): boolean {
  if (!path.endsWith('.md')) return parses(text);
  const matter = findFrontMatter(text);
  if (!matter) return !/^\uFEFF?---[ \t]*(?:\r?\n|$)/.test(text);
  return matter.problem === null && parses(text.slice(matter.start, matter.end));
}

const parses = (yaml: string): boolean => parseYaml(yaml, { uniqueKeys: true }).errors.length === 0;

const applied = (text: string, { start, end, text: put }: Completion): string =>
  text.slice(0, start) + put + text.slice(end);

/** A place in the example: any file cut at any place, or whole, with the cursor anywhere in it. */
const place = fc
  .tuple(
    fc.nat(paths.length - 1),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.double({ min: 0, max: 1, noNaN: true }),
  )
  .map(([file, length, at]) => {
    const path = paths[file] ?? '';
    const whole = files.get(path) ?? '';
    const text = length > 0.5 ? whole : whole.slice(0, Math.round(length * 2 * whole.length));
    return { path, text, offset: Math.round(at * text.length) };
  });

test('in any beginning of any file of the example, what is offered keeps it parseable', () => {
  fc.assert(
    fc.property(place, fc.nat(), ({ path, text, offset }, pick) => {
      engine.apply([{ uri: path, text }]);
      const { items } = complete(engine, path, offset);
      const wasParseable = isParseable(path, text);
      engine.apply([{ uri: path, text: files.get(path) ?? '' }]);
      // All kinds of items are alike: one by chance, and one of each sort.
      const tried = [items[pick % items.length], ...new Map(items.map(it => [it.sort, it])).values()];
      for (const item of tried) {
        if (!item || !wasParseable) continue;
        const after = applied(text, item);
        expect(
          isParseable(path, after),
          `${item.label} at ${offset} of ${path}:\n${after.slice(0, 2000)}`,
        ).toBe(true);
      }
    }),
    { numRuns: 400 },
  );
});
