import { describe, expect, test } from 'vitest';
import { criteriaProblems } from '../../server/src/engine/risk/criteriaProblems.js';
import { readRiskCriteria, riskLevel } from '../../server/src/engine/risk/riskCriteria.js';
import { acceptanceInTime } from '../../server/src/engine/rules/acceptanceInTime.js';
import { acceptanceValid } from '../../server/src/engine/rules/acceptanceValid.js';
import { criteriaComplete } from '../../server/src/engine/rules/criteriaComplete.js';
import type { AnyRule } from '../../server/src/engine/rules/defineRule.js';
import { residualNotAboveRisk } from '../../server/src/engine/rules/residualNotAboveRisk.js';
import { riskAboveAppetiteIsTreatedOrAccepted } from '../../server/src/engine/rules/riskAboveAppetiteIsTreatedOrAccepted.js';
import { riskLevelFollowsCriteria } from '../../server/src/engine/rules/riskLevelFollowsCriteria.js';
import { riskLoweredOnlyWithMeasure } from '../../server/src/engine/rules/riskLoweredOnlyWithMeasure.js';
import { scaleLevelKnown } from '../../server/src/engine/rules/scaleLevelKnown.js';
import { soaComplete } from '../../server/src/engine/rules/soaComplete.js';
import { soaControlKnown } from '../../server/src/engine/rules/soaControlKnown.js';
import { soaControlNamedByTreatment } from '../../server/src/engine/rules/soaControlNamedByTreatment.js';
import { soaReasonGiven } from '../../server/src/engine/rules/soaReasonGiven.js';
import { treatmentAndRiskAgree } from '../../server/src/engine/rules/treatmentAndRiskAgree.js';
import { treatmentInTime } from '../../server/src/engine/rules/treatmentInTime.js';
import { annotate, checkedEngine, parseFixture } from '../support/fixture.js';

/** The rule finds what the fixture says, and nothing else. */
const shows = (rule: AnyRule, fixture: string): void =>
  expect(annotate(fixture, { rules: [rule] })).toBe(fixture);

const scales = {
  likelihood_scale: [{ level: 1 }, { level: 2 }, { level: 3 }],
  consequence_scale: [{ level: 1 }, { level: 2 }],
};

describe('criteria', () => {
  test('a matrix has a row for each likelihood and a column for each consequence', () => {
    const criteria = readRiskCriteria({
      ...scales,
      combination: {
        matrix: [
          [1, 2],
          [2, 5],
          [4, 9],
        ],
      },
    });
    expect(riskLevel(criteria, 3, 1)).toBe(4);
    expect(riskLevel(criteria, 1, 2)).toBe(2);
  });

  test('levels that are on no scale have no level of risk', () => {
    const criteria = readRiskCriteria({ ...scales, combination: { formula: 'sum' } });
    expect(riskLevel(criteria, 3, 2)).toBe(5);
    expect(riskLevel(criteria, 4, 2)).toBeNull();
    expect(riskLevel(criteria, 2.5, 2)).toBeNull();
    expect(riskLevel(criteria, null, 2)).toBeNull();
  });

  test.each([
    undefined,
    null,
    'text',
    [],
    { likelihood_scale: 'many', bands: { from: 1 }, acceptance: 4, combination: [1] },
    { ...scales, combination: { matrix: [1, 'two', null, [3, { x: 1 }]] }, bands: [null, { from: 'x' }] },
    { likelihood_scale: [{ level: 'high' }], consequence_scale: [null], combination: { type: 'matrix' } },
  ])('malformed values are read without an end: %j', values => {
    expect(riskLevel(readRiskCriteria(values), 1, 1)).toBeNull();
    expect(() => criteriaProblems(values)).not.toThrow();
  });

  test('whose matrix has a hole, falls, or is not as large as the scales', () =>
    shows(
      criteriaComplete,
      `
=== risks/criteria.yaml ===
id: CRI-001
likelihood_scale: [{level: 1}, {level: 2}, {level: 3}]
consequence_scale: [{level: 1}, {level: 2}, {level: 3}]
combination:
  type: matrix
  matrix:
  ^^^^^^ error criteria-complete: The matrix has 2 rows for 3 levels of likelihood.
    - [1, 2, 3]
    - [2, 1]
       ^ error criteria-complete: Row 2 of the matrix has 2 levels for 3 levels of consequence.
          ^ error criteria-complete: Level 1 is below the 2 that less likelihood or consequence gives.
`,
    ));

  test('whose scale names a level twice', () =>
    shows(
      criteriaComplete,
      `
=== risks/criteria.yaml ===
id: CRI-001
likelihood_scale:
  - {level: 1}
  - {level: 3}
  - {level: 3}
            ^ error criteria-complete: Level 3 does not come after level 3; scales ascend and name each level once.
consequence_scale: [{level: 1}, {level: 2}]
`,
    ));

  test('whose bands overlap, leave a gap or end too early', () =>
    shows(
      criteriaComplete,
      `
=== risks/criteria.yaml ===
id: CRI-001
likelihood_scale: [{level: 1}, {level: 2}, {level: 3}, {level: 4}]
consequence_scale: [{level: 1}, {level: 2}, {level: 3}, {level: 4}]
combination: {type: formula, formula: product}
bands:
  - {from: 2, to: 4, name: low}
           ^ error criteria-complete: No band holds level 1.
  - {from: 4, to: 6, name: medium}
           ^ error criteria-complete: Bands 'low' and 'medium' overlap at level 4.
  - {from: 9, to: 12, name: high}
           ^ error criteria-complete: No band holds the levels 7 to 8.
                  ^^ error criteria-complete: No band holds the levels 13 to 16.
`,
    ));

  test('whose limit no level can reach', () =>
    shows(
      criteriaComplete,
      `
=== risks/criteria.yaml ===
id: CRI-001
likelihood_scale: [{level: 1}, {level: 2}]
consequence_scale: [{level: 1}, {level: 2}]
combination: {type: formula, formula: product}
acceptance:
  - {up_to: 2, by: [risk-owner]}
  - {up_to: 9, by: [top-management]}
            ^ error criteria-complete: Acceptance up to 9 lies outside of the levels 1 to 4 that can come about.
`,
    ));
});

