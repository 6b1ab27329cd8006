import { expect, test } from 'vitest';
import { exceptionNotExpired } from '../../server/src/engine/rules/exceptionNotExpired.js';
import { idUnique } from '../../server/src/engine/rules/idUnique.js';
import { placeholderLeft } from '../../server/src/engine/rules/placeholderLeft.js';
import { processKnown } from '../../server/src/engine/rules/processKnown.js';
import { referenceResolves } from '../../server/src/engine/rules/referenceResolves.js';
import { ruleOptionValid } from '../../server/src/engine/rules/ruleOptionValid.js';
import { treatmentInTime } from '../../server/src/engine/rules/treatmentInTime.js';
import { valueAllowed } from '../../server/src/engine/rules/valueAllowed.js';
import { readSettings } from '../../server/src/engine/settings/readSettings.js';
import { annotate, checkedEngine } from '../support/fixture.js';

const check = (fixture: string) =>
  expect(annotate(fixture, { rules: [idUnique, referenceResolves] })).toBe(fixture);

test('the severity of a rule can be set for all files, and for those of a path', () => {
  check(`
=== isms.yaml ===
organization: Tallyhop
rules:
  reference-resolves: warning
overrides:
  - path: policies/drafts/**
    rules: {reference-resolves: off}
  - path: policies/drafts/late/**
    rules: {reference-resolves: info}
=== policies/a.md ===
---
id: POL-1
related: [POL-9]
          ^^^^^ warning reference-resolves: Nothing defines 'POL-9'.
---
=== policies/drafts/b.md ===
---
id: POL-2
related: [POL-9]
---
=== policies/drafts/late/c.md ===
---
id: POL-3
related: [POL-9]
          ^^^^^ info reference-resolves: Nothing defines 'POL-9'.
---`);
});

test('options of a rule are those of the last path that fits, else those for all files, else its own', () => {
  const fixture = `
=== isms.yaml ===
organization: Tallyhop
rules:
  placeholder-left: {words: [offen]}
  treatment-in-time: {severity: info, lead_days: 30}
overrides:
  - path: policies/**
    rules: {placeholder-left: {words: [ausstehend], allowed: [TBD]}}
  - path: policies/late/**
    rules: {placeholder-left: {severity: error}}
=== isms/decisions/a.md ===
---
id: DEC-1
title: offen, halboffen, ausstehend
       ^^^^^ warning placeholder-left: 'offen' is still to be filled in.
owner: TBD
       ^^^ warning placeholder-left: 'TBD' is still to be filled in.
---
=== policies/a.md ===
---
id: POL-1
owner: TBD
---
Was ausstehend ist, und was offen.
    ^^^^^^^^^^ warning placeholder-left: 'ausstehend' is still to be filled in.
=== policies/late/b.md ===
---
id: POL-2
owner: ausstehend
       ^^^^^^^^^^ error placeholder-left: 'ausstehend' is still to be filled in.
---
=== risks/treatment-plan.yaml ===
id: RTP-PLAN
items:
  - {id: RTP-05, due: 2026-10-14, status: running}
                      ^^^^^^^^^^ info treatment-in-time: This measure is due on 2026-10-14 and is running.
  - {id: RTP-06, due: 2026-10-15, status: running}`;
  expect(annotate(fixture, { rules: [placeholderLeft, treatmentInTime] })).toBe(fixture);
});

test('what is told ahead of its day is no error in a strict run, and takes nothing from coverage', () => {
  const stateWith = (day: string) => {
    const files = new Map([
      ['isms.yaml', 'organization: Tallyhop\nrules: {exception-not-expired: {lead_days: 30}}\n'],
      ['exceptions/a.md', `---\nid: EXC-1\ntitle: E\nstatus: approved\nexpires_on: ${day}\n---\n`],
    ]);
    const engine = checkedEngine(files, { rules: [exceptionNotExpired], strictDates: true });
    const inTime = engine
      .coverage()
      .find(({ outcome }) => outcome.id === 'POL-O6')
      ?.reasons.filter(({ text }) => text.includes('past its expiry date'));
    return [engine.allDiagnostics().map(it => it.severity), inTime?.map(({ holds }) => holds)];
  };
  expect(stateWith('2026-10-01')).toEqual([['warning'], [true]]);
  expect(stateWith('2026-09-01')).toEqual([['error'], [false]]);
});

