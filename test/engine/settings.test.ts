import { expect, test } from 'vitest';
import { idUnique } from '../../server/src/engine/rules/idUnique.js';
import { processKnown } from '../../server/src/engine/rules/processKnown.js';
import { referenceResolves } from '../../server/src/engine/rules/referenceResolves.js';
import { readSettings } from '../../server/src/engine/settings/readSettings.js';
import { annotate } from '../support/fixture.js';

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

test('of settings that cannot all be understood, the rest counts', () => {
  const { settings, isValid } = readSettings(
    'organization: A\nignore: [x/**, 7]\nrules: {id-unique: loud, a-b: off}\ndocuments: [\n',
  );
  expect(isValid).toBe(false);
  expect(settings.organization).toBe('A');
  expect([...settings.rules]).toEqual([['a-b', 'off']]);
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