const criteria = `likelihood_scale: [{level: 1}, {level: 2}, {level: 3}, {level: 4}]
consequence_scale: [{level: 1}, {level: 2}, {level: 3}, {level: 4}]
combination: {type: formula, formula: product}
acceptance:
  - {id: low, up_to: 4, by: [risk-owner]}
  - {id: medium, up_to: 9, by: [top-management]}`;

describe('risk-level-follows-criteria', () => {
  test('also for the inherent and the residual level', () =>
    shows(
      riskLevelFollowsCriteria,
      `
=== risks/register/all.yaml ===
title: Risks
risks:
  - id: R-001
    likelihood: {level: 2}
    consequence: {level: 3}
    level: 6
    inherent: {likelihood: 4, consequence: 3, level: 11}
                                                     ^^ error risk-level-follows-criteria: Level 11 does not follow from likelihood 4 and consequence 3: 'CRI-001' gives 12.
    residual: {likelihood: 1, consequence: 3, level: 2}
                                                     ^ error risk-level-follows-criteria: Level 2 does not follow from likelihood 1 and consequence 3: 'CRI-001' gives 3.
=== risks/criteria.yaml ===
id: CRI-001
status: approved
${criteria}
`,
    ));

  test('the approved criteria count, not a draft of new ones', () =>
    shows(
      riskLevelFollowsCriteria,
      `
=== risks/register/R-001.yaml ===
id: R-001
likelihood: {level: 2}
consequence: {level: 3}
level: 5
=== risks/criteria.yaml ===
id: CRI-001
status: approved
likelihood_scale: [{level: 1}, {level: 2}]
consequence_scale: [{level: 1}, {level: 2}, {level: 3}]
combination: {formula: sum}
=== risks/criteria.md ===
---
id: CRI-002
status: draft
${criteria}
---
`,
    ));

  test('nothing is said where there are no criteria', () =>
    shows(
      riskLevelFollowsCriteria,
      `
=== risks/register/R-001.yaml ===
id: R-001
likelihood: {level: 2}
consequence: {level: 3}
level: 5
`,
    ));

  test('the fix writes the computed level', () => {
    const { files } = parseFixture(`
=== risks/register/all.yaml ===
risks:
  - id: R-001
    likelihood: {level: 2}
    consequence: {level: 3}
    level: 5 # typed
=== risks/criteria.yaml ===
id: CRI-001
${criteria}
`);
    const [found] = checkedEngine(files, { rules: [riskLevelFollowsCriteria] }).allDiagnostics();
    const [edit] = found?.fix?.edits ?? [];
    const text = files.get('risks/register/all.yaml') ?? '';
    expect(text.slice(0, edit?.start) + edit?.text + text.slice(edit?.end)).toContain('    level: 6 # typed');
  });

  test('it heals when the criteria change, and comes back with them', () => {
    const { files } = parseFixture(`
=== risks/register/R-001.yaml ===
id: R-001
likelihood: {level: 2}
consequence: {level: 3}
level: 5
=== risks/criteria.yaml ===
id: CRI-001
${criteria}
`);
    const engine = checkedEngine(files, { rules: [riskLevelFollowsCriteria] });
    expect(engine.allDiagnostics()).toHaveLength(1);
    const text = files.get('risks/criteria.yaml') ?? '';
    for (const [formula, findings] of [
      ['sum', 0],
      ['product', 1],
    ] as const) {
      engine.apply([{ uri: 'risks/criteria.yaml', text: text.replace('product', formula) }]);
      expect([...engine.check()]).toContain('risks/register/R-001.yaml');
      expect(engine.allDiagnostics()).toHaveLength(findings);
    }
  });
});

