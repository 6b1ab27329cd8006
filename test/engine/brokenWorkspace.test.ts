import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { builtInSetup } from '../../server/src/engine/builtIn.js';
import { engineCodes } from '../../server/src/engine/check/engineCodes.js';
import type { DocumentChange } from '../../server/src/engine/documentChange.js';
import { allRules } from '../../server/src/engine/rules/index.js';
import { Workspace } from '../../server/src/engine/workspace.js';
import { today } from '../support/fixture.js';

const folder = fileURLToPath(new URL('../workspaces/broken', import.meta.url));

/** Rules that look at when a file was committed have nothing to look at here: a folder brings no history. */
const rules = allRules.filter(rule => !('readsHistory' in rule && rule.readsHistory));

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

function checked(): Workspace {
  const workspace = new Workspace([''], builtInSetup(today));
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
  const codes = [...rules.map(rule => rule.meta.code), ...Object.keys(engineCodes)];
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
