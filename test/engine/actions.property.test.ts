import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Diagnostic } from '../../server/src/engine/check/diagnostic.js';
import type { Engine } from '../../server/src/engine/engine.js';
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

/** The place of an entry, at its id. */
const places = fc
  .constantFrom(...engine.documents().filter(({ units }) => units.length > 0))
  .chain(document =>
    fc.nat(document.units.length - 1).map(order => {
      const unit = document.units[order];
      const fact = unit?.facts.find(it => it.table === 'definitions' && it.key === unit.id);
      return { path: document.uri, at: unit && fact ? unit.base + fact.start : 0 };
    }),
  );

test('whatever is offered leaves texts that can be read, and nothing new to mend but gaps', () => {
  fc.assert(
    fc.property(places, fc.nat(20), ({ path, at }, choice) => {
      const actions = actionsAt(engine, path, { start: at, end: at });
      const action = actions[choice % Math.max(1, actions.length)];
      if (!action) return;
      const after = countByCode(foundAfter(afterAction(files, action)));
      const more = [...after].filter(
        ([code, count]) => code !== 'placeholder-left' && count > (before.get(code) ?? 0),
      );
      expect([action.title, more]).toEqual([action.title, []]);
    }),
    { numRuns: 60 },
  );
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
