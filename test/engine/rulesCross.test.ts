import { describe, expect, test } from 'vitest';
import { auditCycleComplete } from '../../server/src/engine/rules/auditCycleComplete.js';
import { auditorIsImpartial } from '../../server/src/engine/rules/auditorIsImpartial.js';
import { changeDatesInOrder } from '../../server/src/engine/rules/changeDatesInOrder.js';
import { commitmentHasRequirement } from '../../server/src/engine/rules/commitmentHasRequirement.js';
import type { AnyRule } from '../../server/src/engine/rules/defineRule.js';
import { exceptionNotExpired } from '../../server/src/engine/rules/exceptionNotExpired.js';
import { findingHasNonconformity } from '../../server/src/engine/rules/findingHasNonconformity.js';
import { implementedIsVerified } from '../../server/src/engine/rules/implementedIsVerified.js';
import { incidentLessonReceived } from '../../server/src/engine/rules/incidentLessonReceived.js';
import { allRules } from '../../server/src/engine/rules/index.js';
import { metadataAgreesWithText } from '../../server/src/engine/rules/metadataAgreesWithText.js';
import { metricHasValues } from '../../server/src/engine/rules/metricHasValues.js';
import { nonconformityClosedWithEffectCheck } from '../../server/src/engine/rules/nonconformityClosedWithEffectCheck.js';
import { noticeInTime } from '../../server/src/engine/rules/noticeInTime.js';
import { oneOverallPolicy } from '../../server/src/engine/rules/oneOverallPolicy.js';
import { oneScope } from '../../server/src/engine/rules/oneScope.js';
import { overdueTreatmentReachesReview } from '../../server/src/engine/rules/overdueTreatmentReachesReview.js';
import { recordsScheduleComplete } from '../../server/src/engine/rules/recordsScheduleComplete.js';
import { requirementFulfilmentTraced } from '../../server/src/engine/rules/requirementFulfilmentTraced.js';
import { retentionNotExceeded } from '../../server/src/engine/rules/retentionNotExceeded.js';
import { reviewDecisionFollowedUp } from '../../server/src/engine/rules/reviewDecisionFollowedUp.js';
import { reviewTopicsAnswered } from '../../server/src/engine/rules/reviewTopicsAnswered.js';
import { roleHasCompetenceProfile } from '../../server/src/engine/rules/roleHasCompetenceProfile.js';
import { roleHasHolder } from '../../server/src/engine/rules/roleHasHolder.js';
import { supplierReviewedInTime } from '../../server/src/engine/rules/supplierReviewedInTime.js';
import { supplierTermsAgreed } from '../../server/src/engine/rules/supplierTermsAgreed.js';
import { verifierIsNotImplementer } from '../../server/src/engine/rules/verifierIsNotImplementer.js';
import type { Shape } from '../../server/src/engine/schema/shape.js';
import { annotate, checkedEngine, parseFixture } from '../support/fixture.js';

/** The rule finds what the fixture says, and nothing else. */
const shows = (rule: AnyRule, fixture: string): void =>
  expect(annotate(fixture, { rules: [rule] })).toBe(fixture);

/** How many findings there are before and after a file gets another text. */
function healing(rule: AnyRule, fixture: string, path: string, change: (text: string) => string | null) {
  const { files } = parseFixture(fixture);
  const engine = checkedEngine(files, { rules: [rule] });
  const before = engine.allDiagnostics().length;
  engine.apply([{ uri: path, text: change(files.get(path) ?? '') }]);
  for (const _ of engine.check());
  return { before, after: engine.allDiagnostics().length };
}

