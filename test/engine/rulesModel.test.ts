import { describe, expect, test } from 'vitest';
import { allRules } from '../../server/src/engine/rules/index.js';
import { afterFix } from '../support/afterFix.js';
import { annotate, checkedEngine } from '../support/fixture.js';

const rulesOf = (...codes: string[]) => allRules.filter(({ meta }) => codes.includes(meta.code));

function holds(fixture: string, ...codes: string[]): void {
  expect(annotate(fixture, { rules: rulesOf(...codes) })).toBe(fixture);
}

describe('a part of the model', () => {
  test('that is not there is shown at its id, with the nearest', () =>
    holds(
      `
=== policies/a.md ===
---
kind: "polcy"
       ^^^^^ error kind-known: 'polcy' is no kind of document that the model knows; did you mean 'policy'?
process: Risk treatment
         ^^^^^^^^^^^^^^ error process-known: 'Risk treatment' is no process of the model; there are 'GOV', 'POL', 'REQ', 'RA', 'RT', 'IMPL', 'OUT', 'AWA', 'INC', 'CHG', 'AUD', 'PER', 'CIM', 'REC', 'RES', 'COM' or 'CRM'.
outcomes: [🙂, POL-03, POL-O99]
           ^^ error outcome-known: '🙂' is no outcome of the model.
               ^^^^^^ error outcome-known: 'POL-03' is no outcome of the model; did you mean 'POL-O3'?
                       ^^^^^^^ error outcome-known: 'POL-O99' is no outcome of the model; POL has POL-O1 to POL-O6.
---
=== isms.yaml ===
organization: Tallyhop
documents:
  - {path: 'notes/**', kind: decision}
                             ^^^^^^^^ error kind-known: 'decision' is no kind of document that the model knows.
cadences:
  AWA-O33: 2
  ^^^^^^^ error outcome-known: 'AWA-O33' is no outcome of the model; did you mean 'AWA-O3'?
  training: 2
  ^^^^^^^^ error field-known: 'training' is not a field of 'cadences'.
`,
      'kind-known',
      'process-known',
      'outcome-known',
      'field-known',
      'value-in-range',
    ));

  test('of clauses may be a part of one or hold several', () =>
    holds(
      `
=== audits/reports/AUD-1.md ===
---
id: AUD-1
clauses: [4.1, 9.3, '6.1.2 c', 10, 6.1.3.d, 9.4, 4.10, Annex]
                                            ^^^ error clause-known: '9.4' is no clause of ISO/IEC 27001:2022 (4 to 10).
                                                 ^^^^ error clause-known: '4.10' is no clause of ISO/IEC 27001:2022 (4 to 10).
                                                       ^^^^^ error clause-known: 'Annex' is no clause of ISO/IEC 27001:2022 (4 to 10).
---
`,
      'clause-known',
    ));

  test('that accepts other kinds is not claimed', () =>
    holds(
      `
=== people/training/TR-1.md ===
---
id: TR-1
outcomes: [AWA-O3, RT-O3, XX-O1]
                   ^^^^^ error claim-fits-kind: 'RT-O3' is shown by 'statement-of-applicability', not by 'training-record'.
---
`,
      'claim-fits-kind',
    ));
});

describe('a control', () => {
  test('of the 2013 edition is told once, and a clause is no control', () =>
    holds(
      `
=== policies/a.md ===
---
id: POL-1
basis: [6.1.2, A.6.1.2]
               ^^^^^^^ error control-edition-current: 'A.6.1.2' is numbered as in the 2013 edition; the controls of ISO/IEC 27001:2022 are A.5.1 to A.8.34.
controls: [A.12.4.1, 9.2.1, A.18.1, A.8.15, 5.15, 'iso27001:A.5.1', A.5.99]
           ^^^^^^^^ error control-edition-current: 'A.12.4.1' is numbered as in the 2013 edition; the controls of ISO/IEC 27001:2022 are A.5.1 to A.8.34.
                     ^^^^^ error control-edition-current: '9.2.1' is numbered as in the 2013 edition; the controls of ISO/IEC 27001:2022 are A.5.1 to A.8.34.
                            ^^^^^^ error control-edition-current: 'A.18.1' is numbered as in the 2013 edition; the controls of ISO/IEC 27001:2022 are A.5.1 to A.8.34.
                                            ^^^^ error reference-resolves: Nothing defines '5.15' (a control); did you mean 'A.5.15'?
                                                   ^^^^^^^^^^^^^^ error reference-resolves: Nothing defines 'iso27001:A.5.1' (a control); did you mean 'A.5.1'?
                                                                    ^^^^^^ error reference-resolves: Nothing defines 'A.5.99' (a control).
---
`,
      'control-edition-current',
      'reference-resolves',
    ));
});

