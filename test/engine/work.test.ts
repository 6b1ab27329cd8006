import { describe, expect, test } from 'vitest';
import { Engine } from '../../server/src/engine/engine.js';
import { exampleIsms } from '../support/exampleIsms.js';
import { checkedEngine, setupFor } from '../support/fixture.js';

const policy = (id: string, related: string, prose = '') =>
  `---\nid: ${id}\ntitle: ${id}\nrelated: [${related}]\n---\n# Title\n${prose}`;
const risk = (n: number, title = 'R') =>
  `  - id: R-${n}\n    title: ${title}\n    consequence: {level: 2}\n    likelihood: {level: 2}\n    level: 4\n`;
const register = (...risks: string[]) => `title: Risks\nrisks:\n${risks.join('')}`;
const criteria = (limit: number) =>
  `id: CRIT\nlikelihood_scale:\n  - {level: 1, name: a}\n  - {level: 2, name: b}\nconsequence_scale:\n  - {level: 1, name: a}\n  - {level: 2, name: b}\ncombination: {formula: product}\nacceptance:\n  - {up_to: ${limit}, by: [top-management]}\n`;

function checked(texts: Record<string, string>): Engine {
  const engine = new Engine('', setupFor(new Map()));
  engine.apply(Object.entries(texts).map(([uri, text]) => ({ uri, text })));
  for (const _ of engine.check());
  return engine;
}

const all = 'risks/register/all.yaml';

describe('an edit wakes only', () => {
  test('its own document, when it changes no meaning', () => {
    const engine = checked({ 'policies/a.md': policy('A', 'B'), 'policies/b.md': policy('B', 'A') });
    engine.apply([{ uri: 'policies/b.md', text: policy('B', 'A', 'More.\n') }]);
    expect([engine.pending, engine.pendingEntries]).toEqual([1, 1]);
  });

  test('who refers to an id, when that id goes', () => {
    const engine = checked({
      'policies/a.md': policy('A', 'B'),
      'policies/b.md': policy('B', ''),
      'policies/c.md': policy('C', ''),
    });
    engine.apply([{ uri: 'policies/b.md', text: policy('D', '') }]);
    expect(engine.pending).toBe(2);
  });

  test('who still asks for an id, not who once did', () => {
    const engine = checked({ 'policies/a.md': policy('A', 'B'), 'policies/b.md': policy('B', '') });
    engine.apply([{ uri: 'policies/a.md', text: policy('A', '') }]);
    for (const _ of engine.check());
    engine.apply([{ uri: 'policies/b.md', text: policy('C', '') }]);
    expect(engine.pending).toBe(1);
  });

  test('one entry of a register, and its head', () => {
    const engine = checked({ [all]: register(risk(1), risk(2), risk(3)) });
    engine.apply([{ uri: all, text: register(risk(1), risk(2, 'Another title'), risk(3)) }]);
    expect(engine.pendingEntries).toBe(2);
  });

  test('no entry below a line that was put in above', () => {
    const engine = checked({ [all]: register(risk(1), risk(2), risk(3)) });
    engine.apply([{ uri: all, text: `# A comment\n${register(risk(1), risk(2), risk(3))}` }]);
    expect(engine.pendingEntries).toBe(1);
  });

  test('the risks, when the criteria they are measured by change', () => {
    const engine = checked({
      [all]: register(risk(1), risk(2)),
      'risks/criteria.yaml': criteria(3),
      'policies/a.md': policy('A', ''),
    });
    engine.apply([{ uri: 'risks/criteria.yaml', text: criteria(4) }]);
    expect(engine.pendingEntries).toBe(3);
  });
});

test('what rules ask of other documents is kept from the first reading: without a finding, nothing is read twice', () => {
  const engine = checkedEngine(exampleIsms());
  const found = new Set(engine.allDiagnostics().map(({ uri }) => uri));
  const readAgain = engine.documents().filter(({ uri, parsed }) => parsed !== null && !found.has(uri));
  expect(readAgain.map(({ path }) => path)).toEqual([]);
});

test('an entry that only moved keeps its findings, at its new place', () => {
  const text = register(risk(1), risk(1));
  const engine = checked({ [all]: text });
  const before = engine.diagnostics(all);
  engine.apply([{ uri: all, text: `# 😀\n${text}` }]);
  for (const _ of engine.check());
  expect(before.length).toBeGreaterThan(0);
  expect(engine.diagnostics(all).map(it => it.start)).toEqual(before.map(it => it.start + '# 😀\n'.length));
});

test('coverage judges again only the outcomes that accept the kind of the edited document', () => {
  const engine = checked({ 'policies/a.md': policy('A', ''), [all]: register(risk(1)) });
  const before = new Map(engine.coverage().map(it => [it.outcome.id, it]));
  engine.apply([{ uri: all, text: register(risk(1), risk(2)) }]);
  for (const _ of engine.check());
  const judged = engine
    .coverage()
    .filter(it => before.get(it.outcome.id) !== it)
    .map(it => it.outcome.id);
  expect(judged).toEqual(engine.setup.model.outcomesOfKind('risk-register').map(({ id }) => id));
});