describe('implemented-is-verified', () => {
  test('a passed check counts, or the day on which it was last found true', () =>
    shows(
      implementedIsVerified,
      `
=== risks/soa.yaml ===
id: SOA-001
controls:
  - {control: A.8.1, applicable: true, status: implemented, evidence: [TSK-1]}
  - {control: A.8.2, applicable: true, status: implemented, evidence: [TSK-2], verified_on: 2026-05-01}
                                               ^^^^^^^^^^^ error implemented-is-verified: 'A.8.2' is implemented, but its check in 'TSK-2' failed.
  - {control: A.8.3, applicable: true, status: implemented, evidence: [TSK-3, POL-1]}
                                               ^^^^^^^^^^^ error implemented-is-verified: 'A.8.3' is implemented, but no check of it has passed.
  - {control: A.8.4, applicable: true, status: implemented, verified_on: 2026-05-01}
  - {control: A.8.5, applicable: true, status: planned}
=== implementation/TSK-1.yaml ===
id: TSK-1
verification: {result: passed-with-remarks}
=== implementation/TSK-2.yaml ===
id: TSK-2
status: verified
        ^^^^^^^^ error implemented-is-verified: This record counts as verified, but its check failed.
verification: {result: failed}
=== implementation/TSK-3.yaml ===
id: TSK-3
status: implemented
`,
    ));

  test('it heals when the check passes', () =>
    expect(
      healing(
        implementedIsVerified,
        `
=== risks/soa.yaml ===
id: SOA-001
controls:
  - {control: A.8.1, applicable: true, status: implemented, evidence: [TSK-1]}
=== implementation/TSK-1.yaml ===
id: TSK-1
verification: {result: failed}
`,
        'implementation/TSK-1.yaml',
        text => text.replace('failed', 'passed'),
      ),
    ).toEqual({ before: 1, after: 0 }));
});

test('the owner of a task counts as its implementer where nobody else is named', () =>
  shows(
    verifierIsNotImplementer,
    `
=== implementation/TSK-1.yaml ===
id: TSK-1
owner: aylin.demir
implementer: [tomas.riedel, mira.voss]
verification: {by: mira.voss}
                   ^^^^^^^^^ error verifier-is-not-implementer: 'mira.voss' verified an implementation of their own.
=== implementation/TSK-2.yaml ===
id: TSK-2
owner: aylin.demir
verification: {by: aylin.demir}
                   ^^^^^^^^^^^ error verifier-is-not-implementer: 'aylin.demir' verified an implementation of their own.
=== implementation/TSK-3.yaml ===
id: TSK-3
owner: aylin.demir
implementer: tomas.riedel
verification: {by: aylin.demir}
`,
  ));

test('what is missing when a nonconformity is closed', () =>
  shows(
    nonconformityClosedWithEffectCheck,
    `
=== improvement/nonconformities/NC-1.md ===
---
id: NC-1
status: closed
        ^^^^^^ error nonconformity-closed-with-effect-check: This case is closed, but no cause is named.
no_actions_reason: One slip, corrected at once.
---
=== improvement/nonconformities/NC-2.md ===
---
id: NC-2
status: closed
        ^^^^^^ error nonconformity-closed-with-effect-check: This case is closed, but action 'NC-2-2' is not done.
cause: {method: five whys, text: No rules for contractors.}
actions:
  - id: NC-2-1
    done_on: 2026-05-18
  - id: NC-2-2
    due: 2026-05-31
effect_check: {result: did-not-work}
                       ^^^^^^^^^^^^ error nonconformity-closed-with-effect-check: This case is closed, but its actions did not work.
---
=== improvement/nonconformities/NC-3.md ===
---
id: NC-3
status: closed
closed_on: 2026-06-01
           ^^^^^^^^^^ error nonconformity-closed-with-effect-check: This case was closed on 2026-06-01, before its check on 2026-08-31.
cause: {method: five whys, text: No rules for contractors.}
effect_check: {result: worked, checked_on: 2026-08-31}
---
=== improvement/nonconformities/NC-4.md ===
---
id: NC-4
status: effect-check
---
`,
  ));

describe('finding-has-nonconformity', () => {
  const fixture = `
=== audits/reports/AUD-1.md ===
---
id: AUD-1
findings:
  - id: AUD-1-F1
    kind: nonconformity-major
  - id: AUD-1-F2
    kind: nonconformity-minor
  - id: AUD-1-F3
    kind: observation
---
=== improvement/nonconformities/NC-1.md ===
---
id: NC-1
source: {kind: audit, ref: AUD-1-F2}
---
`;

  test('the nonconformity may name the finding', () =>
    shows(
      findingHasNonconformity,
      `
=== audits/reports/AUD-1.md ===
---
id: AUD-1
findings:
  - id: AUD-1-F1
    kind: nonconformity-major
          ^^^^^^^^^^^^^^^^^^^ error finding-has-nonconformity: No nonconformity is recorded for 'AUD-1-F1'.
  - id: AUD-1-F2
    kind: nonconformity-minor
  - id: AUD-1-F3
    kind: observation
---
=== improvement/nonconformities/NC-1.md ===
---
id: NC-1
source: {kind: audit, ref: AUD-1-F2}
---
`,
    ));

  test('it comes when the record goes', () =>
    expect(
      healing(findingHasNonconformity, fixture, 'improvement/nonconformities/NC-1.md', () => null),
    ).toEqual({ before: 1, after: 2 }));
});

