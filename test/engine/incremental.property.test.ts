import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Diagnostic } from '../../server/src/engine/check/diagnostic.js';
import { keyedFindings } from '../../server/src/engine/compare/findingKeys.js';
import type { DocumentChange } from '../../server/src/engine/documentChange.js';
import { Engine } from '../../server/src/engine/engine.js';
import { setupFor } from '../support/fixture.js';

// Ids are few, so that collisions, broken and healed references are common.
const id = fc.constantFrom('R-001', 'R-002', 'ACC-1', 'POL-001');
const day = fc.constantFrom('2026-01-31', '2026-12-31', '2026-02-30');
const lead = fc.constantFrom('', '# a comment\n', '\n');

const policy = fc
  .record({
    id,
    related: fc.array(id, { maxLength: 2 }),
    due: day,
    lead,
    prose: fc.constantFrom('', 'Text.\n', '# Title\n', '---\n', 'TODO\n'),
  })
  .map(
    it =>
      `---\n${it.lead}id: ${it.id}\ntitle: A\nstatus: approved\nnext_review: ${it.due}\noutcomes: [POL-O3]\nrelated: [${it.related}]\n---\n${it.prose}`,
  );

const entry = fc
  .record({
    id,
    lead,
    consequence: fc.integer({ min: 1, max: 6 }),
    level: fc.integer({ min: 1, max: 25 }),
    acceptance: fc.option(id, { nil: null }),
  })
  .map(
    it =>
      `  - id: ${it.id}\n${it.lead.replace('#', '    #')}    title: R\n    consequence: {level: ${it.consequence}}\n    likelihood: {level: 2}\n    level: ${it.level}\n${it.acceptance ? `    acceptance: ${it.acceptance}\n` : ''}`,
  );
const register = fc
  .record({
    lead,
    entries: fc.array(entry, { maxLength: 4 }),
    tail: fc.constantFrom('', 'owner: a.b\n', '  - id: [\n'),
  })
  .map(it => `${it.lead}title: Risks\nnext_review: 2027-01-01\nrisks:\n${it.entries.join('')}${it.tail}`);

const criteria = fc
  .record({ size: fc.integer({ min: 2, max: 5 }), limit: fc.integer({ min: 1, max: 25 }) })
  .map(
    it =>
      `id: CRIT\nlikelihood_scale:\n${[1, 2, 3, 4, 5]
        .slice(0, it.size)
        .map(n => `  - {level: ${n}, name: n${n}}\n`)
        .join(
          '',
        )}consequence_scale:\n  - {level: 1, name: a}\n  - {level: 2, name: b}\n  - {level: 3, name: c}\ncombination: {formula: product}\nacceptance:\n  - {up_to: ${it.limit}, by: [top-management]}\n`,
  );
const acceptance = fc
  .record({ id, risk: id, level: fc.integer({ min: 1, max: 25 }) })
  .map(
    it =>
      `---\nid: ${it.id}\nrisk: ${it.risk}\nlevel: ${it.level}\nstatus: active\nreview_by: 2026-01-01\n---\n`,
  );

type Change = DocumentChange & { readonly stopAfter: number };

const edits = (documents: readonly (readonly [string, fc.Arbitrary<string>])[]): fc.Arbitrary<Change> =>
  fc.oneof(
    ...documents.map(([uri, text]) =>
      fc.record({
        uri: fc.constant(uri),
        text: fc.option(fc.oneof({ weight: 9, arbitrary: text }, fc.string()), { nil: null, freq: 6 }),
        stopAfter: fc.nat(3),
      }),
    ),
  );
const documents = [
  ['policies/a.md', policy],
  ['policies/b.md', policy],
  ['risks/register/all.yaml', register],
  ['risks/register/more.yaml', register],
  ['risks/criteria.yaml', criteria],
  ['risks/acceptances/a.md', acceptance],
] as const;

/** Entries for what is found in such documents, and some without an id under one path or the other. */
const baseline = fc
  .subarray(
    fc
      .sample(edits([...documents, ['policies/c.md', policy.map(it => it.replace(/id: \S+\n/, ''))]]), {
        numRuns: 150,
        seed: 1,
      })
      .flatMap(({ uri, text }) => {
        const engine = new Engine('', setupFor(new Map()));
        engine.apply([{ uri, text }]);
        for (const _ of engine.check());
        return keyedFindings(engine).map(it => `  - {key: '${it.key}', code: x, in: ${it.owner}}\n`);
      }),
    { maxLength: 40 },
  )
  .map(entries => `findings:\n${entries.join('')}`);
const change = edits([
  ...documents,
  ['policies/d.md', policy.map(it => it.replace(/id: \S+\n/, ''))],
  ['isms-baseline.yaml', baseline],
]);

test('after any edits, however interrupted, what was published is what a fresh start finds, and so is coverage', () => {
  const setup = setupFor(new Map());
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 14 }), changes => {
      const edited = new Engine('', setup);
      const published = publishedAfter(edited, changes);
      const fresh = new Engine('', setup);
      fresh.apply(lastTexts(changes));
      for (const _ of fresh.check());
      expect(edited.takeCrashes()).toEqual([]);
      expect(published).toEqual(fresh.allDiagnostics());
      expect(coverageOf(edited)).toEqual(coverageOf(fresh));
    }),
    { numRuns: 300 },
  );
});

/** Applies the changes one by one, stops each check half way, and gives what someone would see at the end. */
function publishedAfter(engine: Engine, changes: readonly Change[]): readonly Diagnostic[] {
  const published = new Map<string, readonly Diagnostic[]>();
  const publish = (uri: string) => published.set(uri, engine.diagnostics(uri));
  for (const { uri, text, stopAfter } of changes) {
    engine.apply([{ uri, text }]);
    if (stopAfter === 2) engine.coverage();
    const steps = engine.check();
    for (let n = 0; n < stopAfter; n++) {
      const { value, done } = steps.next();
      if (!done) publish(value);
    }
    steps.return(undefined);
  }
  while (engine.pending > 0) for (const uri of engine.check()) publish(uri);
  return [...published.keys()].sort().flatMap(uri => published.get(uri) ?? []);
}

/** What is left of each document in the end, in another order than it came. */
const lastTexts = (changes: readonly Change[]): DocumentChange[] =>
  [...new Map(changes.map(({ uri, text }) => [uri, { uri, text }])).values()]
    .reverse()
    .filter(({ text }) => text !== null);

const coverageOf = (engine: Engine) =>
  engine.coverage().map(({ outcome, state, reasons, evidence }) => ({
    id: outcome.id,
    state,
    reasons,
    evidence: evidence.map(it => it.uri),
  }));