test('levels that no scale has, wherever a risk is rated', () =>
  shows(
    scaleLevelKnown,
    `
=== risks/register/all.yaml ===
risks:
  - id: R-001
    likelihood: {level: 2.5}
                        ^^^ error scale-level-known: Likelihood 2.5 is not on the scale of 'CRI-001', which has the levels 1, 2, 3, 4.
    consequence: {level: 3}
  - id: R-002
    likelihood: {level: 4}
    consequence: {level: 0}
                         ^ error scale-level-known: Consequence 0 is not on the scale of 'CRI-001', which has the levels 1, 2, 3, 4.
    residual: {likelihood: 5, consequence: 1}
                           ^ error scale-level-known: Likelihood 5 is not on the scale of 'CRI-001', which has the levels 1, 2, 3, 4.
  - id: R-003
    likelihood: {level: high}
=== risks/criteria.yaml ===
id: CRI-001
${criteria}
`,
  ));

test('a risk that is higher after treatment, as written or as computed', () =>
  shows(
    residualNotAboveRisk,
    `
=== risks/register/all.yaml ===
risks:
  - id: R-001
    level: 6
    residual: {level: 8}
                      ^ error residual-not-above-risk: Level 8 after treatment is above the present level 6.
  - id: R-002
    likelihood: {level: 2}
    consequence: {level: 3}
    residual: {likelihood: 3, consequence: 3}
    ^^^^^^^^ error residual-not-above-risk: Level 9 after treatment is above the present level 6.
  - id: R-003
    level: 6
    residual: {level: 6}
=== risks/criteria.yaml ===
id: CRI-001
${criteria}
`,
  ));

test('a risk that is lowered by nothing', () =>
  shows(
    riskLoweredOnlyWithMeasure,
    `
=== risks/register/all.yaml ===
risks:
  - id: R-001
    level: 6
    treatment: {options: [modify], controls: []}
    residual: {level: 3}
                      ^ error risk-lowered-only-with-measure: Level 3 after treatment is below the present level 6, but no control, measure or change brings it down.
  - id: R-002
    level: 6
    residual: {level: 3}
  - id: R-003
    level: 6
    changes: [CHG-1]
    residual: {level: 3}
=== risks/treatment-plan.yaml ===
id: RTP
items:
  - {id: RTP-01, risks: [R-002]}
`,
  ));

