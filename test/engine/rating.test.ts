import { describe, expect, test } from 'vitest';
import { builtInModel } from '../../server/src/engine/builtIn.js';
import { capability } from '../../server/src/engine/coverage/builtInCapability.js';
import { clauseCoverage } from '../../server/src/engine/coverage/clauseCoverage.js';
import type { OutcomeCoverage } from '../../server/src/engine/coverage/coverageBook.js';
import { documentedVersusEvidenced } from '../../server/src/engine/coverage/documentedVersusEvidenced.js';
import type { OutcomeState } from '../../server/src/engine/coverage/outcomeState.js';
import { proposeRating } from '../../server/src/engine/coverage/proposeRating.js';
import type { Reason } from '../../server/src/engine/coverage/reason.js';

const model = builtInModel();
const reason = (holds: boolean): Reason => ({
  indicator: 'condition',
  holds,
  text: '',
  fix: null,
  place: null,
});

/** The outcomes of a process: each a state, with how many of its indicators hold and how many do not. */
const coverageOf = (
  process: string,
  states: readonly [OutcomeState, number, number][],
): readonly OutcomeCoverage[] =>
  states.flatMap(([state, holding, failing], index) => {
    const outcome = model.process(process)?.outcomes[index];
    const owner = model.process(process);
    const reasons = [
      ...Array<Reason>(holding).fill(reason(true)),
      ...Array<Reason>(failing).fill(reason(false)),
    ];
    return outcome && owner ? [{ outcome, process: owner, state, reasons, evidence: [] }] : [];
  });
const rate = (...states: [OutcomeState, number, number][]) => {
  const proposal = proposeRating(coverageOf('RA', states), capability);
  return proposal && [proposal.rating, proposal.percent, ...proposal.limitedBy];
};

describe('process performance is proposed as', () => {
  test('fully achieved when every outcome is covered', () =>
    expect(rate(['covered', 3, 0], ['covered', 1, 0])).toEqual(['F', 100]));
  test('largely achieved when some indicators fail', () =>
    expect(rate(['covered', 3, 0], ['partial', 2, 2], ['partial', 3, 1])).toEqual(['L', 67]));
  test('partially achieved at most when one outcome is not achieved', () =>
    expect(
      rate(['covered', 3, 0], ['covered', 3, 0], ['covered', 3, 0], ['covered', 3, 0], ['missing', 0, 1]),
    ).toEqual(['P', 82, 'RA-O5']));
  test('not achieved when nothing is there', () =>
    expect(rate(['missing', 0, 1], ['missing', 0, 1])).toEqual(['N', 8, 'RA-O1', 'RA-O2']));
  test('nothing when nothing applies', () => expect(rate(['excluded', 1, 0])).toBeNull());
});

test('the ratings leave no gap and do not overlap', () => {
  expect(capability.ratings.map(({ over, up_to }) => [over, up_to])).toEqual([
    [null, 15],
    [15, 50],
    [50, 85],
    [85, 100],
  ]);
});

test('a clause is reached in full only where the model reaches it and all its outcomes are covered', () => {
  const all = model.processes.flatMap(({ id, outcomes }) =>
    coverageOf(
      id,
      outcomes.map(() => ['covered', 1, 0]),
    ),
  );
  const matrix = clauseCoverage(all, model);
  expect(matrix).toHaveLength(30);
  expect(matrix.filter(({ reach }) => reach === 'partial').map(({ clause }) => clause.id)).toEqual([
    '4.4',
    '5.1',
    '6.1.1',
  ]);
  const without = all.map(it => (it.outcome.id === 'GOV-O2' ? { ...it, state: 'missing' as const } : it));
  const scope = clauseCoverage(without, model).find(({ clause }) => clause.id === '4.3');
  expect([scope?.reach, scope?.gaps]).toEqual([
    'partial',
    ['GOV-O2 (scope of the ISMS is fixed) is missing.'],
  ]);
});

test('what is said and what is shown are two numbers', () => {
  const document = (kind: string) =>
    ({
      uri: kind,
      path: kind,
      evidence: { kind },
      units: [],
    }) as unknown as OutcomeCoverage['evidence'][number];
  const [one, two, three] = coverageOf('RA', [
    ['covered', 1, 0],
    ['claimed', 0, 1],
    ['missing', 0, 1],
  ]) as [OutcomeCoverage, OutcomeCoverage, OutcomeCoverage];
  const outcomes = [
    { ...one, evidence: [document('risk-criteria'), document('procedure')] },
    { ...two, evidence: [document('procedure')] },
    three,
  ];
  expect(documentedVersusEvidenced(outcomes, model)).toEqual({ applicable: 3, documented: 2, evidenced: 1 });
});
