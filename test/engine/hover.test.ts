import { expect, test } from 'vitest';
import { hover } from '../../server/src/engine/features/hover.js';
import { checkedEngine, parseFixture } from '../support/fixture.js';

/** What is shown at `$0`, and the text it is about. */
function hovered(fixture: string): { readonly about: string; readonly markdown: string } | null {
  const { files, cursor } = parseFixture(fixture);
  if (!cursor) throw new Error('The fixture has no $0.');
  const found = hover(checkedEngine(files), cursor.path, cursor.offset);
  const text = files.get(cursor.path) ?? '';
  return found && { about: text.slice(found.start, found.end), markdown: found.markdown };
}

const people = `
=== isms/roles.yaml ===
title: Roles
people:
  - id: mira.voss
    name: Mira Voss
    side: internal`;

const risk = `
=== risks/register/R-001.yaml ===
id: R-001
title: Mail store is *readable*
status: identified
risk_owner: mira.voss
affects: [confidentiality, integrity]
consequence: {level: 4, reasoning: ''}`;

test('a referenced id shows what it is, its values, where it stands and who refers to it', () => {
  expect(hovered(`${risk}\n=== policies/a.md ===\n---\nrelated: [R-$0001]\n---\n`)).toMatchInlineSnapshot(`
    {
      "about": "R-001",
      "markdown": "**R-001** Mail store is \\*readable\\* — risk

    - status: identified
    - consequence: level 4
    - affects: confidentiality, integrity
    - risk owner: mira.voss

    Defined in \`risks/register/R-001.yaml\`.

    Referred to once.",
    }
  `);
});

test('a defined id shows the same', () => {
  expect(
    hovered(`${risk}\n=== isms/roles.yaml ===\npeople:\n  - id: $0"mira.voss"\n    name: Mira Voss`),
  ).toBeNull();
  expect(
    hovered(`${risk}\n=== isms/roles.yaml ===\npeople:\n  - id: "$0mira.voss"\n    name: Mira Voss`),
  ).toMatchInlineSnapshot(`
    {
      "about": "mira.voss",
      "markdown": "**mira.voss** Mira Voss — person

    Defined in \`isms/roles.yaml\`.

    Referred to once.",
    }
  `);
});

test('an id that is defined twice shows both', () => {
  const twice = `${risk}\n=== risks/register/R-002.yaml ===\nid: R-001\ntitle: Another\n`;
  const markdown = hovered(`${twice}=== policies/a.md ===\n---\nrelated: [$0R-001]\n---\n`)?.markdown;
  expect(markdown).toContain('`risks/register/R-001.yaml`');
  expect(markdown).toContain('`risks/register/R-002.yaml`');
});

test('an outcome shows statement, state and why', () => {
  expect(
    hovered(`${people}${risk.replace('mira.voss', 'nobody')}\noutcomes: [RA-$0O2]`),
  ).toMatchInlineSnapshot(`
    {
      "about": "RA-O2",
      "markdown": "**RA-O2** Risks and owners are identified — *partial*

    Risks to confidentiality, integrity and availability within the scope are described as scenarios, each with a risk owner.

    - ✗ risks/register/R-001.yaml refers to what is not there: Nothing defines 'nobody' (a person). Correct the id, or add what it names.
    - ✗ R-001 fails: every risk is described as a scenario.
    - ✓ risks/register/R-001.yaml is approved.
    - ✓ risks/register/R-001.yaml is up to date.
    - ✓ The register lists at least one risk.
    - ✓ Every risk says whether confidentiality, integrity or availability is at stake.
    - ✓ Every risk has a risk owner.

    Outcome of RA, Information security risk assessment process. Evidence: Risk register, Asset inventory.",
    }
  `);
});

test('a process shows its purpose and how many outcomes are in which state', () => {
  expect(hovered(`${risk}\nprocess: R$0A`)?.markdown).toMatch(
    /^\*\*RA\*\* Information security risk assessment process\n\nProduce .*\n\n\d+ outcomes: .*\d+ missing/,
  );
});