describe('incident-lesson-received', () => {
  test('the risk that received a lesson refers back', () =>
    shows(
      incidentLessonReceived,
      `
=== incidents/records/INC-1.md ===
---
id: INC-1
type: incident
status: closed
lessons:
  - {text: Storage could be created by hand., receiver: RA, ref: R-001}
                                                                 ^^^^^ error incident-lesson-received: 'R-001' does not refer back to 'INC-1' among its incidents.
  - {text: Contractors knew no rules., receiver: CIM, ref: NC-1}
---
=== incidents/records/INC-2.md ===
---
id: INC-2
type: incident
status: closed
        ^^^^^^ error incident-lesson-received: This incident is closed, but nobody received a lesson from it.
lessons: []
---
=== incidents/records/INC-3.md ===
---
id: INC-3
type: false-alarm
status: closed
---
=== risks/register/R-001.yaml ===
id: R-001
incidents: [INC-2]
`,
    ));

  test('it heals when the risk does', () =>
    expect(
      healing(
        incidentLessonReceived,
        `
=== incidents/records/INC-1.md ===
---
id: INC-1
type: incident
status: closed
lessons: [{text: Something., receiver: RA, ref: R-001}]
---
=== risks/register/R-001.yaml ===
id: R-001
`,
        'risks/register/R-001.yaml',
        text => `${text}incidents: [INC-1]\n`,
      ),
    ).toEqual({ before: 1, after: 0 }));
});

test('notices that are late, across time zones, or not sent at all', () =>
  shows(
    noticeInTime,
    `
=== incidents/records/INC-1.md ===
---
id: INC-1
notices:
  - {to: Authority, decision: send, limit: 2026-05-07T09:00:00+02:00, sent_at: 2026-05-07T08:30:00Z}
                                                                               ^^^^^^^^^^^^^^^^^^^^ warning notice-in-time: The notice to 'Authority' was sent at 2026-05-07T08:30:00Z, after its limit 2026-05-07T09:00:00+02:00.
  - {to: Customer, decision: send, limit: 2026-05-07T09:00:00+02:00, sent_at: 2026-05-07T07:00:00Z}
  - {to: Insurer, decision: send, limit: 2026-09-14T09:00:00+02:00}
                                         ^^^^^^^^^^^^^^^^^^^^^^^^^ warning notice-in-time: The notice to 'Insurer' had to be sent by 2026-09-14T09:00:00+02:00 and is not.
  - {to: Police, decision: do-not-send, limit: 2026-05-07T09:00:00+02:00}
  - {to: Press, decision: send, limit: 2026-09-15T09:00:00+02:00}
---
`,
  ));

test('dates of changes, by class', () =>
  shows(
    changeDatesInOrder,
    `
=== changes/CHG-1.md ===
---
id: CHG-1
class: normal
assessment: {on: 2026-04-12}
                 ^^^^^^^^^^ error change-dates-in-order: This change was assessed on 2026-04-12, after it was decided on 2026-04-10.
decision: {on: 2026-04-10}
implemented_on: 2026-04-12
                ^^^^^^^^^^ error change-dates-in-order: This change was carried out on 2026-04-12, after it was confirmed on 2026-04-11.
result: {confirmed_on: 2026-04-11}
---
=== changes/CHG-2.md ===
---
id: CHG-2
class: urgent
assessment: {on: 2026-04-12}
decision: {on: 2026-04-14}
implemented_on: 2026-04-10
---
=== changes/CHG-3.md ===
---
id: CHG-3
class: urgent
assessment: {on: 2026-04-10}
decision: {on: 2026-04-18}
               ^^^^^^^^^^ error change-dates-in-order: This change was decided on 2026-04-18, after it was carried out on 2026-04-10.
implemented_on: 2026-04-10
---
=== changes/CHG-4.md ===
---
id: CHG-4
class: unplanned
decision: {on: 2026-06-01}
implemented_on: 2026-04-10
---
`,
  ));