describe('an approval', () => {
  test('is by one person, not by a role, and told once', () =>
    holds(
      `
=== isms/roles.yaml ===
people:
  - {id: mira.voss, name: Mira Voss}
=== policies/a.md ===
---
approved_by: Chief Information Security Officer
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error approver-is-one-person: 'Chief Information Security Officer' is a role; name the person who approved it.
---
=== policies/b.md ===
---
approved_by: "mira.voss, tomas.riedel"
              ^^^^^^^^^^^^^^^^^^^^^^^ error approver-is-one-person: 'mira.voss, tomas.riedel' names more than one; name the person who approved it.
---
=== policies/c.md ===
---
approved_by: top-management
             ^^^^^^^^^^^^^^ error approver-is-one-person: 'top-management' is a role; name the person who approved it.
---
=== policies/d.md ===
---
approved_by: mira.vos
             ^^^^^^^^ error reference-resolves: Nothing defines 'mira.vos' (a person).
---
=== policies/e.md ===
---
approved_by: mira.voss
---
`,
      'approver-is-one-person',
      'reference-resolves',
    ));

  test('is not by the author', () =>
    holds(
      `
=== policies/a.md ===
---
author: mira.voss
approved_by: mira.voss
             ^^^^^^^^^ error approver-is-not-author: 'mira.voss' approved what 'mira.voss' wrote.
---
`,
      'approver-is-not-author',
    ));

  test('is recorded, and asked for once', () =>
    holds(
      `
=== assets/a.yaml ===
id: AST
status: approved
        ^^^^^^^^ error approval-recorded: It is approved, but 'approved_by' is missing.
        ^^^^^^^^ error approval-recorded: It is approved, but 'approved_on' is missing.
=== policies/a.md ===
---
id: POL
status: approved
approved_by: mira.voss
---
=== policies/b.md ===
---
id: POL
status: approved
approved_by: mira.voss
approved_on: 2026-12-24
             ^^^^^^^^^^ error approval-recorded: It cannot be approved already: 2026-12-24 is still to come.
---
=== policies/c.md ===
---
id: POL
status: draft
---
`,
      'approval-recorded',
    ));
});

describe('a review', () => {
  test('is due on its day, or by its interval', () =>
    holds(
      `
=== policies/a.md ===
---
status: approved
next_review: 2026-09-14
             ^^^^^^^^^^ warning review-in-time: The review was due on 2026-09-14.
---
=== policies/b.md ===
---
status: approved
next_review: 2026-09-15
---
=== policies/c.md ===
---
status: approved
approved_on: 2025-09-10
review_interval: 12
                 ^^ warning review-in-time: The review was due on 2026-09-10, 12 months after 2025-09-10.
---
=== policies/d.md ===
---
status: withdrawn
next_review: 2020-01-01
---
=== policies/e.md ===
---
template: true
next_review: 2020-01-01
---
=== assets/a.yaml ===
title: Assets
next_review: '2026-01-01'
              ^^^^^^^^^^ warning review-in-time: The review was due on 2026-01-01.
assets: []
=== decisions/DEC-1.md ===
---
status: decided
next_review: 2020-01-01
---
`,
      'review-in-time',
    ));

  test('is planned as its interval says', () => {
    const fixture = `
=== policies/a.md ===
---
approved_on: 2026-05-04
review_interval: 12
next_review: 2027-06-01
             ^^^^^^^^^^ warning next-review-fits-interval: The next review on 2027-06-01 is more than 12 months after 2026-05-04; it would be due on 2027-05-04.
---
=== policies/b.md ===
---
approved_on: 2026-05-04
review_interval: 12
next_review: 2026-11-01
---
`;
    holds(fixture, 'next-review-fits-interval');
  });

  test('that is overdue is an error in the scheduled run', () => {
    const files = new Map([['policies/a.md', '---\nstatus: approved\nnext_review: 2026-09-14\n---\n']]);
    const options = { rules: rulesOf('review-in-time'), strictDates: true };
    expect(
      checkedEngine(files, options)
        .allDiagnostics()
        .map(({ severity }) => severity),
    ).toEqual(['error']);
  });
});

test('an exclusion has a reason, an approval that has been given, and an end that is still to come', () =>
  holds(
    `
=== isms.yaml ===
organization: Tallyhop
tailoring:
  exclude:
    - outcome: CRM-O33
               ^^^^^^^ error outcome-known: 'CRM-O33' is no outcome of the model; did you mean 'CRM-O3'?
      justification: not applicable
                     ^^^^^^^^^^^^^^ error exclusion-valid: 'not applicable' is no justification: say why no requirement in the scope rests on CRM-O33.
      approved_by: the board
                   ^^^^^^^^^ error approver-is-one-person: 'the board' is a role; name the person who approved it.
      approved_on: 2026-12-01
                   ^^^^^^^^^^ error exclusion-valid: The exclusion of CRM-O33 cannot be approved already: 2026-12-01 is still to come.
      until: 2026-09-14
             ^^^^^^^^^^ error dates-in-order: 'until' (2026-09-14) is before 'approved_on' (2026-12-01).
             ^^^^^^^^^^ warning exclusion-in-time: CRM-O33 was left out until 2026-09-14; it counts again.
`,
    'outcome-known',
    'exclusion-valid',
    'exclusion-in-time',
    'approver-is-one-person',
    'dates-in-order',
  ));

test('a fix keeps the quotes of an id', () => {
  const files = new Map([['policies/a.md', '---\nkind: "polcy"\n---\n']]);
  const [found] = checkedEngine(files, { rules: rulesOf('kind-known') }).allDiagnostics();
  expect(found && afterFix(files, found).get('policies/a.md')).toBe('---\nkind: "policy"\n---\n');
});
