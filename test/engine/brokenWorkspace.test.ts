import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { builtInSetup } from '../../server/src/engine/builtIn.js';
import { engineCodes } from '../../server/src/engine/check/engineCodes.js';
import type { DocumentChange } from '../../server/src/engine/documentChange.js';
import { gitBlobId } from '../../server/src/engine/history/gitBlobId.js';
import type { History } from '../../server/src/engine/history/history.js';
import { allRules } from '../../server/src/engine/rules/index.js';
import { Workspace } from '../../server/src/engine/workspace.js';
import { today } from '../support/fixture.js';

const folder = fileURLToPath(new URL('../workspaces/broken', import.meta.url));

/** What a host makes of a file: text, or the word that it is none. */
function read(path: string): DocumentChange {
  const uri = relative(folder, path).split(sep).join('/');
  const bytes = readFileSync(path);
  return bytes.includes(0)
    ? { uri, text: null, unreadable: 'binary' }
    : { uri, text: bytes.toString('utf8') };
}

const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter(it => it.isFile())
  .map(it => read(join(it.parentPath, it.name)));

/** What git would tell of three documents; of a folder that lies in another repository, git would tell other days. */
const history: History = new Map(
  [
    ['isms/decisions/DEC-2026-2.md', '2026-06-01', null] as const,
    ['implementation/TSK-2026-1.yaml', '2026-04-01', null] as const,
    ['isms/scope.md', '2026-04-01', { fields: ['next_review'], since: '2026-04-01' }] as const,
  ].map(([path, day, datesOnly]) => {
    const text = files.find(({ uri }) => uri === path)?.text ?? '';
    return [path, { first: day, last: day, blob: gitBlobId(text), datesOnly }];
  }),
);

function checked(): Workspace {
  const workspace = new Workspace([''], builtInSetup(today));
  workspace.setHistory(history);
  workspace.apply(files);
  for (const _ of workspace.check());
  return workspace;
}

/** Each finding as `code: path: message`. */
const found = checked()
  .engines()
  .flatMap(engine =>
    engine
      .documents()
      .flatMap(({ uri }) => engine.diagnostics(uri).map(it => ({ uri, code: it.code, message: it.message }))),
  );

test('in the broken workspace every rule finds what it is there for, and each finds it once', () => {
  const codes = [...allRules.map(rule => rule.meta.code), ...Object.keys(engineCodes)];
  const told = found.map(({ uri, code, message }) => `${code} ${uri} ${message}`).sort();
  expect(found.map(({ code }) => code).sort(), told.join('\n')).toEqual(codes.sort());
});

test('each finding stands in a file whose comment names its code', () => {
  const texts = new Map(files.map(({ uri, text }) => [uri, text ?? '(file-readable)']));
  expect(found.filter(({ uri, code }) => !texts.get(uri)?.includes(code))).toEqual([]);
});

test('only what two documents have in common is ignored in the second of them', () => {
  // Where an id, an approved scope or an overall policy is there twice, both places are told, and cannot be told apart.
  const ignored = files.flatMap(({ text }) => [...(text ?? '').matchAll(/isms-ignore ([a-z-]+):/g)]);
  expect(ignored.map(([, code]) => code).sort()).toEqual([
    'id-unique',
    'one-overall-policy',
    'one-scope',
    'placeholder-left',
  ]);
});