describe('requirement-fulfilment-traced', () => {
  test('the way ends at what is in force', () =>
    shows(
      requirementFulfilmentTraced,
      `
=== requirements/requirements.yaml ===
id: REG
requirements:
  - {id: REQ-1, in_isms: true, fulfilled_by: []}
         ^^^^^ error requirement-fulfilment-traced: Nothing is named that fulfils 'REQ-1'.
  - {id: REQ-2, in_isms: true, fulfilled_by: [A.7.4, POL-1]}
                                              ^^^^^ error requirement-fulfilment-traced: 'A.7.4' is not applicable and fulfils nothing.
                                                     ^^^^^ error requirement-fulfilment-traced: 'POL-1' is withdrawn and fulfils nothing.
  - {id: REQ-3, in_isms: true, fulfilment: met, fulfilled_by: [POL-2]}
                                                               ^^^^^ error requirement-fulfilment-traced: 'POL-2' is a draft, and the requirement counts as met.
  - {id: REQ-4, in_isms: true, fulfilment: partly, fulfilled_by: [POL-2, A.5.1]}
  - {id: REQ-5, in_isms: false}
=== risks/soa.yaml ===
id: SOA
controls:
  - {control: A.7.4, applicable: false}
=== policies/POL-1.md ===
---
id: POL-1
status: withdrawn
---
=== policies/POL-2.md ===
---
id: POL-2
status: draft
---
`,
    ));

  test('it heals when the policy is approved', () =>
    expect(
      healing(
        requirementFulfilmentTraced,
        `
=== requirements/requirements.yaml ===
requirements:
  - {id: REQ-1, in_isms: true, fulfilment: met, fulfilled_by: [POL-1]}
=== policies/POL-1.md ===
---
id: POL-1
status: draft
---
`,
        'policies/POL-1.md',
        text => text.replace('draft', 'approved'),
      ),
    ).toEqual({ before: 1, after: 0 }));
});

test('suppliers that are overdue for review', () =>
  shows(
    supplierReviewedInTime,
    `
=== suppliers/register.yaml ===
suppliers:
  - {id: SUP-1, criticality: critical, status: active, next_review: 2026-09-14}
                                                                    ^^^^^^^^^^ warning supplier-reviewed-in-time: 'SUP-1' was to be reviewed by 2026-09-14 and is not.
  - {id: SUP-2, criticality: high, status: active, next_review: 2026-06-01}
  - {id: SUP-3, criticality: low, status: active, next_review: 2026-06-01}
  - {id: SUP-4, criticality: critical, status: ended, next_review: 2026-06-01}
  - {id: SUP-5, criticality: critical, status: active, next_review: 2026-09-15}
=== suppliers/reviews/SRV-1.md ===
---
id: SRV-1
supplier: SUP-2
status: closed
date: 2026-06-03
---
=== suppliers/reviews/SRV-2.md ===
---
id: SRV-2
supplier: SUP-1
status: closed
date: 2025-09-03
---
`,
  ));

test('terms count wherever they are agreed, in a contract in force', () =>
  shows(
    supplierTermsAgreed,
    `
=== suppliers/register.yaml ===
suppliers:
  - id: SUP-1
    criticality: critical
    status: active
    contract: {ref: SAG-1}
    security_terms: {confidentiality: true}
  - id: SUP-2
    criticality: high
    status: active
    contract: {ref: SAG-2}
                    ^^^^^ warning supplier-terms-agreed: 'SAG-2' is at its end, but the supplier is active.
    security_terms: {confidentiality: true, measures: false}
                                                      ^^^^^ warning supplier-terms-agreed: Not agreed with this supplier: security measures and notice of incidents.
    information: {personal_data: true}
    data_processing_agreement: false
                               ^^^^^ warning supplier-terms-agreed: Personal data is processed without a data processing agreement.
  - id: SUP-3
    criticality: high
    status: active
    contract: {ref: SAG-1}
                    ^^^^^ warning supplier-terms-agreed: 'SAG-1' is the agreement with 'SUP-1', not with 'SUP-3'.
  - {id: SUP-4, criticality: high, status: active}
  - {id: SUP-5, criticality: medium, status: active, security_terms: {measures: false}}
=== suppliers/agreements/SAG-1.md ===
---
id: SAG-1
status: in-force
supplier: SUP-1
security_terms: {measures: true, incident_notice_hours: 24}
---
=== suppliers/agreements/SAG-2.md ===
---
id: SAG-2
status: ended
supplier: SUP-2
---
`,
  ));

