import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkedEngine } from '../support/fixture.js';

const page = readFileSync(new URL('../../docs/tailoring.md', import.meta.url), 'utf8');
const block = /^```\w+\n(?:# |<!-- )(\S+?)(?: -->)?\n(.*?)^```$/gms;
const files = new Map([...page.matchAll(block)].map(([, path = '', text = '']) => [path, text] as const));

test('what the page on tailoring shows works as it says', () => {
  expect([...files.keys()]).toEqual([
    'isms.yaml',
    'model/continuity.yaml',
    'schemas/continuity-plan.schema.yaml',
    'continuity/plans/shop.md',
    'local/wording.yaml',
  ]);
  const engine = checkedEngine(files);
  expect(engine.allDiagnostics()).toEqual([]);
  const states = new Map(engine.coverage().map(({ outcome, state }) => [outcome.id, state]));
  expect(states.get('ZBCM-O1')).toBe('covered');
  expect(states.get('ZBCM-O3')).toBe('missing');
  expect(states.get('RES-O5')).toBe('excluded');
  expect(engine.setup.model.outcome('RA-O4')?.title).toBe('Risks are ranked for the board');
});
