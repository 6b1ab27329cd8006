import { expect, test } from 'vitest';
import { Engine } from '../../server/src/engine/engine.js';
import { setupFor } from '../support/fixture.js';

const policy = (rule: string, review = '2027-01-01') =>
  `---\nid: POL-001\ntitle: Information security\nstatus: approved\nnext_review: ${review}\n---\n# Information security\n\n${rule}\n`;
const scope = (mark: string) =>
  `---\nid: SCO-001\ntitle: Scope\nstatus: approved\nnext_review: 2027-01-01\norganization: Tallyhop\nservices: [invoices]\nsites: [Leipzig]\ninterfaces: [hosting]\ndependencies: [power]\noutside: [{what: payroll, why: bought in}]\nreviewed_against:\n  - {ref: POL-001, content: ${mark}}\n---\n`;
const rule =
  'Everybody who works with customer data signs in with two factors, and does so on devices that we manage.';

function engineWith(texts: Record<string, string>): Engine {
  const engine = new Engine('', setupFor(new Map()));
  apply(engine, texts);
  return engine;
}
function apply(engine: Engine, texts: Record<string, string>): void {
  engine.apply(Object.entries(texts).map(([uri, text]) => ({ uri, text })));
  for (const _ of engine.check());
}
const changed = (engine: Engine) =>
  engine
    .coverage()
    .find(it => it.outcome.id === 'GOV-O2')
    ?.reasons.filter(it => it.indicator === 'unchanged')
    .map(it => it.holds);

test('evidence is suspect when what it was reviewed against says something else, and no longer when that is put back', () => {
  const engine = engineWith({ 'policies/a.md': policy(rule) });
  const mark = engine.contentOf('POL-001') ?? '';
  apply(engine, { 'isms/scope.md': scope(mark) });
  expect(changed(engine)).toEqual([true]);
  apply(engine, { 'policies/a.md': policy(rule.replace('two factors', 'three factors, not by mail')) });
  expect(changed(engine)).toEqual([false]);
  expect(engine.coverage().find(it => it.outcome.id === 'GOV-O2')?.state).toBe('suspect');
  apply(engine, { 'policies/a.md': policy(rule) });
  expect(changed(engine)).toEqual([true]);
});

test('a new review date, other line breaks and a typo put right make nothing suspect', () => {
  const engine = engineWith({ 'policies/a.md': policy(rule.replace('Everybody', 'Evrybody')) });
  apply(engine, { 'isms/scope.md': scope(engine.contentOf('POL-001') ?? '') });
  apply(engine, { 'policies/a.md': policy(rule.replace(', and', ',\nand'), '2028-01-01') });
  expect(changed(engine)).toEqual([true]);
});

test('a contact that was tried again makes nothing suspect', () => {
  const contacts = (tested: string, phone: string) =>
    `title: Contacts\ncontacts:\n  - {id: CON-1, party: Police, phone: '${phone}', last_tested: ${tested}}\n`;
  const engine = engineWith({ 'communication/contacts.yaml': contacts('2026-01-05', '110') });
  const mark = engine.contentOf('CON-1');
  apply(engine, { 'communication/contacts.yaml': contacts('2026-07-05', '110') });
  expect(engine.contentOf('CON-1')).toBe(mark);
  apply(engine, { 'communication/contacts.yaml': contacts('2026-07-05', '112') });
  expect(engine.contentOf('CON-1')).not.toBe(mark);
});

test('what is defined twice has no content that could be compared', () => {
  const engine = engineWith({ 'policies/a.md': policy(rule), 'policies/b.md': policy(rule) });
  expect(engine.contentOf('POL-001')).toBeNull();
});
