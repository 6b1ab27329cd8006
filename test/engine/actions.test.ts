import { describe, expect, test } from 'vitest';
import { actionsAt } from '../../server/src/engine/features/actions/actionsAt.js';
import { afterAction } from '../support/afterAction.js';
import { checkedEngine, parseFixture } from '../support/fixture.js';

function at(fixture: string) {
  const { files, cursor } = parseFixture(fixture);
  if (!cursor) throw new Error('The fixture has no $0.');
  const { path, offset } = cursor;
  const engine = checkedEngine(files);
  return { files, path, actions: actionsAt(engine, path, { start: offset, end: offset }) };
}

/** The files that are other ones after an action, as a fixture; `null`: the file is gone. */
function made(fixture: string, title: string | RegExp): string | null {
  const { files, actions } = at(fixture);
  const isMeant = (it: string): boolean => (typeof title === 'string' ? it === title : title.test(it));
  const action = actions.find(it => isMeant(it.title));
  if (!action) throw new Error(`Not offered; there are:\n${actions.map(it => it.title).join('\n')}`);
  const changed = afterAction(files, action);
  const paths = [...new Set([...files.keys(), ...changed.keys()])];
  return paths
    .filter(path => files.get(path) !== changed.get(path))
    .map(path => `=== ${path} ===\n${changed.get(path) ?? '(gone)'}`)
    .join('\n');
}

const titles = (fixture: string, kind?: string): readonly string[] =>
  at(fixture)
    .actions.filter(it => kind === undefined || it.kind === kind)
    .map(({ title }) => title);

describe('an entry of a register', () => {
  const register = (items: string) => `=== risks/register.yaml ===\ntitle: Risks\nrisks:\n${items}`;
  const two =
    '  - id: R-001 # first\n    title: $0Mail\n    scenario: |\n      One.\n\n      Two.\n    treatment:\n      options:\n      - modify\n\n  # The second one\n  - id: R-002\n    title: Key';

  test('gets a file of its own', () => {
    expect(made(register(two), "Move 'R-001' to a file of its own")).toMatchInlineSnapshot(`
      "=== risks/register.yaml ===
      title: Risks
      risks:

        # The second one
        - id: R-002
          title: Key
      === risks/register/R-001.yaml ===
      id: R-001 # first
      title: Mail
      scenario: |
        One.

        Two.
      treatment:
        options:
        - modify
      "
    `);
  });

  test('leaves an empty list behind when it was the only one', () => {
    expect(made(register('  -  id: R-001\n     title: $0Mail'), /own$/)).toMatchInlineSnapshot(`
      "=== risks/register.yaml ===
      title: Risks
      risks: []

      === risks/register/R-001.yaml ===
      id: R-001
      title: Mail
      "
    `);
  });

  test('in braces is written as fields', () => {
    expect(
      made(register("  - {id: R-001, title: '$0Mail, open'}\n  - {id: R-002}"), /own$/),
    ).toMatchInlineSnapshot(`
      "=== risks/register.yaml ===
      title: Risks
      risks:
        - {id: R-002}
      === risks/register/R-001.yaml ===
      id: R-001
      title: 'Mail, open'
      "
    `);
  });

  test('goes beside its register where there is usually one file', () => {
    const suppliers =
      '=== suppliers/register.yaml ===\nsuppliers:\n  - id: SUP-$01\n    name: A\n  - id: SUP-2';
    expect(made(suppliers, /own$/)).toContain(
      '=== suppliers/SUP-1.yaml ===\nkind: supplier-register\nid: SUP-1\n',
    );
  });

  test('in brackets, or of a kind that has no such files, stays where it is', () => {
    expect(
      titles('=== risks/r.yaml ===\nkind: risk-register\nrisks: [{id: $0R-001}]', 'refactor.extract'),
    ).not.toContain("Move 'R-001' to a file of its own");
    expect(titles('=== assets/inventory.yaml ===\nassets:\n  - id: $0A-1', 'refactor.extract')).toEqual([]);
  });

  test('and back again', () => {
    const single =
      '=== risks/register/R-001.yaml ===\nkind: risk-register\nid: $0R-001\nscenario: |\n  One.\n\n  Two.';
    const others =
      '\n=== risks/all.yaml ===\nkind: risk-register\nrisks:\n- id: R-002\n  title: Key\nowner: mira.voss';
    expect(made(single + others, "Move 'R-001' into risks/all.yaml")).toMatchInlineSnapshot(`
      "=== risks/register/R-001.yaml ===
      (gone)
      === risks/all.yaml ===
      kind: risk-register
      risks:
      - id: R-002
        title: Key
      - id: R-001
        scenario: |
          One.

          Two.
      owner: mira.voss"
    `);
    expect(titles(single, 'refactor.inline')).toEqual([]);
  });
});