describe('roles', () => {
  test('that documents rely on, own roles, and holders who left', () =>
    shows(
      roleHasHolder,
      `
=== isms/roles.yaml ===
id: REG
title: Roles
       ^^^^^ error role-has-holder: Nobody holds the role 'isms-manager', which a document relies on.
people:
  - {id: mira.voss, name: Mira Voss, roles: [records-manager]}
  - {id: old.hand, name: Old Hand, left_on: 2026-06-30}
roles:
  - {role: incident-manager, holder: old.hand}
                                     ^^^^^^^^ error role-has-holder: 'old.hand' left on 2026-06-30 and cannot hold 'incident-manager'.
own_roles:
  - {id: cloud-lead, name: Cloud lead}
         ^^^^^^^^^^ error role-has-holder: Nobody holds the role 'cloud-lead'.
=== policies/POL-1.md ===
---
id: POL-1
owner: isms-manager
exceptions_approver: risk-owner
---
=== policies/POL-2.md ===
---
id: POL-2
owner: records-manager
---
`,
    ));

  test('the finding heals when somebody holds the role', () =>
    expect(
      healing(
        roleHasHolder,
        `
=== isms/roles.yaml ===
title: Roles
own_roles:
  - {id: cloud-lead, name: Cloud lead}
=== isms/roles/cloud.yaml ===
title: Roles of the cloud team
roles: []
`,
        'isms/roles/cloud.yaml',
        () => 'title: Roles of the cloud team\nroles:\n  - {role: cloud-lead, holder: aylin.demir}\n',
      ),
    ).toEqual({ before: 1, after: 0 }));

  test('without any competence profile nothing is asked', () =>
    shows(
      roleHasCompetenceProfile,
      `
=== isms/roles.yaml ===
id: REG
roles:
  - {role: incident-manager, holder: aylin.demir}
`,
    ));
});

test('exceptions that ended', () =>
  shows(
    exceptionNotExpired,
    `
=== exceptions/EXC-1.md ===
---
id: EXC-1
status: approved
expires_on: 2026-07-31
            ^^^^^^^^^^ warning exception-not-expired: This exception ended on 2026-09-14 and is still granted.
renewals:
  - {until: 2026-08-31}
  - {until: 2026-09-14}
---
=== exceptions/EXC-2.md ===
---
id: EXC-2
status: ended
expires_on: 2026-07-31
---
=== exceptions/EXC-3.md ===
---
id: EXC-3
status: approved
expires_on: 2026-09-15
---
`,
  ));

describe('metric-has-values', () => {
  test('by month, quarter, half-year, year and week', () =>
    shows(
      metricHasValues,
      `
=== metrics/definitions/MET-1.yaml ===
id: MET-1
status: approved
frequency: monthly
           ^^^^^^^ warning metric-has-values: This metric has no value for 2026-05 and 2026-07.
valid_from: 2026-04-01
=== metrics/definitions/MET-2.yaml ===
id: MET-2
status: approved
frequency: half-yearly
approved_on: 2025-12-01
=== metrics/definitions/MET-3.yaml ===
id: MET-3
status: approved
frequency: yearly
valid_from: 2025-01-01
=== metrics/definitions/MET-4.yaml ===
id: MET-4
status: approved
frequency: weekly
           ^^^^^^ warning metric-has-values: The last value of this weekly metric is 32 days old.
valid_from: 2026-01-01
=== metrics/definitions/MET-5.yaml ===
id: MET-5
status: draft
frequency: monthly
valid_from: 2026-01-01
=== metrics/definitions/MET-6.yaml ===
id: MET-6
status: approved
frequency: on-event
valid_from: 2026-01-01
=== metrics/definitions/MET-7.yaml ===
id: MET-7
status: approved
frequency: quarterly
valid_from: 2026-01-01
valid_until: 2026-03-31
=== metrics/values/2026.yaml ===
values:
  - {metric: MET-1, period: 2026-04, measured_on: 2026-05-02, value: 3}
  - {metric: MET-1, period: 2026-05, measured_on: 2026-06-02, value: null}
  - {metric: MET-1, period: the month before last, measured_on: 2026-06-15, numerator: 1, denominator: 2}
  - {metric: MET-2, period: 2026-Q1, measured_on: 2026-04-02, value: 3}
  - {metric: MET-4, period: week 33, measured_on: 2026-08-14, value: 3}
=== metrics/values/MET-3-2025.yaml ===
id: VAL-1
metric: MET-3
period: 2025
measured_on: 2026-01-10
value: 1
`,
    ));

  test('it heals when the value is measured', () =>
    expect(
      healing(
        metricHasValues,
        `
=== metrics/definitions/MET-1.yaml ===
id: MET-1
status: approved
frequency: quarterly
valid_from: 2026-04-01
=== metrics/values/2026.yaml ===
values:
  - {metric: MET-1, period: 2026-Q2, measured_on: 2026-07-02, value: null}
`,
        'metrics/values/2026.yaml',
        text => text.replace('null', '4'),
      ),
    ).toEqual({ before: 1, after: 0 }));
});

