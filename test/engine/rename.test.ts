import { expect, test } from 'vitest';
import { prepareRename, rename } from '../../server/src/engine/features/rename.js';
import { cursorEngine } from '../support/cursorEngine.js';

/** The files after the id at `$0` got another name, or why it did not. */
function renamed(fixture: string, newId: string): string {
  const { engine, files, path, offset } = cursorEngine(fixture);
  const found = rename(engine, path, offset, newId);
  if (!found) return 'nothing to rename';
  if ('refused' in found) return found.refused;
  return [...files]
    .map(([name, text]) => {
      const edits = found.get(name) ?? [];
      const after = edits.reduceRight(
        (all, edit) => all.slice(0, edit.start) + edit.text + all.slice(edit.end),
        text,
      );
      return `=== ${name} ===\n${after}`;
    })
    .join('\n');
}

const people = `=== isms/roles.yaml ===
people:
  - id: &tom tom.ashe
    name: Tom Ashe
    deputy: *tom
  - {id: "mira.voss", name: Mira Voss}`;
const risk = `=== risks/register/R-001.yaml ===
id: 'R-001'
title: Mail store is readable
risk_owner: tom.ashe # as tom.ashe said
affects: [confidentiality]`;
const policy = `=== policies/a.md ===
---
id: POL-001
owner: >-
  tom.ashe
related: [R-001, "R-001"]
---

# Access

See R-001. Write to tom.ashe@kestrel.example.`;
const isms = `${people}\n${risk}\n${policy}`;

test('everything that has the name gets the new one, in the quotes that are there', () => {
  const fixture = isms.replace(`id: 'R-001'`, `id: 'R-0$001'`);
  expect(renamed(fixture, 'R-042')).toBe(
    isms.replaceAll('R-001', 'R-042').replace('R-042.yaml', 'R-001.yaml'),
  );
});

test('it can be asked for at a reference and in prose', () => {
  for (const place of [`[R-001, "R-0$001"]`, `[R-001, "R-001"]`]) {
    const fixture = isms.replace('[R-001, "R-001"]', place);
    const asked = fixture.includes('$0') ? fixture : fixture.replace('See R-', 'See R$0-');
    expect(renamed(asked, 'R-042')).toBe(renamed(isms.replace(`id: 'R-001'`, `id: 'R-0$001'`), 'R-042'));
  }
});

test('a block, an alias and a comment follow; an address does not', () => {
  const after = renamed(isms.replace('risk_owner: tom', 'risk_owner: t$0om'), 'tom.ash');
  expect(after).toBe(isms.replaceAll('tom.ashe', 'tom.ash').replace('tom.ash@kestrel', 'tom.ashe@kestrel'));
});

test('what YAML would read as a number gets quotes', () => {
  const after = renamed(isms.replace('id: POL-001', 'id: PO$0L-001'), '2026');
  expect(after).toContain(`\nid: '2026'\n`);
});

test('of what is half typed, the rest is renamed', () => {
  const fixture = `${isms}\n=== risks/register/R-002.yaml ===\nid: R-002\nrelated: [R-001, {\nrisk_owner: t$0om.ashe`;
  expect(renamed(fixture, 'x.y')).toContain('id: R-002\nrelated: [R-001, {\nrisk_owner: x.y');
});

test('the same name changes nothing', () => {
  const { engine, path, offset } = cursorEngine(isms.replace('id: POL-001', 'id: PO$0L-001'));
  expect(rename(engine, path, offset, 'POL-001')).toEqual(new Map());
});

test('a name that is no id, or taken, is refused with the reason', () => {
  const fixture = isms.replace('id: POL-001', 'id: PO$0L-001');
  for (const id of ['', ' ', 'POL 1', '-1', 'a: b', 'a#b', 'POL-', 'a\nb', '"a"', '[a]'])
    expect(renamed(fixture, id)).toBe(
      `'${id}' is no id. An id is made of letters and digits, with - _ . : / between them.`,
    );
  expect(renamed(fixture, 'R-001')).toBe(`'R-001' is taken: risks/register/R-001.yaml defines it.`);
  expect(renamed(fixture, 'RA-O1')).toBe(`'RA-O1' is taken: it belongs to the process reference model.`);
});

test('what the model defines, nothing defines or several define is refused', () => {
  const policyWith = (line: string) => `${isms}\n=== policies/b.md ===\n---\n${line}\n---\n`;
  expect(renamed(policyWith('outcomes: [POL-O$03]'), 'X-1')).toBe(
    `'POL-O3' belongs to the process reference model, so it cannot be renamed.`,
  );
  expect(renamed(policyWith('related: [NO-1$0]'), 'X-1')).toBe(
    `Nothing defines 'NO-1', so it cannot be renamed.`,
  );
  expect(renamed(policyWith('id: POL-$0001'), 'X-1')).toBe(
    `'POL-001' is defined 2 times. Give one of them another id by hand, then it can be renamed.`,
  );
});

test('a control belongs to the model, whoever decides on it', () => {
  const soa = '=== soa.yaml ===\nkind: statement-of-applicability\ncontrols:\n  - control: $0A.5.1\n';
  expect(renamed(soa, 'X-1')).toContain('belongs to the process reference model');
});

test('before it is asked for a name, an editor learns what is renamed, or why it is not', () => {
  const prepared = (fixture: string) => {
    const { engine, files, path, offset } = cursorEngine(fixture);
    const found = prepareRename(engine, path, offset);
    return found && !('refused' in found)
      ? [found.id, files.get(path)?.slice(found.start, found.end)]
      : found;
  };
  expect(prepared(isms.replace('{id: "mira', '{id: "$0mira'))).toEqual(['mira.voss', 'mira.voss']);
  expect(prepared(isms.replace('# Access', '# Acc$0ess'))).toBeNull();
  expect(prepared(isms.replace('title: Mail', 'ti$0tle: Mail'))).toBeNull();
  expect(prepared(`${isms}\n=== notes.md ===\nSee R-0$001.`)).toBeNull();
  expect(prepared(isms.replace('[confidentiality]', '[confid$0entiality]'))).toBeNull();
});
