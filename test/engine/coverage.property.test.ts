import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { builtInModel, builtInSetup } from '../../server/src/engine/builtIn.js';
import { conditionName } from '../../server/src/engine/coverage/conditions.js';
import type { Evidence } from '../../server/src/engine/coverage/evidence.js';
import type { EvidenceDocument } from '../../server/src/engine/coverage/evidenceDocument.js';
import { judgeOutcome } from '../../server/src/engine/coverage/judgeOutcome.js';
import type { OutcomeState } from '../../server/src/engine/coverage/outcomeState.js';
import { addMonths } from '../../server/src/engine/dates/day.js';
import { Engine } from '../../server/src/engine/engine.js';
import type { Outcome } from '../../server/src/engine/model/model.js';
import { defaultSettings } from '../../server/src/engine/settings/settings.js';
import { contentFingerprint } from '../../server/src/engine/suspect/contentFingerprint.js';
import { today } from '../support/fixture.js';
import { readIndicatorFixture } from '../support/indicatorFixture.js';

const model = builtInModel();
const place = { start: 0, end: 0 };

/** Outcomes as the model has them, and some with every indicator there is. */
const outcomes: readonly Outcome[] = [...model.outcomes, ...madeUp()];

function madeUp(): readonly Outcome[] {
  const base = {
    title: 'T',
    statement: 'S.',
    nature: 'artefact',
    serves: [],
    items: [],
    iso27001_2022: [],
  } as const;
  const evidence = ['risk-register', 'risk-criteria', 'management-review', 'procedure'];
  const together = [
    ['risk-register', 'management-review'],
    ['risk-criteria'],
    ['risk-register', 'risk-criteria'],
  ];
  return [
    { ...base, id: 'ZA-O1', evidence, indicators: {} },
    { ...base, id: 'ZA-O2', evidence, indicators: { together, interval_months: 6 } },
    { ...base, id: 'ZA-O3', evidence, indicators: { together, per_year: 3, while_open: true } },
  ] as readonly Outcome[];
}

const day = fc.constantFrom(
  '2024-02-29',
  '2025-09-15',
  '2026-03-01',
  '2026-08-31',
  '2026-09-14',
  '2026-09-15',
  '2027-01-31',
);
const maybe = fc.option(day, { nil: null });
const finding = (code: string) => ({ code, message: 'M.', start: 0, end: 1, related: [], fix: null });

/** What every id says now; a review that has another mark is no longer of that. */
const contentOf = (): string => said;
const said = contentFingerprint('Access is granted by the owner of the system.');
const review = fc
  .constantFrom(said, contentFingerprint('Nobody gets in.'))
  .map(content => ({ id: 'POL-1', content, place }));

const documentOf = (
  path: string,
  evidence: Pick<Evidence, 'kind'> & Partial<Evidence>,
  units: EvidenceDocument['units'],
): EvidenceDocument =>
  ({
    uri: path,
    path,
    units,
    evidence: {
      id: null,
      title: null,
      owner: null,
      status: 'draft',
      isDone: true,
      date: null,
      due: null,
      claims: [],
      declaration: null,
      reviewedAgainst: [],
      place,
      statusPlace: place,
      datePlace: place,
      duePlace: place,
      ...evidence,
    },
  }) as EvidenceDocument;

const conditionsOf = ({ indicators }: Outcome) => indicators.conditions ?? [];

/** A document of one of the kinds, in whatever condition. */
const anyDocument = (outcome: Outcome): fc.Arbitrary<EvidenceDocument> =>
  fc
    .record({
      path: fc.stringMatching(/^[a-f]{3}$/),
      kind: fc.constantFrom(...outcome.evidence),
      isDone: fc.boolean(),
      date: maybe,
      due: maybe,
      reviewedAgainst: fc.array(review, { maxLength: 2 }),
      codes: fc.subarray([
        'reference-resolves',
        ...conditionsOf(outcome).flatMap(it => ('rule' in it ? it.rule : [])),
      ]),
      holds: fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }),
    })
    .map(({ path, codes, holds, ...evidence }) =>
      documentOf(path, evidence, [unit(outcome, codes, index => holds[index % 9] ?? true)]),
    );

/** A document that leaves nothing to be desired. */
const validDocument = (outcome: Outcome): fc.Arbitrary<EvidenceDocument> =>
  fc
    .record({
      path: fc.stringMatching(/^[a-f]{3}$/),
      kind: fc.constantFrom(...outcome.evidence),
      due: fc.constantFrom(null, today, '2027-09-15'),
      reviewedAgainst: fc.constantFrom([], [{ id: 'POL-1', content: said, place }]),
    })
    .map(({ path, ...evidence }) =>
      documentOf(path, { ...evidence, date: '2026-09-01' }, [unit(outcome, [], () => true)]),
    );

function unit(
  outcome: Outcome,
  codes: readonly string[],
  holds: (index: number) => boolean,
): EvidenceDocument['units'][number] {
  const verdicts = conditionsOf(outcome).flatMap((condition, index) =>
    'rule' in condition
      ? []
      : [
          {
            about: {
              outcome: outcome.id,
              condition,
              name: conditionName(outcome.id, condition),
              when: undefined,
              where: undefined,
              must: undefined,
              counted: null,
            },
            holds: 'at_least' in condition || holds(index),
            place,
          },
        ],
  );
  return { base: 0, verdicts, localFindings: codes.map(finding), findings: [] };
}

const stateOf = (outcome: Outcome, documents: readonly EvidenceDocument[], asOf = today): OutcomeState =>
  judgeOutcome(outcome, byPath(documents), { model, settings: defaultSettings, asOf, contentOf }).state;

