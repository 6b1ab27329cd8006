import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Engine } from '../../server/src/engine/engine.js';
import { gitBlobId } from '../../server/src/engine/history/gitBlobId.js';
import type { Committed, History } from '../../server/src/engine/history/history.js';
import { recordCommittedInTime } from '../../server/src/engine/rules/recordCommittedInTime.js';
import { recordNotBeforePerformed } from '../../server/src/engine/rules/recordNotBeforePerformed.js';
import { reviewLeavesTrace } from '../../server/src/engine/rules/reviewLeavesTrace.js';
import { annotate, checkedEngine, parseFixture, setupFor } from '../support/fixture.js';

const rules = [recordCommittedInTime, recordNotBeforePerformed];
const check = (fixture: string) => expect(annotate(fixture, { rules })).toBe(fixture);

test('a record that was committed long after its date says so, whatever was committed later', () =>
  check(`
=== people/training/TRN-1.md === (committed 2026-03-01 to 2026-09-01)
---
id: TRN-1
date: 2026-01-29
      ^^^^^^^^^^ info record-committed-in-time: This record says '2026-01-29', but was first committed on 2026-03-01, 31 days later.
status: held
---
=== people/training/TRN-2.md === (committed 2026-03-01)
---
id: TRN-2
date: 2026-01-30
status: held
---
=== isms.yaml === (committed 2026-01-05)
organization: Example`));

test('what happened before anything was committed could not be committed in time', () =>
  check(`
=== people/training/TRN-1.md === (committed 2026-03-01)
---
id: TRN-1
date: 2026-01-04
status: held
---
=== isms.yaml === (committed 2026-01-05)
organization: Example`));

test('a record that was committed as done before its date says so', () =>
  check(`
=== people/training/TRN-1.md === (committed 2026-01-01 to 2026-01-08)
---
id: TRN-1
date: 2026-01-10
      ^^^^^^^^^^ warning record-not-before-performed: This record says '2026-01-10', but was committed as 'held' on 2026-01-08 already.
status: held
---
=== people/training/TRN-2.md === (committed 2026-01-09)
---
id: TRN-2
date: 2026-01-10
status: held
---
=== people/training/TRN-3.md === (committed 2026-01-01)
---
id: TRN-3
date: 2026-01-10
status: planned
---`));

test('of a time, the day in UTC counts', () =>
  check(`
=== incidents/records/INC-1.md === (committed 2026-03-01)
---
id: INC-1
status: closed
closed_at: 2026-03-04T00:30:00+02:00
           ^^^^^^^^^^^^^^^^^^^^^^^^^ warning record-not-before-performed: This record says '2026-03-04T00:30:00+02:00', but was committed as 'closed' on 2026-03-01 already.
---`));

test('documents and registers are no records, and a file without history says nothing', () =>
  check(`
=== policies/a.md === (committed 2026-03-01)
---
id: POL-1
status: approved
approved_on: 2020-01-10
---
=== people/training/TRN-1.md ===
---
id: TRN-1
date: 2020-01-10
status: held
---
=== people/training/TRN-2.md === (committed 2026-03-01)
---
id: TRN-2
date: sometime
status: held
---`));

test('what differs from what was committed may have been done since', () => {
  const { files, history } = parseFixture(recordNotBeforePerformed.meta.examples.bad);
  const engine = checkedEngine(files, { rules, history });
  const [uri = '', text = ''] = [...files][0] ?? [];
  expect(engine.diagnostics(uri).length).toBe(1);
  engine.apply([{ uri, text: `${text}Changed.\n` }]);
  for (const _ of engine.check());
  expect(engine.diagnostics(uri)).toEqual([]);
  engine.apply([{ uri, text }]);
  for (const _ of engine.check());
  expect(engine.diagnostics(uri).length).toBe(1);
});

test('when more of the history is known, only what reads it is checked again', () => {
  const { files, history } = parseFixture(`
=== people/training/TRN-1.md === (committed 2026-03-01)
---
id: TRN-1
date: 2026-01-20
status: held
---
=== policies/a.md === (committed 2026-01-05)
---
id: POL-1
---
`);
  const engine = checkedEngine(files);
  engine.setHistory(history);
  expect([...engine.check()]).toEqual(['people/training/TRN-1.md']);
  engine.setHistory(new Map(history));
  expect(engine.isIdle).toBe(true);
});

