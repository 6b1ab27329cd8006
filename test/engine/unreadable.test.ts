import { expect, test } from 'vitest';
import type { Unreadable } from '../../server/src/engine/documentChange.js';
import { Engine } from '../../server/src/engine/engine.js';
import { setupFor } from '../support/fixture.js';

function findingsOf(
  path: string,
  unreadable: Unreadable,
  settings = '',
): readonly (readonly [string, string])[] {
  const engine = new Engine('', setupFor(new Map(settings === '' ? [] : [['isms.yaml', settings]])));
  engine.apply([{ uri: path, text: null, unreadable }]);
  for (const _ of engine.check());
  return engine.diagnostics(path).map(({ code, message }) => [code, message]);
}

test.each([
  ['too-large', 'This file is larger than 10 MB and was not read.'],
  ['binary', 'This file holds binary data and was not read.'],
  ['not-utf8', 'This file is not UTF-8 text and was not read; save it as UTF-8.'],
  ['unreadable', 'This file could not be read.'],
] as const)('a document of the ISMS that is %s is a finding', (why, message) => {
  expect(findingsOf('policies/a.md', why)).toEqual([['file-readable', message]]);
});

test('a file that would be no document, or is ignored, is nobody’s business', () => {
  expect(findingsOf('data/dump.yaml', 'too-large')).toEqual([]);
  expect(findingsOf('policies/README.md', 'binary')).toEqual([]);
  expect(findingsOf('policies/old/a.md', 'binary', "organization: A\nignore: ['policies/old/**']\n")).toEqual(
    [],
  );
});

test('once it can be read again, it is checked like any other', () => {
  const engine = new Engine('', setupFor(new Map()));
  engine.apply([{ uri: 'policies/a.md', text: null, unreadable: 'binary' }]);
  engine.apply([{ uri: 'policies/a.md', text: '---\nid: POL-1\nrelated: [NO-1]\n---\n' }]);
  for (const _ of engine.check());
  const codes = engine.diagnostics('policies/a.md').map(({ code }) => code);
  expect(codes).toContain('reference-resolves');
  expect(codes).not.toContain('file-readable');
});