describe('risk-above-appetite-is-treated-or-accepted', () => {
  const rule = riskAboveAppetiteIsTreatedOrAccepted;

  test('measures count that are there and not dropped, acceptances that are active', () =>
    shows(
      rule,
      `
=== risks/register/all.yaml ===
risks:
  - id: R-001
    level: 6
    treatment: {options: [modify], plan_items: [RTP-01]}
  - id: R-002
    level: 6
           ^ error risk-above-appetite-is-treated-or-accepted: Level 6 is above the acceptance limit 4; all its measures are dropped, and it has no acceptance.
    treatment: {options: [modify], plan_items: [RTP-02, RTP-09]}
  - id: R-003
    level: 6
  - id: R-004
    level: 6
           ^ error risk-above-appetite-is-treated-or-accepted: Level 6 is above the acceptance limit 4; it has neither a measure in the treatment plan nor an acceptance.
    acceptance: ACC-1
  - id: R-005
    level: 6
  - id: R-006
        ^^^^^ error risk-above-appetite-is-treated-or-accepted: Level 16 is above the acceptance limit 4; it has neither a measure in the treatment plan nor an acceptance.
    likelihood: {level: 4}
    consequence: {level: 4}
  - {id: R-007, level: 4}
  - {id: R-008, level: 12, status: closed}
  - {id: R-009, level: 12, evaluation: {decision: analyse-further}}
=== risks/treatment-plan.yaml ===
id: RTP
items:
  - {id: RTP-01, risks: [R-001], status: running}
  - {id: RTP-02, risks: [R-002], status: dropped}
  - {id: RTP-03, risks: [R-003], status: planned}
=== risks/acceptances/ACC-1.md ===
---
id: ACC-1
risk: R-004
status: expired
---
=== risks/acceptances/ACC-2.md ===
---
id: ACC-2
risk: R-005
status: active
---
=== risks/criteria.yaml ===
id: CRI-001
${criteria}
`,
    ));

  test('what remains when all measures are done is accepted', () =>
    shows(
      rule,
      `
=== risks/register/all.yaml ===
risks:
  - id: R-001
    level: 12
           ^^ error risk-above-appetite-is-treated-or-accepted: Level 12 is above the acceptance limit 4; its measures are done, 8 remains, and it has no acceptance.
    treatment: {options: [modify], plan_items: [RTP-01]}
    residual: {level: 8, status: reached}
  - id: R-002
    level: 12
    treatment: {options: [modify], plan_items: [RTP-01]}
    residual: {level: 4, status: reached}
  - id: R-003
    level: 12
    treatment: {options: [modify], plan_items: [RTP-01]}
    residual: {level: 8, status: expected}
=== risks/treatment-plan.yaml ===
id: RTP
items:
  - {id: RTP-01, risks: [R-001, R-002, R-003], status: done}
=== risks/criteria.yaml ===
id: CRI-001
${criteria}
`,
    ));

  test('it heals when the measure is no longer dropped', () => {
    const { files } = parseFixture(`
=== risks/register/R-001.yaml ===
id: R-001
level: 6
treatment: {options: [modify], plan_items: [RTP-01]}
=== risks/treatment-plan.yaml ===
id: RTP
items:
  - {id: RTP-01, status: dropped}
=== risks/criteria.yaml ===
id: CRI-001
${criteria}
`);
    const engine = checkedEngine(files, { rules: [rule] });
    expect(engine.allDiagnostics()).toHaveLength(1);
    const text = (files.get('risks/treatment-plan.yaml') ?? '').replace('dropped', 'running');
    engine.apply([{ uri: 'risks/treatment-plan.yaml', text }]);
    for (const _ of engine.check());
    expect(engine.allDiagnostics()).toEqual([]);
  });
});