const uri = 'people/training/TRN-1.md';
const record = fc
  .record({
    date: fc.constantFrom('2026-01-01', '2026-02-20', '2026-03-04', 'x'),
    status: fc.constantFrom('held', 'planned'),
    body: fc.constantFrom('', 'More.\n'),
  })
  .map(it => `---\nid: TRN-1\ntitle: T\ndate: ${it.date}\nstatus: ${it.status}\n---\n${it.body}`);
const committed: fc.Arbitrary<Committed> = fc.record({
  first: fc.constantFrom(null, '2026-02-15', '2026-03-01'),
  last: fc.constantFrom('2026-03-01', '2026-03-02'),
  blob: record.map(gitBlobId),
});
const historyOf = (committed: Committed | null, since: string | null): History =>
  new Map([
    ...(committed ? ([[uri, committed]] as const) : []),
    ...(since ? ([['isms.yaml', { first: since, last: since, blob: '' }]] as const) : []),
  ]);
const step = fc.oneof(
  fc.record({ text: fc.option(record, { nil: null }) }),
  fc.record({
    committed: fc.option(committed, { nil: null }),
    since: fc.constantFrom(null, '2026-01-01', '2026-02-18'),
  }),
);

test('after any edits and commits, the same texts and the same history have the same answer', () => {
  const setup = setupFor(new Map());
  fc.assert(
    fc.property(fc.array(step, { maxLength: 8 }), steps => {
      const edited = new Engine('', setup);
      let text: string | null = null;
      let known: History = new Map();
      for (const it of steps) {
        if ('text' in it) text = it.text;
        else known = historyOf(it.committed, it.since);
        if ('text' in it) edited.apply([{ uri, text }]);
        else edited.setHistory(known);
        for (const _ of edited.check());
      }
      const fresh = new Engine('', setup);
      fresh.apply([{ uri, text }]);
      fresh.setHistory(known);
      for (const _ of fresh.check());
      expect(edited.allDiagnostics()).toEqual(fresh.allDiagnostics());
    }),
    { numRuns: 60 },
  );
});

test('dates that moved alone are told, until a record of since then names the document', () => {
  const fixture = `
=== policies/a.md === (committed 2025-05-04 to 2026-05-06, dates alone since 2025-05-04)
---
id: POL-1
status: approved
next_review: 2027-05-04
             ^^^^^^^^^^ warning review-leaves-trace: Since the commit of 2025-05-04, this alone has changed here, and no record of a review names this document.
related: [POL-2, POL-3]
---
=== policies/b.md === (committed 2025-05-04 to 2026-05-06, dates alone since 2025-05-04)
---
id: POL-2
status: approved
next_review: 2027-05-04
---
=== policies/c.md === (committed 2025-05-04 to 2026-05-06, dates alone since 2025-05-04)
---
id: POL-3
next_review: 2027-05-04
             ^^^^^^^^^^ warning review-leaves-trace: Since the commit of 2025-05-04, this alone has changed here, and no record of a review names this document.
---
=== policies/d.md === (committed 2025-05-04 to 2026-05-06, dates alone since 2025-05-04)
---
id: POL-4
status: draft
next_review: 2027-05-04
---
=== isms/decisions/old.md ===
---
id: DEC-1
date: 2025-05-04
related: [POL-3]
---
=== isms/decisions/new.md ===
---
id: DEC-2
date: 2025-05-05
related: [POL-2]
---`;
  expect(annotate(fixture, { rules: [reviewLeavesTrace] })).toBe(fixture);
});

test('while a document is edited, nothing is told of its last commit', () => {
  const text = '---\nid: POL-1\nnext_review: 2027-05-04\n---\n';
  const { files, history } = parseFixture(
    `=== policies/a.md === (committed 2025-05-04 to 2026-05-06, dates alone since 2025-05-04)\n${text}`,
  );
  const engine = checkedEngine(files, { rules: [reviewLeavesTrace], history });
  expect(engine.allDiagnostics()).toHaveLength(1);
  engine.apply([{ uri: 'policies/a.md', text: `${text}More.` }]);
  for (const _ of engine.check());
  expect(engine.allDiagnostics()).toEqual([]);
});

test('a blob id is the one that git gives', () =>
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), text => {
      const content = Buffer.from(text);
      const expected = createHash('sha1').update(`blob ${content.length}\0`).update(content).digest('hex');
      expect(gitBlobId(text)).toBe(expected);
    }),
  ));