test('after the day comes the grace that is set', () => {
  const fixture = `
=== isms.yaml ===
organization: Tallyhop
rules: {treatment-in-time: {grace_days: 10}}
=== risks/treatment-plan.yaml ===
id: RTP-PLAN
items:
  - {id: RTP-05, due: 2026-09-05, status: running}
  - {id: RTP-06, due: 2026-09-04, status: running}
                      ^^^^^^^^^^ warning treatment-in-time: This measure was due on 2026-09-04 and is running.`;
  expect(annotate(fixture, { rules: [treatmentInTime] })).toBe(fixture);
});

test('an option that is not there or cannot be so is told, and counts as not given', () => {
  const fixture = `
=== isms.yaml ===
organization: Tallyhop
rules:
  placeholder-left: {words: tbd, allow: [x]}
                            ^^^ error rule-option-valid: 'words' of 'placeholder-left' has to be a list of texts.
                                 ^^^^^ error rule-option-valid: 'placeholder-left' has no option 'allow'; did you mean 'allowed'?
  treatment-in-time:
    severity: loud
              ^^^^ error value-allowed: 'severity' cannot be 'loud'; it may be 'error', 'warning', 'info' or 'off'.
    lead_days: 1.5
               ^^^ error rule-option-valid: 'lead_days' of 'treatment-in-time' has to be a whole number from 0 to 3660.
overrides:
  - path: a/**
    rules: {value-allowed: {constructor: 1}, yaml-valid: {x: 1}}
                            ^^^^^^^^^^^ error rule-option-valid: 'value-allowed' has no option 'constructor'.
                                                          ^ error rule-option-valid: 'yaml-valid' has no option 'x'.
=== risks/treatment-plan.yaml ===
id: RTP-PLAN
items:
  - {id: RTP-05, due: 2026-09-16, status: running}`;
  expect(
    annotate(fixture, { rules: [placeholderLeft, treatmentInTime, ruleOptionValid, valueAllowed] }),
  ).toBe(fixture);
});

test('of settings that cannot all be understood, the rest counts', () => {
  const { settings, isValid } = readSettings(
    'organization: A\nignore: [x/**, 7]\nrules: {id-unique: loud, a-b: off}\ndocuments: [\n',
  );
  expect(isValid).toBe(false);
  expect(settings.organization).toBe('A');
  expect([...settings.rules]).toEqual([['a-b', { severity: 'off', options: {} }]]);
  expect(settings.ignore).toEqual(['x/**']);
});

test('keys that JavaScript knows are only keys', () => {
  const { settings } = readSettings('organization: A\nrules: {__proto__: off, constructor: off}\n');
  expect([...settings.rules.keys()]).toEqual(['__proto__', 'constructor']);
});

test("a person's rating counts once it says what, why, who and when", () => {
  const { settings, isValid } = readSettings(`organization: A
ratings:
  - {process: RA, rating: L, reason: Two risks had no owner., by: mira.voss, on: 2026-09-01}
  - {process: RT, rating: A, reason: Good., by: mira.voss, on: 2026-09-01}
  - {process: INC, rating: F, by: mira.voss, on: 2026-09-01}
`);
  expect(isValid).toBe(false);
  expect(settings.ratings).toEqual([
    { process: 'RA', rating: 'L', reason: 'Two risks had no owner.', by: 'mira.voss', on: '2026-09-01' },
  ]);
});

test('only a process of the model can be rated', () => {
  const fixture = `
=== isms.yaml ===
organization: Tallyhop
ratings:
  - process: RAA
             ^^^ error process-known: 'RAA' is no process of the model; did you mean 'RA'?
    rating: L
    reason: Two risks had no owner.
    by: mira.voss
    on: 2026-09-01`;
  expect(annotate(fixture, { rules: [processKnown] })).toBe(fixture);
});