describe('a record is made', () => {
  test('of a finding, and each names the other', () => {
    const report =
      '=== audits/reports/AR-1.md ===\n---\nid: AR-1\nfindings:\n  - id: $0F-01\n    kind: nonconformity-minor\n    statement: Access was not withdrawn\n---\n# Audit';
    const text = made(report, "Create a nonconformity for 'F-01'") ?? '';
    expect(text).toContain('    statement: Access was not withdrawn\n    nonconformity: NC-2026-001\n');
    expect(text).toContain('=== improvement/nonconformities/NC-2026-001.md ===');
    expect(text).toContain('title: Access was not withdrawn\n');
    expect(text).toContain('source:\n  kind: audit\n  ref: F-01\n');
  });

  test('of a risk: its acceptance', () => {
    const text =
      made(
        '=== risks/register/R-001.yaml ===\nid: R-0$001\ntitle: Mail',
        "Create a risk acceptance for 'R-001'",
      ) ?? '';
    expect(text).toContain('id: R-001\ntitle: Mail\nacceptance: ACC-2026-01');
    expect(text).toContain('\nrisk: R-001\n');
  });

  test('of a risk: with its level and who may accept it, where somebody may', () => {
    const criteria =
      '\n=== risks/criteria.yaml ===\nid: CRI-1\nstatus: approved\nacceptance: [{id: small, up_to: 3}, {id: big, up_to: 8}]';
    const risk = (level: number) => `=== risks/register/R-001.yaml ===\nid: R-0$001\nlevel: ${level}`;
    const text = made(risk(6) + criteria, "Create a risk acceptance for 'R-001'") ?? '';
    expect(text).toContain('\nlevel: 6\n');
    expect(text).toContain('\nauthority: big\n');
    expect(titles(risk(9) + criteria).join()).not.toContain('Create a risk acceptance');
  });

  test('for an id that nothing defines', () => {
    const risk = '=== risks/register/R-1.yaml ===\nid: R-1\nacceptance: ACC-0$007';
    const text = made(risk, "Create a risk acceptance 'ACC-007'") ?? '';
    expect(text).toMatch(
      /^=== risks\/acceptances\/ACC-007.md ===\n---\nkind: risk-acceptance\nid: ACC-007\n/,
    );
  });

  test('for an outcome that nothing shows', () => {
    const policy = '=== policies/a.md ===\n---\nid: POL-1\noutcomes: [$0INC-O2]\n---';
    expect(titles(policy).filter(title => title.endsWith('for INC-O2'))).not.toEqual([]);
    const text = made(policy, /^Create .* for INC-O2$/) ?? '';
    expect(text).toMatch(/^=== \S+ ===\n/);
  });
});

describe('an outcome is claimed', () => {
  const policy = (rest: string) => `=== policies/a.md ===\n---\nid: POL-$01\n${rest}---`;

  test('gaps first, none twice, none that the kind cannot show', () => {
    const offered = titles(policy('outcomes: [POL-O3]\n')).filter(title => title.startsWith('Claim '));
    expect(offered).not.toEqual([]);
    expect(offered.join()).not.toContain('POL-O3');
    expect(offered[0]).toContain('(missing)');
  });

  test.each([
    ['outcomes: [POL-O3]\n', 'outcomes: [POL-O3, POL-O5]\n'],
    ['outcomes:\n  - POL-O3 # why\n', 'outcomes:\n  - POL-O3 # why\n  - POL-O5\n'],
    ['outcomes: POL-O3\n', 'outcomes: [POL-O3, POL-O5]\n'],
    ['outcomes: []\n', 'outcomes: [POL-O5]\n'],
    ['outcomes:\n', 'outcomes: [POL-O5]\n'],
    ['title: A\n', 'title: A\noutcomes: [POL-O5]\n'],
  ])('in the form that is there: %j', (before, then) => {
    expect(made(policy(before), /^Claim POL-O5 /)).toBe(`=== policies/a.md ===\n---\nid: POL-1\n${then}---`);
  });

  test('not by a kind that counts by being what it is, nor far from the claims', () => {
    expect(titles('=== risks/criteria.yaml ===\nid: CRI-$01').join()).not.toContain('Claim ');
    expect(titles(policy('owner: x\n').replace('$0', '').replace('owner', 'ow$0ner')).join()).not.toContain(
      'Claim ',
    );
  });
});

