import { describe, expect, test } from 'vitest';
import { allRules } from '../../server/src/engine/rules/index.js';
import { afterFix } from '../support/afterFix.js';
import { annotate, checkedEngine, parseFixture } from '../support/fixture.js';

const rulesOf = (...codes: string[]) => allRules.filter(({ meta }) => codes.includes(meta.code));
const schemaCodes = ['field-present', 'field-known', 'value-has-type', 'value-allowed', 'value-in-range'];

/** Checks a fixture that already holds its diagnostics. */
function holds(fixture: string, ...codes: string[]): void {
  expect(annotate(fixture, { rules: rulesOf(...codes) })).toBe(fixture);
}

/** The text of the first file after the first fix that is offered. */
function fixed(text: string, path: string, ...codes: string[]): string | undefined {
  const files = new Map([[path, text]]);
  const found = checkedEngine(files, { rules: rulesOf(...codes) }).allDiagnostics();
  const first = found.find(({ fix }) => fix !== null);
  return first && afterFix(files, first).get(path);
}

describe('what a schema does not allow', () => {
  test('is shown at the value, each thing once', () =>
    holds(
      `
=== assets/inventory.yaml ===
id: AST
    ^^^ error field-present: 'next_review' is missing: day by which it has to be reviewed.
title: Assets
owner: mira.voss
status: in reviev
        ^^^^^^^^^ error value-allowed: 'status' cannot be 'in reviev'; did you mean 'in-review'? It may be 'draft', 'in-review', 'approved' or 'withdrawn'.
tags: cloud
      ^^^^^ error value-has-type: 'tags' is the text 'cloud'; a list is expected.
assets: []
`,
      ...schemaCodes,
    ));

  test('is shown in an entry of its own', () =>
    holds(
      `
=== risks/register/all.yaml ===
id: REG
title: Risks
owner: mira.voss
next_review: 2027-01-01
risks:
  - id: R-1
    title: "Träger 🚚 fällt aus"
    status: identified
    scenario: A lorry breaks down.
    affects: [availability, availabilty, availability]
                            ^^^^^^^^^^^ error value-allowed: 'affects' cannot be 'availabilty'; did you mean 'availability'? It may be 'confidentiality', 'integrity' or 'availability'.
                                         ^^^^^^^^^^^^ error value-in-range: 'affects' names 'availability' twice.
    risk_owner: mira.voss
    last_assessed: 2026-05-04
    next_assessment: 2027-05-04
    consequence: {level: 3, levell: 4}
                            ^^^^^^ error field-known: 'levell' is not a field of 'consequence'; there may be 'level', 'category' or 'reasoning'.
    treatment: {options: [modify]}
    ^^^^^^^^^ error field-present: Either 'controls' or 'plan_items' is missing in 'treatment'.
`,
      ...schemaCodes,
    ));

  test('of two ways of giving a value is one choice', () =>
    holds(
      `
=== metrics/values/2026.yaml ===
title: Values
owner: mira.voss
values:
  - id: V-1
        ^^^ error field-present: Either 'value' or 'numerator' and 'denominator' is missing.
    metric: M-1
    period: 2026-Q1
    measured_on: 2026-04-01
`,
      'field-present',
      'field-known',
    ));

  test('is found behind a byte order mark, with Windows line ends and with emoji before the value', () => {
    const text =
      '\uFEFF---\r\nid: "🙂"\r\ntitle: Access\r\nstatus: [a, b]\r\nversion: 2\r\ncontrols: 🔐\r\n---\r\n';
    const engine = checkedEngine(new Map([['policies/a.md', text]]), { rules: rulesOf('value-has-type') });
    expect(
      engine.allDiagnostics().map(({ start, end, message }) => [text.slice(start, end), message]),
    ).toEqual([
      ['status', "'status' is a list; text is expected."],
      ['🔐', "'controls' is the text '🔐'; a list is expected."],
    ]);
  });

  test('in a file without metadata is one finding', () =>
    expect(annotate('=== policies/a.md ===\n# Access\n', { rules: rulesOf('field-present') })).toContain(
      "\n# Access\n^ error field-present: This policy has no metadata; it needs 'id', 'title', 'owner', 'status', 'version', 'next_review', 'classification',",
    ));

  test('is told of the settings as well', () =>
    holds(
      `
=== isms.yaml ===
organization: ''
^^^^^^^^^^^^ error value-in-range: 'organization' is empty.
rules:
  id-unique: warn
             ^^^^ error value-allowed: 'id-unique' cannot be 'warn'; it may be 'error', 'warning', 'info' or 'off'.
tailorring: {}
^^^^^^^^^^ error field-known: 'tailorring' is not a field here; did you mean 'tailoring'?
documents:
  - path: notes/**
    ^^^^ error field-present: 'kind' is missing in 'documents': the kind of the documents there.
`,
      ...schemaCodes,
    ));

  test('is told of an item that is no entry at all', () =>
    holds(
      `
=== assets/inventory.yaml ===
title: Assets
assets:
  - id: A-1
  - Laptop
    ^^^^^^ error value-has-type: 'assets' is the text 'Laptop'; a group of fields is expected.
`,
      'value-has-type',
    ));

  test('leaves a value that is still to be filled in to the rule for these', () =>
    holds(
      `
=== policies/a.md ===
---
status: TBD
owner: [TBD]
review_interval: '{{months}}'
---
`,
      'value-has-type',
      'value-allowed',
      'value-in-range',
    ));
});

