import { describe, expect, test } from 'vitest';
import { builtInModel } from '../server/src/engine/builtIn.js';
import { allRules } from '../server/src/engine/rules/index.js';
import { afterFix } from './support/afterFix.js';
import { annotate, checkedEngine, parseFixture } from './support/fixture.js';

describe.each(allRules.map(rule => [rule.meta.code, rule] as const))('%s', (code, rule) => {
  test('its bad example shows it', () =>
    expect(annotate(rule.meta.examples.bad, { rules: [rule] })).toContain(` ${code}: `));
  test('its good example does not', () =>
    expect(annotate(rule.meta.examples.good, { rules: [rule] })).not.toContain(` ${code}: `));
  test('each of its fixes mends one finding and makes no other', () => {
    const { files } = parseFixture(rule.meta.examples.bad);
    const found = checkedEngine(files, { rules: [rule] }).allDiagnostics();
    const messages = found.map(({ message }) => message).sort();
    for (const diagnostic of found.filter(({ fix }) => fix !== null)) {
      const left = checkedEngine(afterFix(files, diagnostic), { rules: [rule] }).allDiagnostics();
      const expected = messages.toSpliced(messages.indexOf(diagnostic.message), 1);
      expect(left.map(({ message }) => message).sort()).toEqual(expected);
    }
  });
});

test('every rule that the model builds on is there', () => {
  const codes = new Set(allRules.map(rule => rule.meta.code));
  const asked = builtInModel().outcomes.flatMap(({ indicators }) =>
    (indicators.conditions ?? []).flatMap(condition => ('rule' in condition ? [condition.rule] : [])),
  );
  expect(asked.filter(code => !codes.has(code))).toEqual([]);
});

test('every outcome that a rule protects is one of the model', () => {
  const model = builtInModel();
  expect(allRules.flatMap(({ meta }) => meta.outcomes).filter(id => !model.outcome(id))).toEqual([]);
});

test('codes are in kebab-case, sorted and unique', () => {
  const codes = allRules.map(({ meta }) => meta.code);
  expect(codes).toEqual([...new Set(codes)].sort());
  expect(codes.filter(code => !/^[a-z]+(-[a-z0-9]+)+$/.test(code))).toEqual([]);
});