test('a control shows theme and label, and what the statement of applicability decided', () => {
  const soa = `
=== soa.yaml ===
kind: statement-of-applicability
controls:
  - control: A.7.4
    applicable: false
    reason_excluded: No premises of its own`;
  expect(hovered(`${soa}${risk}\ntreatment: {controls: [A.7.4$0]}`)).toMatchInlineSnapshot(`
    {
      "about": "A.7.4",
      "markdown": "**A.7.4** Watching the premises — physical control

    - applicable: false
    - reason excluded: No premises of its own

    Defined in \`soa.yaml\`.

    Referred to once.",
    }
  `);
  expect(hovered(`${risk}\ntreatment: {controls: [A.7.4$0]}`)?.markdown).toContain(
    'No statement of applicability has a line for it.',
  );
});

test('kinds, clauses and roles show what the model says', () => {
  expect(hovered('=== a.md ===\n---\nkind: risk-$0register\n---\n')).toMatchInlineSnapshot(`
    {
      "about": "risk-register",
      "markdown": "**risk-register** Risk register — register

    Risk scenarios with owner, analysis, evaluation, treatment and residual risk.

    Usual place: \`risks/register/**/*.yaml\`, \`risks/register/**/*.{yml,md}\`, \`risks/register.{yaml,yml,md}\`. Evidence for RA-O2, RA-O3, RA-O4, RA-O5, RA-O6, RA-O7, RT-O1, RT-O6, RT-O7, OUT-O2, CHG-O2.",
    }
  `);
  expect(hovered(`=== policies/a.md ===\n---\nowner: cis$0o\n---\n`)).toMatchInlineSnapshot(`
    {
      "about": "ciso",
      "markdown": "**ciso** CISO — role

    Leads information security; advises management; runs or delegates the ISMS processes.",
    }
  `);
});

test('a key shows its field: what it is for, what is allowed, whether it is required', () => {
  expect(hovered(`${risk.replace('status', 'sta$0tus')}`)).toMatchInlineSnapshot(`
    {
      "about": "status",
      "markdown": "**status** — required

    Where the risk stands.

    Allowed: \`identified\`, \`analysed\`, \`in-treatment\`, \`accepted\`, \`closed\`.",
    }
  `);
  expect(hovered(`${risk.replace('affects', 'affect$0s')}`)).toMatchInlineSnapshot(`
    {
      "about": "affects",
      "markdown": "**affects** — required

    Which of confidentiality, integrity and availability are concerned.

    Allowed: \`confidentiality\`, \`integrity\`, \`availability\`.",
    }
  `);
  expect(hovered(`${risk.replace('{level', '{leve$0l')}`)).toMatchInlineSnapshot(`
    {
      "about": "level",
      "markdown": "**level** — required

    Level of consequence.",
    }
  `);
});

test('a value out of a closed set shows its field', () => {
  expect(hovered(risk.replace('identified', 'iden$0tified'))?.markdown).toContain('Where the risk stands.');
});

test('ids are found in text that cannot be read yet', () => {
  const broken = `${risk}\n=== risks/register/R-002.yaml ===\nid: "R-002\nacceptance: }\nincidents: [R$0-001\nstatus: x`;
  expect(hovered(broken)?.markdown).toContain('**R-001**');
});

test('in prose, ids of documents, outcomes and controls are found; code is left alone', () => {
  const body = (text: string) => hovered(`${risk}\n=== policies/a.md ===\n---\nid: POL-1\n---\n\n${text}\n`);
  expect(body('See R-0$001, which is open.')?.about).toBe('R-001');
  expect(body('See R-001$0.')?.about).toBe('R-001');
  expect(body('For RA-O$02.')?.markdown).toContain('Risks and owners are identified');
  expect(body('As A.5$0.1 says.')?.markdown).toContain('organizational control');
  expect(body('Some wor$0ds.')).toBeNull();
  expect(body('```\nR-0$001\n```')).toBeNull();
});

test('text in YAML that names an id is prose as well', () => {
  expect(hovered(`${risk}\nscenario: As in R-00$01.`)?.about).toBe('R-001');
});
