import { describe, expect, test } from 'vitest';
import { allRules } from '../server/src/engine/rules/index.js';
import { annotate } from './support/fixture.js';

describe.each(allRules.map(rule => [rule.meta.code, rule] as const))('%s', (code, rule) => {
  test('its bad example shows it', () =>
    expect(annotate(rule.meta.examples.bad, { rules: [rule] })).toContain(` ${code}: `));
  test('its good example does not', () =>
    expect(annotate(rule.meta.examples.good, { rules: [rule] })).not.toContain(` ${code}: `));
});