describe('a finding is ignored', () => {
  const ignoring = (fixture: string, code: string) => made(fixture, `Ignore '${code}' here, with a reason`);

  test('on the line before it, in the same indentation', () => {
    const plan =
      '=== risks/plan.yaml ===\nkind: risk-treatment-plan\nitems:\n  - id: T-1\n    due: 2026-$001-02\n';
    expect(ignoring(plan, 'treatment-in-time')).toContain(
      '  - id: T-1\n    # isms-ignore treatment-in-time: <why this may stay>\n    due: 2026-01-02\n',
    );
  });

  test('together with another one that is ignored there', () => {
    const policy =
      '=== policies/a.md ===\n---\nid: POL-1\n# isms-ignore value-allowed: So be it.\nstatus: $0aproved\nowner: nobody.known\n---';
    const fixture = `${policy}\n=== isms/roles.yaml ===\npeople:\n  - id: mira.voss\n    name: Mira Voss`;
    const moved = fixture.replace('$0', '').replace('nobody.known', 'no$0body.known');
    const found = ignoring(moved, 'reference-resolves');
    expect(found).toContain('# isms-ignore reference-resolves: <why this may stay>\nowner: nobody.known');
    const both = fixture.replace('value-allowed', 'other-code');
    expect(ignoring(both, 'value-allowed')).toContain('# isms-ignore other-code, value-allowed: So be it.\n');
  });

  test('in the text of a document by an HTML comment', () => {
    const policy = '=== policies/a.md ===\n---\nid: POL-1\n---\n# A\n\nOwner: [Insert $0name]\n';
    expect(ignoring(policy, 'placeholder-left')).toContain(
      '\n<!-- isms-ignore placeholder-left: <why this may stay> -->\nOwner: [Insert name]',
    );
  });

  test('in the whole file where no comment can stand', () => {
    const policy = '=== policies/a.md ===\n---\nid: POL-1\nbasis: >-\n  One\n  $0TBD two\n---\n';
    const found = ignoring(policy, 'placeholder-left') ?? '';
    expect(found).toContain('---\n# isms-ignore-file placeholder-left: <why this may stay>\nid: POL-1');
  });
});

describe('a stamp of a review', () => {
  test('keeps the interval that is written or was kept', () => {
    const policy =
      '=== policies/a.md ===\n---\nid: P$0OL-1\nreview_interval: 6\nnext_review: 2026-08-01\n---';
    expect(made(policy, "Stamp 'POL-1' as reviewed today")).toContain('next_review: 2027-03-15\n');
    const risk =
      '=== risks/register/R-1.yaml ===\nid: R-1\nlast_assessed: 2026-03-01\nnext_assessment: $02026-09-01';
    expect(made(risk, "Stamp 'R-1' as reviewed today")).toContain(
      'last_assessed: 2026-09-15\nnext_assessment: 2027-03-15',
    );
  });

  test('is the fix for one that is overdue', () => {
    const risk = '=== risks/register/R-1.yaml ===\nid: R-1\nnext_assessment: 2026-0$09-01';
    const { actions } = at(risk);
    expect(actions.find(({ title }) => title.startsWith('Stamp'))).toMatchObject({
      kind: 'quickfix',
      mends: { code: 'review-in-time' },
    });
  });
});

describe('what a rule cannot mend alone', () => {
  test('an id that stands twice becomes the next one', () => {
    const risks = '=== risks/r.yaml ===\nkind: risk-register\nrisks:\n  - id: R-007\n  - id: R-0$007\n';
    expect(made(risks, 'Give it the next free id')).toContain('- id: R-007\n  - id: R-008\n');
  });

  test('a measure is named by the risk that it treats', () => {
    const plan =
      '=== risks/treatment-plan.yaml ===\nitems:\n  - id: T-1\n    risks: [R-$01]\n    status: planned';
    const risk =
      '\n=== risks/register/R-1.yaml ===\nid: R-1\ntreatment:\n  options: [modify]\n  plan_items: [T-0]';
    expect(made(plan + risk, "Name 'T-1' in 'R-1'")).toBe(
      '=== risks/register/R-1.yaml ===\nid: R-1\ntreatment:\n  options: [modify]\n  plan_items: [T-0, T-1]',
    );
  });

  test('the name of a person becomes the id', () => {
    const roles = '\n=== isms/roles.yaml ===\npeople:\n  - id: mvoss\n    name: Mira Voss';
    const policy = '=== policies/a.md ===\n---\nid: POL-1\nowner: Mira $0Voss\n---';
    expect(made(policy + roles, "Write 'mvoss'")).toContain('owner: mvoss\n');
  });
});

test('nothing is offered on what is no document of the ISMS, or outside of the text', () => {
  expect(titles('=== notes/a.md ===\n# No$0te')).toEqual([]);
  const engine = checkedEngine(new Map([['policies/a.md', '---\nid: POL-1\n---\n']]));
  expect(actionsAt(engine, 'policies/b.md', { start: 0, end: 0 })).toEqual([]);
  expect(() => actionsAt(engine, 'policies/a.md', { start: 900, end: 900 })).not.toThrow();
});
