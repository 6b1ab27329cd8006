import { expect, test } from 'vitest';
import { builtInSetup, Engine } from '../../server/src/engine/index.js';
import { landmarks } from './corpus/landmarks.js';
import { generateIsms } from './generateIsms.js';

const asOf = '2026-09-15';
const texts = (seed: number) =>
  [...generateIsms(60, { seed, asOf }).files].map(([path, text]) => [path, text()]);

test('the same seed gives the same texts, another seed others', () => {
  expect(texts(1)).toEqual(texts(1));
  expect(texts(1)).not.toEqual(texts(2));
});

test('there are as many documents as were asked for, in the proportions of a real ISMS', () => {
  const { files } = generateIsms(1000, { asOf });
  const markdown = [...files.keys()].filter(path => path.endsWith('.md'));
  expect(files.size).toBe(1001);
  expect(markdown.length).toBe(600);
});

test('registers of 200 KB and 1 MB are there when they are asked for', () => {
  const { files } = generateIsms(200, { asOf, hasLargeRegisters: true });
  const sizeOf = (path: string) => (files.get(path)?.() ?? '').length;
  expect(sizeOf(landmarks.register200k)).toBeGreaterThan(190_000);
  expect(sizeOf(landmarks.register200k)).toBeLessThan(220_000);
  expect(sizeOf(landmarks.register1m)).toBeGreaterThan(950_000);
  expect(sizeOf(landmarks.register1m)).toBeLessThan(1_100_000);
});

test('every document has a kind, nothing is undefined but on purpose, and what is wrong on purpose is found', () => {
  const { files, defects } = generateIsms(400, { asOf });
  const engine = new Engine('', builtInSetup(asOf));
  engine.apply([...files].map(([uri, text]) => ({ uri, text: text() })));
  for (const _ of engine.check());
  const unknown = engine.documents().filter(({ recognition }) => recognition.kind === null);
  expect(unknown.map(({ path }) => path)).toEqual([]);
  const spoiled = new Set(defects.map(({ path }) => path));
  const broken = engine
    .allDiagnostics()
    .filter(({ code, uri }) => (code === 'reference-resolves' || code === 'yaml-valid') && !spoiled.has(uri));
  expect(broken).toEqual([]);
  for (const { path, code } of defects) expect(engine.diagnostics(path).map(it => it.code)).toContain(code);
});
