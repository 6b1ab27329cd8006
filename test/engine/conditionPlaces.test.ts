import { expect, test } from 'vitest';
import { checkedEngine, parseFixture } from '../support/fixture.js';

/** What the reasons that do not hold point at, as `path: text`; of one outcome. */
function pointedAt(outcome: string, fixture: string): readonly string[] {
  const { files } = parseFixture(fixture);
  const reasons = checkedEngine(files)
    .coverage()
    .find(it => it.outcome.id === outcome)?.reasons;
  return (reasons ?? [])
    .filter(({ holds, indicator }) => !holds && indicator === 'condition')
    .map(({ place }) =>
      place ? `${place.uri}: ${files.get(place.uri)?.slice(place.start, place.end)}` : 'nowhere',
    );
}

test('a condition points at the part that does not hold, and at the name of the entry where it is absent', () => {
  const objective = (rest: string) => `
=== isms/objectives.yaml ===
kind: objectives-register
id: REG-OBJ
title: Objectives
objectives:
  - text: Restore within a day
    id: OBJ-1
    responsible: mira.voss
    actions: [Rehearse it.]
    means: Two days
    metric: M-1
${rest}`;
  const evaluated = '    evaluation: {how: By the test, when: half-yearly}\n';
  expect(pointedAt('GOV-O4', objective(`    target: 4 hours\n${evaluated}`))).toEqual([
    'isms/objectives.yaml: OBJ-1',
  ]);
  expect(pointedAt('GOV-O4', objective(`    target: 4 hours\n    due:\n${evaluated}`))).toEqual([
    'isms/objectives.yaml: due',
  ]);
  expect(pointedAt('GOV-O4', objective(`    target: 4 hours\n    due: ''\n${evaluated}`))).toEqual([
    'isms/objectives.yaml: due',
  ]);
  expect(
    pointedAt('GOV-O4', objective('    target: a\n    due: 2026-12-31\n    evaluation: {how: Test}\n')),
  ).toEqual(['isms/objectives.yaml: evaluation']);
});

test('a condition on a list inside points at the item that does not meet it', () => {
  const register = `
=== customers/register.yaml ===
title: Customers
customers:
  - id: CUS-1
    commitments:
      - {text: First, feasibility: {by: mira.voss, on: 2026-01-10}}
      - {text: Second}
`;
  expect(pointedAt('CRM-O3', register)).toEqual(['customers/register.yaml: Second']);
});

test('a condition that can be met in several ways points at the place that the model names', () => {
  const report = `
=== audits/reports/AUD-1.md ===
---
title: Audit
id: AUD-1
scope: Access
criteria: [A.5.15]
---
`;
  expect(pointedAt('AUD-O2', report)).toEqual(['audits/reports/AUD-1.md: AUD-1']);
});

test('what is too few is missed where it belongs, not in the document that comes first', () => {
  const files = `
=== people/training/TRN-1.yaml ===
id: TRN-1
title: Hour
outcomes: [AWA-O5]
participants: [mira.voss]
=== people/training-plan.yaml ===
title: Training plan 2026
measures:
  - {id: TRM-1, kind: course}
=== zz/training-plan.yaml ===
kind: training-plan
title: Another
`;
  expect(pointedAt('AWA-O5', files)).toEqual(['people/training-plan.yaml: Training plan 2026']);
});

test('every finding of the rule that a condition names is a reason, not only the first of a document', () => {
  const register = `
=== risks/register.yaml ===
title: Risks
risks:
  - {id: R-1, status: analysed, last_assessed: 2025-01-10, next_assessment: 2026-01-10}
  - {id: R-2, status: analysed, last_assessed: 2025-02-10, next_assessment: 2026-02-10}
`;
  expect(pointedAt('RA-O7', register)).toEqual([
    'risks/register.yaml: 2026-01-10',
    'risks/register.yaml: 2026-02-10',
  ]);
});