const byPath = (documents: readonly EvidenceDocument[]): readonly EvidenceDocument[] =>
  [...documents].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));

/**
 * Stale, thin and suspect count alike here: of several that hold, the first is told, so that a newer document may turn
 * what was told as stale into the suspect that it was as well.
 */
const rank: Readonly<Record<OutcomeState, number>> = {
  covered: 0,
  stale: 1,
  thin: 1,
  suspect: 1,
  partial: 2,
  claimed: 3,
  missing: 4,
  excluded: 5,
};

const generators = new Map<Outcome, ReturnType<typeof generatorFor>>();
const generatorFor = (outcome: Outcome) =>
  fc.record({
    outcome: fc.constant(outcome),
    documents: fc.array(anyDocument(outcome), { maxLength: 4 }),
    valid: validDocument(outcome),
  });
for (const outcome of outcomes) generators.set(outcome, generatorFor(outcome));
const withDocuments = fc
  .constantFrom(...generators.keys())
  .chain(it => generators.get(it) ?? generatorFor(it));

describe('whatever documents there are', () => {
  test('a valid one more makes nothing worse', () => {
    fc.assert(
      fc.property(withDocuments, ({ outcome, documents, valid }) => {
        const before = stateOf(outcome, documents);
        const after = stateOf(outcome, [...documents, valid]);
        expect(rank[after], `${before} → ${after}`).toBeLessThanOrEqual(rank[before]);
      }),
      { numRuns: 1500 },
    );
  });

  test('a valid one covers what asks for nothing else, however poor the others are', () => {
    const simple = outcomes.filter(
      ({ indicators }) => !indicators.together && !indicators.per_year && !indicators.conditions,
    );
    const property = fc.constantFrom(...simple).chain(outcome =>
      fc.record({
        outcome: fc.constant(outcome),
        documents: fc.array(anyDocument(outcome), { maxLength: 4 }),
        valid: validDocument(outcome).filter(it => model.kind(it.evidence?.kind ?? '')?.intent !== true),
      }),
    );
    fc.assert(
      fc.property(property, ({ outcome, documents, valid }) => {
        expect(stateOf(outcome, [...documents, valid])).toBe('covered');
      }),
      { numRuns: 1000 },
    );
  });

  test('without any, the outcome is missing', () => {
    for (const outcome of outcomes) expect(stateOf(outcome, [])).toBe('missing');
  });

  test('the order in which they come makes no difference', () => {
    const judge = (outcome: Outcome, documents: readonly EvidenceDocument[]) =>
      judgeOutcome(outcome, documents, { model, settings: defaultSettings, asOf: today, contentOf }).state;
    fc.assert(
      fc.property(withDocuments, fc.nat(), ({ outcome, documents, valid }, turn) => {
        const all = [...documents, valid];
        const at = turn % all.length;
        const turned = [...all.slice(at), ...all.slice(0, at)].reverse();
        expect(judge(outcome, turned)).toBe(judge(outcome, all));
      }),
      { numRuns: 1000 },
    );
  });

  test('time alone covers nothing that was stale', () => {
    fc.assert(
      fc.property(withDocuments, fc.integer({ min: 1, max: 36 }), ({ outcome, documents }, months) => {
        if (stateOf(outcome, documents) !== 'stale') return;
        expect(stateOf(outcome, documents, addMonths(today, months) ?? today)).not.toBe('covered');
      }),
      { numRuns: 1500 },
    );
  });

  test('only what happened ends a declaration that nothing did: then it has to meet what the outcome asks', () => {
    const outcome = {
      ...outcomes[0],
      evidence: ['incident-record'],
      indicators: { events_only: true, per_year: 4 },
    } as Outcome;
    const declared = documentOf(
      'a',
      { kind: 'incident-record', declaration: { from: '2026-01-01', to: '2026-06-30', by: 'mira.voss' } },
      [],
    );
    const happened = documentOf('b', { kind: 'incident-record', date: '2026-08-01' }, []);
    expect(stateOf(outcome, [declared])).toBe('covered');
    expect(stateOf(outcome, [declared, happened])).toBe('thin');
  });
});

describe('an engine', () => {
  const folder = join(import.meta.dirname, '../indicators');
  const fixtures = readdirSync(folder)
    .filter(name => /^[A-Z]{2,4}\.md$/.test(name))
    .map(name => [name, readIndicatorFixture(join(folder, name)).files] as const);

  test.each(fixtures)(
    'judges %s alike, whatever order the files are read in, and nothing when they are gone',
    (_, files) => {
      const changes = [...files].map(([uri, text]) => ({ uri, text }));
      const expected = judged([changes]);
      fc.assert(
        fc.property(fc.shuffledSubarray(changes, { minLength: changes.length }), fc.nat(), (shuffled, at) => {
          const cut = at % (shuffled.length + 1);
          expect(judged([shuffled.slice(0, cut), shuffled.slice(cut)])).toEqual(expected);
        }),
        { numRuns: 3 },
      );
      const gone = changes.map(({ uri }) => ({ uri, text: null }));
      expect(new Set(judged([changes, gone]).map(([, state]) => state))).toEqual(new Set(['missing']));
    },
  );
});

function judged(batches: readonly (readonly { uri: string; text: string | null }[])[]) {
  const engine = new Engine('', builtInSetup(today));
  for (const batch of batches) {
    engine.apply(batch);
    for (const _ of engine.check());
  }
  return engine
    .coverage()
    .map(({ outcome, state, reasons }) => [outcome.id, state, reasons.map(({ text }) => text)] as const);
}
