import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Diagnostic } from '../../server/src/engine/check/diagnostic.js';
import type { DocumentState, Engine } from '../../server/src/engine/engine.js';
import type { Action } from '../../server/src/engine/features/actions/action.js';
import { actionsAt } from '../../server/src/engine/features/actions/actionsAt.js';
import { fixAll } from '../../server/src/engine/features/fixAll.js';
import { edited } from '../../server/src/engine/features/mergeEdits.js';
import { afterAction } from '../support/afterAction.js';
import { exampleFiles } from '../support/exampleFiles.js';
import { checkedEngine } from '../support/fixture.js';

const files = exampleFiles();
const engine = checkedEngine(files);
const before = countByCode(engine.allDiagnostics());

function countByCode(found: readonly Diagnostic[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { code } of found) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}

/** What is found once some files are other ones; then they are as they were. */
function foundAfter(after: ReadonlyMap<string, string>): readonly Diagnostic[] {
  const paths = [...new Set([...files.keys(), ...after.keys()])].filter(
    it => files.get(it) !== after.get(it),
  );
  put(engine, after, paths);
  const found = engine.allDiagnostics();
  put(engine, files, paths);
  return found;
}

function put(into: Engine, texts: ReadonlyMap<string, string>, paths: readonly string[]): void {
  into.apply(paths.map(uri => ({ uri, text: texts.get(uri) ?? null })));
  for (const _ of into.check());
}

/** Every place of a document where something may be offered: its ids, what it refers to, its findings, its due days. */
function placesIn({ uri, units }: DocumentState): readonly number[] {
  const inUnits = units.flatMap(({ base, facts, due }) =>
    [...facts, ...due].map(({ start }) => base + start),
  );
  return [...new Set([0, ...inUnits, ...engine.diagnostics(uri).map(({ start }) => start)])];
}

/** Everything that is offered somewhere in a document, each once. */
function offeredIn(document: DocumentState): readonly Action[] {
  const actions = new Map<string, Action>();
  for (const at of placesIn(document))
    for (const action of actionsAt(engine, document.uri, { start: at, end: at }))
      actions.set(action.title, action);
  return [...actions.values()];
}

/** What is found more often after an action than before it, but for gaps. */
const brought = (action: Action): readonly string[] =>
  [...countByCode(foundAfter(afterAction(files, action)))]
    .filter(([code, count]) => code !== 'placeholder-left' && count > (before.get(code) ?? 0))
    .map(([code]) => code);

test('whatever is offered in the example leaves texts that can be read, and nothing new to mend but gaps', () => {
  const offered = engine.documents().flatMap(it => offeredIn(it).map(action => ({ path: it.path, action })));
  expect(offered.length).toBeGreaterThan(500);
  const wrong = offered.flatMap(({ path, action }) =>
    brought(action).map(code => `${path}: ${action.title}: ${code}`),
  );
  expect(wrong).toEqual([]);
});

/** What has fixes that nobody has to look at, and some that somebody has. */
const lines = [
  'approved_on: 4 May 2026',
  'created_on: 2026/05/04',
  'version: 1.10',
  'controls: A.5.1',
  "review_interval: '12'",
  'public: yes',
  'status: Approved',
  'clauses: [Clause 6.1.2, "6.1"]',
  'outcomes: [POL-O3, RA-O6]',
  'next_reveiw: 2027-05-04',
  'title: A  # isms-ignore id-unique: no more',
  '# isms-ignore value-allowed: no more',
  'affects: [integrity, integrity]',
];

const policies = fc
  .record({ some: fc.uniqueArray(fc.constantFrom(...lines)), crlf: fc.boolean(), mark: fc.boolean() })
  .map(({ some, crlf, mark }) => {
    const text = `${mark ? '\uFEFF' : ''}---\n${['id: POL-1', ...some].join('\n')}\n---\n\n# A\n`;
    return crlf ? text.replaceAll('\n', '\r\n') : text;
  });

test('fixing everything ends, leaves nothing that is safe to fix, and breaks no text', () => {
  fc.assert(
    fc.property(policies, whole => {
      let text = whole;
      for (let round = 0; ; round++) {
        const alone = checkedEngine(new Map([['policies/a.md', text]]));
        const found = alone.diagnostics('policies/a.md');
        expect(found.filter(({ code }) => code === 'yaml-valid')).toEqual([]);
        const edits = fixAll(alone, 'policies/a.md');
        if (edits === null) {
          expect(found.filter(({ fix }) => fix?.isSafe)).toEqual([]);
          return;
        }
        expect(round).toBeLessThan(4);
        text = edited(text, edits);
      }
    }),
    { numRuns: 40 },
  );
});