describe('acceptance-valid', () => {
  test('who may accept which level is for the criteria to say', () =>
    shows(
      acceptanceValid,
      `
=== risks/acceptances/ACC-1.md ===
---
id: ACC-1
risk: R-001
status: active
level: 6
accepted_by: aylin.demir
             ^^^^^^^^^^^ error acceptance-valid: 'aylin.demir' may not accept level 6; 'CRI-001' leaves that to 'top-management'.
accepted_on: 2026-06-20
review_by: 2026-06-01
           ^^^^^^^^^^ error acceptance-valid: The date to look again, 2026-06-01, is before the acceptance on 2026-06-20.
---
=== risks/acceptances/ACC-2.md ===
---
id: ACC-2
risk: R-001
status: active
level: 6
authority: low
           ^^^ error acceptance-valid: 'low' allows up to 4, not level 6.
accepted_by: jonas.behr
---
=== risks/acceptances/ACC-3.md ===
---
id: ACC-3
risk: R-001
status: active
level: 12
       ^^ error acceptance-valid: Level 12 may be accepted by nobody: 'CRI-001' allows up to 9.
accepted_by: jonas.behr
---
=== risks/acceptances/ACC-4.md ===
---
id: ACC-4
risk: R-002
status: active
level: 4
accepted_by: aylin.demir
             ^^^^^^^^^^^ error acceptance-valid: 'aylin.demir' may not accept level 4; 'CRI-001' leaves that to 'risk-owner' or 'top-management'.
---
=== risks/acceptances/ACC-5.md ===
---
id: ACC-5
risk: R-001
status: revoked
level: 16
accepted_by: nobody
---
=== risks/register/R-001.yaml ===
id: R-001
level: 12
risk_owner: aylin.demir
residual: {level: 6}
=== risks/register/R-002.yaml ===
id: R-002
level: 4
risk_owner: jonas.behr
=== isms/roles.yaml ===
people:
  - {id: aylin.demir, name: Aylin Demir, roles: [risk-owner]}
  - {id: jonas.behr, name: Jonas Behr}
roles:
  - {role: top-management, holder: jonas.behr}
=== risks/criteria.yaml ===
id: CRI-001
${criteria}
`,
    ));

  test('without criteria the owner of the risk accepts, at a level that the risk has', () =>
    shows(
      acceptanceValid,
      `
=== risks/acceptances/ACC-1.md ===
---
id: ACC-1
risk: R-001
status: active
level: 6
       ^ error acceptance-valid: Level 6 is accepted, but 'R-001' has level 12, and 4 after treatment.
accepted_by: mira.voss
             ^^^^^^^^^ error acceptance-valid: 'mira.voss' is not the owner of 'R-001'; that is 'aylin.demir'.
---
=== risks/register/R-001.yaml ===
id: R-001
level: 12
risk_owner: aylin.demir
residual: {level: 4}
`,
    ));

  test('a risk names an acceptance of its own that is in force', () =>
    shows(
      acceptanceValid,
      `
=== risks/register/all.yaml ===
risks:
  - {id: R-001, acceptance: ACC-1}
                            ^^^^^ error acceptance-valid: 'ACC-1' accepts 'R-002', not 'R-001'.
  - {id: R-002, acceptance: ACC-1, status: accepted}
                            ^^^^^ error acceptance-valid: 'ACC-1' is revoked, so nothing accepts 'R-002'.
=== risks/acceptances/ACC-1.md ===
---
id: ACC-1
risk: R-002
status: revoked
---
`,
    ));

  test('an acceptance past its date', () =>
    shows(
      acceptanceInTime,
      `
=== risks/acceptances/ACC-1.md ===
---
id: ACC-1
status: active
review_by: 2026-09-14
           ^^^^^^^^^^ warning acceptance-in-time: This acceptance was to be looked at again by 2026-09-14 and is still active.
---
=== risks/acceptances/ACC-2.md ===
---
id: ACC-2
status: expired
review_by: 2026-09-14
---
=== risks/acceptances/ACC-3.md ===
---
id: ACC-3
status: active
review_by: 2026-09-15
---
`,
    ));
});

test('measures past their date', () =>
  shows(
    treatmentInTime,
    `
=== risks/treatment-plan.yaml ===
id: RTP
items:
  - {id: RTP-01, due: 2026-09-14, status: planned}
                      ^^^^^^^^^^ warning treatment-in-time: This measure was due on 2026-09-14 and is planned.
  - {id: RTP-02, due: 2026-09-14, status: dropped}
  - {id: RTP-03, due: 2026-09-15, status: running}
  - {id: RTP-04, due: soon, status: running}
`,
  ));

test('a risk and a measure of which only one knows the other', () =>
  shows(
    treatmentAndRiskAgree,
    `
=== risks/treatment-plan.yaml ===
id: RTP
items:
  - {id: RTP-01, risks: [R-001, R-002]}
                                ^^^^^ warning treatment-and-risk-agree: 'R-002' does not name 'RTP-01' among its measures.
  - {id: RTP-02, risks: [R-001], status: dropped}
  - {id: RTP-03, risks: []}
=== risks/register/all.yaml ===
risks:
  - id: R-001
    treatment: {options: [modify], plan_items: [RTP-01]}
  - id: R-002
    treatment: {options: [modify], plan_items: [RTP-03, RTP-77]}
                                                ^^^^^^ warning treatment-and-risk-agree: 'RTP-03' does not name 'R-002' among its risks.
`,
  ));

