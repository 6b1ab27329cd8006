import { describe, expect, test } from 'vitest';
import { allRules } from '../../server/src/engine/rules/index.js';
import { afterFix } from '../support/afterFix.js';
import { checkedEngine, parseFixture } from '../support/fixture.js';

/** The file with the finding once it is mended; the first file of the fixture is taken for it. */
function mended(
  code: string,
  fixture: string,
): { readonly text: string | undefined; readonly isSafe: boolean } {
  const { files } = parseFixture(fixture);
  const rules = allRules.filter(({ meta }) => meta.code === code);
  const found = checkedEngine(files, { rules }).allDiagnostics();
  const diagnostic = found.find(it => it.code === code && it.fix !== null);
  if (!diagnostic) throw new Error(`No fix: ${found.map(({ message }) => message).join(' ')}`);
  const after = afterFix(files, diagnostic);
  const left = checkedEngine(after, { rules }).allDiagnostics();
  expect(
    left.filter(it => it.code === code && it.start === diagnostic.start && it.message === diagnostic.message),
  ).toEqual([]);
  return { text: after.get(diagnostic.uri), isSafe: diagnostic.fix?.isSafe === true };
}

const policy = (rest: string): string => `=== policies/a.md ===\n---\nid: POL-1\n${rest}\n---\n`;

const report = (rest: string): string => `=== audits/reports/a.md ===\n---\nid: AR-1\n${rest}\n---\n`;

describe('what says the same in the right form is safe', () => {
  test.each([
    ['date-is-iso', policy('approved_on: 4 May 2026'), 'approved_on: 2026-05-04'],
    ['version-is-quoted', policy('version: 1.10'), "version: '1.10'"],
    ['value-has-type', policy('controls: A.5.1'), 'controls: [A.5.1]'],
    ['value-allowed', policy('status: In Review'), 'status: in-review'],
    ['clause-known', report('clauses: [6.1, Clause 6.1.2]'), 'clauses: [6.1, 6.1.2]'],
    ['clause-known', report("clauses:\n  - 'ISO/IEC 27001:2022, 9.3'"), "  - '9.3'"],
    ['reference-resolves', policy('controls: [A5.15]'), 'controls: [A.5.15]'],
    [
      'soa-control-known',
      '=== risks/soa.yaml ===\ncontrols:\n  - {control: A8.32, applicable: true}',
      '{control: A.8.32, applicable: true}',
    ],
    [
      'value-in-range',
      '=== risks/register/R.yaml ===\nid: R-1\naffects: [integrity, availability, integrity]',
      'affects: [integrity, availability]',
    ],
    [
      'value-in-range',
      '=== risks/register/R.yaml ===\nid: R-1\naffects:\n  - integrity\n  - integrity # again\nlevel: 1',
      'affects:\n  - integrity\nlevel: 1',
    ],
    ['suppression-is-used', policy('title: A # isms-ignore id-unique: old'), 'title: A\n---'],
    ['suppression-is-used', policy('# isms-ignore id-unique: old\ntitle: A'), 'POL-1\ntitle: A\n---'],
  ])('%s', (code, before, then) => {
    const { text, isSafe } = mended(code, before);
    expect(text).toContain(then);
    expect(isSafe).toBe(true);
  });
});

describe('what somebody has to look at is not', () => {
  test.each([
    ['value-allowed', policy('status: aproved'), 'status: approved'],
    ['field-spelled-right', policy('next_reveiw: 2027-05-04'), 'next_review: 2027-05-04'],
    ['claim-fits-kind', policy('outcomes: [POL-O3, INC-O2]'), 'outcomes: [POL-O3]'],
    ['claim-fits-kind', policy('outcomes: [INC-O2, POL-O3]'), 'outcomes: [POL-O3]'],
    ['claim-fits-kind', policy('outcomes: ["INC-O2"]'), 'outcomes: []'],
    ['claim-fits-kind', policy('outcomes:\n  - POL-O3\n  - INC-O2\ntitle: A'), '  - POL-O3\ntitle: A'],
    [
      'exception-not-expired',
      '=== exceptions/E.md ===\n---\nid: E-1\nstatus: approved\nexpires_on: 2026-01-01\n---',
      'status: expired',
    ],
    ['model-edition-agrees', '=== isms.yaml ===\nmodel: {edition: 0.0.1}', 'edition: 0.1'],
    [
      'requirement-fulfilment-traced',
      '=== requirements/requirements.yaml ===\nrequirements:\n  - id: REQ-1\n    in_isms: true',
      '    fulfilled_by: [<id>]',
    ],
    [
      'soa-reason-given',
      '=== risks/soa.yaml ===\ncontrols:\n  - control: A.8.32\n    applicable: false',
      '    reason_excluded: <reason excluded>',
    ],
    [
      'nonconformity-closed-with-effect-check',
      '=== improvement/nonconformities/N.md ===\n---\nid: N-1\nstatus: closed\n---',
      'cause: {method: <method>, text: <text>}',
    ],
    [
      'incident-lesson-received',
      '=== incidents/records/I.md ===\n---\nid: I-1\ntype: incident\nstatus: closed\n---',
      'lessons: [{text: <text>, receiver: <receiver>}]',
    ],
    [
      'commitment-has-requirement',
      '=== customers/register.yaml ===\ncustomers:\n  - id: C-1\n    commitments:\n      - text: Fast\n=== requirements/requirements.yaml ===\nrequirements:\n  - id: REQ-1',
      '      - text: Fast\n        requirement: <id of a requirement>',
    ],
    [
      'suppression-has-reason',
      policy('status: aproved # isms-ignore value-allowed:'),
      '# isms-ignore value-allowed: <why this may stay>',
    ],
  ])('%s', (code, before, then) => {
    const { text, isSafe } = mended(code, before);
    expect(text).toContain(then);
    expect(isSafe).toBe(false);
  });
});

describe('lines that are missing come after those that are there', () => {
  test('in a list of dashes, with blank lines in its last item', () => {
    const soa =
      '=== risks/soa.yaml ===\ncontrols:\n  - control: A.5.1\n    note: |\n      One.\n\n      Two.\n    applicable: true\ntitle: SoA';
    const { text = '' } = mended('soa-complete', soa);
    expect(text).toContain('    applicable: true\n  - control: A.5.2\n    applicable: <true or false>\n');
    expect(text).toMatch(/\n {2}- control: A\.8\.34\n {4}applicable: <true or false>\ntitle: SoA$/);
  });

  test('in brackets', () => {
    const review =
      '=== reviews/r.md ===\n---\nid: MR-1\nstatus: approved\ninputs: [{topic: a}, {topic: b}, {topic: c}, {topic: d}, {topic: e}, {topic: f}]\n---';
    expect(mended('review-topics-answered', review).text).toContain(
      '{topic: f}, {topic: g, source: [<id>], facts: <facts>, judgement: <judgement>}]',
    );
  });

  test('with the line ends of the file', () => {
    const schedule =
      '=== records/schedule.yaml ===\nlines:\n- record_class: policy\n\n=== isms/scope.md ===\n---\nid: S\n---';
    const { text = '' } = mended(
      'records-schedule-complete',
      schedule.replaceAll('\n', '\r\n').replaceAll(' ===\r\n', ' ===\n'),
    );
    expect(text).toContain(
      '- record_class: policy\r\n- record_class: isms-scope\r\n  owner: <person or role>',
    );
  });
});