describe('the management review', () => {
  test('answers the topics and the parts of topic d', () =>
    shows(
      reviewTopicsAnswered,
      `
=== reviews/MR-1.md ===
---
id: MR-1
inputs:
^^^^^^ error review-topics-answered: The review does not answer topics c, e and f of clause 9.3.2.
^^^^^^ error review-topics-answered: Under topic d the review leaves out nonconformities and measurements.
  - {topic: a}
  - {topic: b}
  - {topic: d, aspect: audits}
  - {topic: d, aspect: objectives}
  - {topic: g}
---
=== reviews/MR-2.md ===
---
id: MR-2
inputs: [{topic: a}, {topic: b}, {topic: c}, {topic: d}, {topic: e}, {topic: f}, {topic: g}]
---
=== reviews/MR-3.md ===
---
id: MR-3
status: draft
inputs: [{topic: a}]
---
`,
    ));

  test('leads to something', () =>
    shows(
      reviewDecisionFollowedUp,
      `
=== reviews/MR-1.md ===
---
id: MR-1
decisions:
  - {id: MR-1-D1, text: Buy a scan tool.}
         ^^^^^^^ warning review-decision-followed-up: No change, improvement or resource carries on the decision 'Buy a scan tool.'.
  - {id: MR-1-D2, text: Train freelancers., ref: NC-1}
  - {id: MR-1-D3, text: Move to Halle., status: dropped}
  - {id: MR-1-D4, text: Write backups twice.}
---
=== changes/CHG-1.md ===
---
id: CHG-1
source: MR-1-D4
---
`,
    ));
});

test('kinds of document without a line on the records schedule', () =>
  shows(
    recordsScheduleComplete,
    `
=== records/schedule.yaml ===
id: SCH-1
lines:
^^^^^ warning records-schedule-complete: Documents of these kinds are kept, but have no line in the schedule: 'incident-record' and 'change-record'.
  - {record_class: records-schedule}
  - {record_class: policy}
=== policies/POL-1.md ===
---
id: POL-1
---
=== changes/CHG-1.md ===
---
id: CHG-1
---
=== incidents/records/INC-1.md ===
---
kind: incident-record
id: INC-1
---
`,
  ));

test('promises to customers that nobody took up', () =>
  shows(
    commitmentHasRequirement,
    `
=== customers/register.yaml ===
id: REG
customers:
  - id: C-17
    commitments:
      - {text: Notice of incidents within 24 hours}
               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning commitment-has-requirement: 'Notice of incidents within 24 hours' is promised, but is no requirement of the register.
      - {text: Restore within 8 hours, requirement: REQ-1}
                                                    ^^^^^ warning commitment-has-requirement: 'Restore within 8 hours' is promised, but 'REQ-1' is left out of the ISMS.
      - {text: Availability of 99.5 per cent, requirement: REQ-2}
=== requirements/requirements.yaml ===
requirements:
  - {id: REQ-1, in_isms: false}
  - {id: REQ-2, in_isms: true}
`,
  ));

