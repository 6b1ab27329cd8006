import { expect, test } from 'vitest';
import { nearestId } from '../../server/src/engine/features/nearestId.js';
import { checkedEngine, parseFixture } from '../support/fixture.js';

const people =
  '=== isms/roles.yaml ===\npeople:\n  - {id: mira.voss, name: Mira Voss}\n  - {id: jonas.behr, name: Jonas Behr}\n';

function offered(path: string, fixture: string): readonly (string | undefined)[] {
  const engine = checkedEngine(parseFixture(`${people}${fixture}`).files);
  return engine
    .diagnostics(path)
    .filter(({ code }) => code === 'reference-resolves')
    .map(it => nearestId(engine, path, it)?.edits[0]?.text);
}

test('an id that nothing defines can be changed to the nearest of its type', () => {
  const entry = '=== risks/register/all.yaml ===\nrisks:\n  - id: R-001\n    risk_owner: mira.vos\n';
  expect(offered('risks/register/all.yaml', entry)).toEqual(['mira.voss']);
});

test('nothing is offered where no id is near, or only one of another type', () => {
  const entry =
    '=== risks/register/all.yaml ===\nrisks:\n  - id: R-001\n    risk_owner: nobody.known\n    requirements: [R-01]\n';
  expect(offered('risks/register/all.yaml', entry)).toEqual([undefined, undefined]);
});