describe('the statement of applicability', () => {
  test('names the first of the controls that have no line', () =>
    shows(
      soaComplete,
      `
=== risks/soa.yaml ===
id: SOA-001
title: Statement of applicability
controls:
^^^^^^^^ error soa-complete: 92 of 93 controls of Annex A have no line: 'A.5.2', 'A.5.3', 'A.5.4', 'A.5.5', 'A.5.6' and 87 more.
  - {control: A.5.1, applicable: true}
  - {control: TH-1, applicable: true}
`,
    ));

  test('is complete when the missing lines come in another file', () => {
    const engine = checkedEngine(
      new Map([['risks/soa.yaml', 'id: SOA-001\ncontrols:\n  - control: A.5.1\n']]),
      {
        rules: [soaComplete],
      },
    );
    const lines = engine.setup.model.controls.map(({ id }) => `  - control: ${id}\n`).slice(1);
    engine.apply([{ uri: 'risks/soa.md', text: `---\ncontrols:\n${lines.join('')}---\n` }]);
    for (const _ of engine.check());
    expect(engine.allDiagnostics()).toEqual([]);
  });

  test('gives a reason in every line, and one that is a reason', () =>
    shows(
      soaReasonGiven,
      `
=== risks/soa.yaml ===
id: SOA-001
controls:
  - {control: A.5.1, applicable: true, reasons: []}
              ^^^^^ error soa-reason-given: 'A.5.1' is applicable, but no reason says why.
  - {control: A.5.2, applicable: true, reasons: [risk, law], requirements: [REQ-1]}
                                       ^^^^^^^ error soa-reason-given: 'A.5.2' is applicable for reason 'risk', but no risk is named.
  - {control: A.5.3, applicable: true, reasons: [contract]}
                                       ^^^^^^^ error soa-reason-given: 'A.5.3' is applicable for reason 'contract', but no requirement is named.
  - {control: A.5.4, applicable: true, reasons: [own-choice]}
  - {control: A.5.5, applicable: false}
              ^^^^^ error soa-reason-given: 'A.5.5' is left out, but no reason says why.
  - {control: A.5.6, applicable: false, reason_excluded: Not applicable.}
                                                         ^^^^^^^^^^^^^^^ error soa-reason-given: 'Not applicable.' is no reason to leave out 'A.5.6'.
  - {control: A.5.7, applicable: false, reason_excluded: No software is made here., reasons: [risk]}
                                                                                    ^^^^^^^ error soa-reason-given: 'A.5.7' is left out, but has reasons to be applicable.
  - {control: A.5.8, applicable: false, reason_excluded: No software is made here.}
`,
    ));

  test('takes what treatments rest on, and rests on treatments', () =>
    shows(
      soaControlNamedByTreatment,
      `
=== risks/soa.yaml ===
id: SOA-001
controls:
  - {control: A.8.9, applicable: false}
  - {control: A.8.12, applicable: true, reasons: [law, risk]}
                                                       ^^^^ error soa-control-named-by-treatment: 'A.8.12' is applicable for reason 'risk', but no risk and no measure of the treatment plan names it.
  - {control: A.8.13, applicable: true, reasons: [risk]}
  - {control: A.8.14, applicable: true, reasons: [risk]}
  - {control: A.8.15, applicable: true, reasons: [law]}
=== risks/register/R-001.yaml ===
id: R-001
existing_controls: [A.8.14]
treatment: {options: [modify], controls: [A.8.13, A.8.9]}
                                                  ^^^^^ error soa-control-named-by-treatment: 'A.8.9' is not applicable in the statement of applicability.
=== risks/treatment-plan.yaml ===
id: RTP
items:
  - {id: RTP-01, controls: [A.8.9]}
                            ^^^^^ error soa-control-named-by-treatment: 'A.8.9' is not applicable in the statement of applicability.
  - {id: RTP-02, controls: [A.8.9], status: dropped}
`,
    ));

  test('without any risk and measure nothing can be compared', () =>
    shows(
      soaControlNamedByTreatment,
      `
=== risks/soa.yaml ===
id: SOA-001
controls:
  - {control: A.8.12, applicable: true, reasons: [risk]}
`,
    ));

  test('knows the controls of the present edition', () =>
    shows(
      soaControlKnown,
      `
=== risks/soa.yaml ===
id: SOA-001
controls:
  - {control: A.8.9, applicable: true}
  - {control: A8.10, applicable: true}
              ^^^^^ error soa-control-known: 'A8.10' is written 'A.8.10'.
  - {control: 8.11, applicable: true}
              ^^^^ error soa-control-known: '8.11' is written 'A.8.11'.
  - {control: A.12.1.2, applicable: true}
              ^^^^^^^^ error soa-control-known: 'A.12.1.2' is no control of Annex A of ISO/IEC 27001:2022.
  - {control: TH-1, applicable: true}
`,
    ));
});