test('the second scope and the second overall policy show at both', () => {
  const both = `
=== policies/POL-1.md ===
---
id: POL-1
level: overall
status: approved
---
=== policies/POL-2.md ===
---
id: POL-2
level: overall
status: approved
---
`;
  expect(healing(oneOverallPolicy, both, 'policies/POL-1.md', () => null)).toEqual({ before: 2, after: 0 });
  shows(
    oneScope,
    `
=== isms/scope.md ===
---
id: SCO-1
status: approved
        ^^^^^^^^ error one-scope: 'SCO-2' is an approved statement of the scope as well.
---
=== isms/scope/office.md ===
---
id: SCO-2
status: approved
        ^^^^^^^^ error one-scope: 'SCO-1' is an approved statement of the scope as well.
---
=== isms/scope/new.md ===
---
id: SCO-3
status: draft
---
`,
  );
});

test('auditors who are audited, or own a process or control of the audit', () =>
  shows(
    auditorIsImpartial,
    `
=== audits/reports/AUD-1.md ===
---
id: AUD-1
processes: [INC, REC]
controls: [A.8.9]
auditees: [jonas.behr]
auditors:
  - {person: mira.voss}
             ^^^^^^^^^ error auditor-is-impartial: 'mira.voss' audits here and owns 'PRD-REC'.
  - {person: jonas.behr}
             ^^^^^^^^^^ error auditor-is-impartial: 'jonas.behr' audits here and is audited as well.
  - {person: tomas.riedel}
             ^^^^^^^^^^^^ error auditor-is-impartial: 'tomas.riedel' audits here and owns the control 'A.8.9'.
  - {person: katrin.oelze}
---
=== isms/processes/records.md ===
---
id: PRD-REC
process: [REC, COM]
owner: mira.voss
---
=== isms/processes/audit.md ===
---
id: PRD-AUD
process: AUD
owner: katrin.oelze
---
=== risks/soa.yaml ===
id: SOA
controls:
  - {control: A.8.9, applicable: true, owner: tomas.riedel}
`,
  ));

test('clauses and processes that no audit of the programme reaches', () =>
  shows(
    auditCycleComplete,
    `
=== audits/programme.yaml ===
id: AUP-1
coverage:
^^^^^^^^ warning audit-cycle-complete: No audit of the programme covers clauses 10.1 and 10.2.
^^^^^^^^ warning audit-cycle-complete: No audit of the programme covers processes COM and CRM.
  - clauses: ['4', '5', '6', '7', '8', '9']
    processes: [GOV, POL, REQ, RA, RT, IMPL, OUT, AWA, INC, CHG, AUD, PER, CIM, REC, RES]
    audits: [AUP-1-A1]
  - clauses: ['10']
    audits: [AUP-1-A2]
audits:
  - {id: AUP-1-A1, status: planned}
  - {id: AUP-1-A2, status: cancelled}
`,
  ));

test('the audit programme reaches every applicable control, where it goes by controls', () =>
  shows(
    auditCycleComplete,
    `
=== audits/programme.yaml ===
id: AUP-1
coverage:
^^^^^^^^ warning audit-cycle-complete: No audit of the programme covers applicable control A.8.9.
  - controls: [A.5, A.8.1]
    audits: [AUP-1-A1]
=== risks/soa.yaml ===
id: SOA-001
controls:
  - {control: A.5.1, applicable: true}
  - {control: A.8.1, applicable: true}
  - {control: A.8.9, applicable: true}
  - {control: A.8.10, applicable: false}
`,
  ));

test('a record is kept for its period, counted from the last day it names or from the field that is named', () =>
  shows(
    retentionNotExceeded,
    `
=== records/schedule.yaml ===
id: SCH-001
lines:
  - {record_class: training-record, retention: {period: 3 years, starts_with: date}}
  - {id: RET-2, record_class: customer-request, retention: {period: 90 days, starts_with: end of the contract, field: contract_end}}
  - {id: RET-3, record_class: decision-record, retention: {period: unlimited, starts_with: date}}
  - {id: RET-4, record_class: decision-record, retention: {period: 1 year, starts_with: date}}
  - {id: RET-5, record_class: audit-report, retention: {period: 1 year, starts_with: date}, hold: A dispute.}
=== people/training/a.md ===
---
id: TRN-1
status: held
date: 2023-08-14
      ^^^^^^^^^^ warning retention-not-exceeded: 'records/schedule.yaml' keeps these records for 3 years; counted from 2023-08-14, that ended on 2026-08-14.
---
=== people/training/b.md ===
---
id: TRN-2
status: held
date: 2020-01-01
materials: {used_until: 2026-01-01}
---
=== people/training/c.md ===
---
id: TRN-3
status: planned
date: 2020-01-01
---
=== customers/requests/a.md ===
---
id: CRQ-1
status: answered
sent_on: 2020-01-01
---
=== isms/decisions/a.md ===
---
id: DEC-1
status: decided
date: 2020-01-01
---
=== isms/decisions/b.md ===
---
id: DEC-2
status: decided
date: 2020-01-01
      ^^^^^^^^^^ warning retention-not-exceeded: 'RET-4' keeps these records for 1 year; counted from 2020-01-01, that ended on 2021-01-01.
retention: RET-4
---
=== audits/reports/a.md ===
---
id: AUD-1
status: approved
report_date: 2020-01-01
---
`,
  ));

