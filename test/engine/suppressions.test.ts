import { expect, test } from 'vitest';
import { idUnique } from '../../server/src/engine/rules/idUnique.js';
import { referenceResolves } from '../../server/src/engine/rules/referenceResolves.js';
import { annotate } from '../support/fixture.js';

const check = (fixture: string) =>
  expect(annotate(fixture, { rules: [idUnique, referenceResolves] })).toBe(fixture);

test('a comment with a reason silences its own line, or the next one', () => {
  check(`
=== risks/register/all.yaml ===
risks:
  - id: R-1
    requirements: [REQ-7] # isms-ignore reference-resolves: the register of requirements follows
    # isms-ignore reference-resolves: as above
    suppliers: [SUP-7]
    incidents: [INC-7]
                ^^^^^ error reference-resolves: Nothing defines 'INC-7' (an incident record).`);
});

test('a whole file can be silenced, in Markdown by an HTML comment', () => {
  check(`
=== policies/a.md ===
---
id: POL-1
related: [POL-9]
---
<!-- isms-ignore-file reference-resolves: imported, ids are sorted out in autumn -->
# A`);
});

test('a suppression needs a reason and a finding', () => {
  check(`
=== policies/a.md ===
---
id: POL-1
related: [POL-9] # isms-ignore reference-resolves
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning suppression-has-reason: Say why 'reference-resolves' is ignored here: add a colon and the reason.
# isms-ignore id-unique: no longer so
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning suppression-is-used: There is no finding 'id-unique' to ignore here.
title: A
---`);
});
