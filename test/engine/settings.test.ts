import { expect, test } from 'vitest';
import { idUnique } from '../../server/src/engine/rules/idUnique.js';
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