test('what was overdue at a review has to be in its minutes, by itself or by its risk', () =>
  shows(
    overdueTreatmentReachesReview,
    `
=== risks/treatment-plan.yaml ===
id: RTP-PLAN
items:
  - {id: RTP-1, risks: [R-1], due: 2026-05-31, status: running}
                                   ^^^^^^^^^^ warning overdue-treatment-reaches-review: This measure was due on 2026-05-31 and is running, but the review of 2026-06-20 does not name it or its risks.
  - {id: RTP-2, risks: [R-2], due: 2026-05-31, status: running}
  - {id: RTP-3, risks: [R-1], due: 2026-05-31, status: done}
  - {id: RTP-4, risks: [R-1], due: 2026-08-31, status: open}
=== reviews/a.md ===
---
id: MR-1
status: approved
date: 2026-06-20
decisions:
  - {id: MR-1-D1, text: Close the door., ref: [RTP-9]}
inputs:
  - {topic: f, source: [R-2]}
---
=== reviews/b.md ===
---
id: MR-2
status: draft
date: 2026-09-10
---
`,
  ));

test('what a document says of itself under its title agrees with its metadata, however it is written', () =>
  shows(
    metadataAgreesWithText,
    `
=== policies/a.md ===
---
id: POL-1
version: '1.2'
status: approved
approved_on: 2026-05-04
next_review: 2027-05-04
classification: internal
---
# Access 🔑

| **Document ID** | POL-1 |
|---|---|
| Version | v1.2 |
| Classification | Internal use only |
| Status | Final |
| Approved on | 04/05/2026 |
| Owner | \`Mira\` |

**Version:** 1.3 · **Status**: draft | **Next review:** 2027-05-05
             ^^^ warning metadata-agrees-with-text: The text says '1.3' here, the metadata say version: '1.2'.
                               ^^^^^ warning metadata-agrees-with-text: The text says 'draft' here, the metadata say status: 'approved'.
                                                        ^^^^^^^^^^ warning metadata-agrees-with-text: The text says '2027-05-05' here, the metadata say next_review: '2027-05-04'.
`,
  ));

test('every rule bears values of any kind where it expects others', () => {
  const { kinds, entries } = checkedEngine(new Map(), { rules: [] }).setup.schemas;
  const fieldsOf = (shape: Shape): readonly string[] =>
    Object.keys(shape.properties ?? {}).filter(key => key !== 'kind');
  for (const value of ['null', '2.5', 'text', '[null, 1, {x: [1]}]', '{by: [1], on: {}, level: []}']) {
    const write = (names: readonly string[], separator: string): string =>
      names.map(name => `${name}: ${value}`).join(separator);
    const files = Object.values(kinds).flatMap(({ kind, head, lists, singleShape }): [string, string][] => {
      const fields = fieldsOf(head).filter(key => !Object.hasOwn(lists, key));
      const items = Object.entries(lists).map(([key, type]) => {
        const shape = entries[type]?.shape ?? {};
        return `${key}:\n  - {${write(fieldsOf(shape), ', ')}}\n`;
      });
      return [
        [`${kind}.yaml`, `kind: ${kind}\n${write(fields, '\n')}\n${items.join('')}`],
        [`${kind}-alone.yaml`, `kind: ${kind}\n${write(fieldsOf(singleShape ?? head), '\n')}\n`],
      ];
    });
    expect(() => checkedEngine(new Map(files), { rules: allRules })).not.toThrow();
  }
});