describe('a missing field is added', () => {
  test('after the last field of a head, before the lists of a register', () =>
    expect(fixed('title: A # one\nowner: b\nassets:\n  - id: A-1\n', 'assets/a.yaml', 'field-present')).toBe(
      'title: A # one\nowner: b\nnext_review: <next review>\nassets:\n  - id: A-1\n',
    ));
  test('in the indentation of an entry', () =>
    expect(
      fixed(
        'title: A\nowner: b\nnext_review: c\nassets:\n  -  id: A-1\n     type: data\n',
        'assets/a.yaml',
        'field-present',
      ),
    ).toMatch(/\n {2}- {2}id: A-1\n {5}type: data\n {5}name: <name>\n$/));
  test('in braces, and with the line ends of the file', () => {
    expect(
      fixed('title: A\nowner: b\nnext_review: c\nassets:\n  - {id: A-1}\n', 'assets/a.yaml', 'field-present'),
    ).toMatch(/- \{name: <name>, id: A-1\}\n$/);
    expect(
      fixed('title: A\r\nowner: b\r\nassets:\r\n  - id: A-1\r\n', 'assets/a.yaml', 'field-present'),
    ).toBe('title: A\r\nowner: b\r\nnext_review: <next review>\r\nassets:\r\n  - id: A-1\r\n');
  });
});

describe('a value of the wrong type is put right', () => {
  const policy = (line: string) => `---\nid: P\n${line}\n---\n`;
  test.each([
    ['review_interval: "12"', 'review_interval: 12'],
    ['public: yes', 'public: true'],
    ["public: 'No'", 'public: false'],
    ['classification: 3', "classification: '3'"],
    ['audience: true', "audience: 'true'"],
    ['controls: A.5.1, A.5.2', 'controls: [A.5.1, A.5.2]'],
    ["controls: 'A.5.1' # here", "controls: ['A.5.1'] # here"],
  ])('%s', (wrong, right) =>
    expect(fixed(policy(wrong), 'policies/a.md', 'value-has-type')).toBe(policy(right)),
  );

  test.each([
    ['review_interval: yearly'],
    ['controls: {a: b}'],
    ['public: maybe'],
    ['controls:'],
    ['controls: see a: b'],
  ])('not where only its author knows: %s', wrong =>
    expect(fixed(policy(wrong), 'policies/a.md', 'value-has-type')).toBeUndefined(),
  );
});

describe('a field that is almost one of ours', () => {
  test('is a warning at its name', () =>
    holds(
      `
=== policies/a.md ===
---
id: P
next_reviev: 2027-01-01
^^^^^^^^^^^ warning field-spelled-right: No rule reads 'next_reviev'; did you mean 'next_review'?
"Owner": mira.voss
 ^^^^^ warning field-spelled-right: No rule reads 'Owner'; did you mean 'owner'?
approval_date: 2026-05-04
^^^^^^^^^^^^^ warning field-spelled-right: No rule reads 'approval_date'; did you mean 'approved_on'?
team: platform
---
=== risks/register/R-1.yaml ===
id: R-1
risk_ower: mira.voss
^^^^^^^^^ warning field-spelled-right: No rule reads 'risk_ower'; did you mean 'risk_owner'?
`,
      'field-spelled-right',
    ));

  test('is none where ours is there already', () =>
    holds(
      `
=== policies/a.md ===
---
id: P
owner: mira.voss
owners: [mira.voss]
---
`,
      'field-spelled-right',
    ));
});

test('fixtures keep their line ends', () =>
  expect(parseFixture('=== a.md ===\na\r\nb').files.get('a.md')).toBe('a\r\nb'));
