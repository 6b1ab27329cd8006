import { expect, test } from 'vitest';
import { keyedFindings } from '../../server/src/engine/compare/findingKeys.js';
import { checkedEngine } from '../support/fixture.js';
import { acceptance, brokenIsms } from '../support/smallIsms.js';

const keysOf = (files: Readonly<Record<string, string>>, pathThen?: (path: string) => string) =>
  keyedFindings(checkedEngine(new Map(Object.entries(files))), pathThen).map(
    ({ diagnostic: { code }, key, owner, pointer }) => ({ code, key, owner, pointer }),
  );
const onlyKey = (
  files: Readonly<Record<string, string>>,
  code: string,
  pathThen?: (path: string) => string,
) => {
  const found = keysOf(files, pathThen).filter(it => it.code === code);
  expect(found).toHaveLength(1);
  return found[0];
};

const path = 'risks/acceptances/ACC-1.md';
const register = (...entries: readonly string[]) => `risks:\n${entries.join('')}`;
const risk = (id: string, status: string) => `  - id: ${id}\n    title: Flood\n    status: ${status}\n`;
const registers = (text: string, name = 'risks/register/a.yaml') => ({ 'isms.yaml': '', [name]: text });

test('a finding is known by its entry and field, not by its line', () => {
  const before = onlyKey(brokenIsms, 'reference-resolves');
  expect(before).toMatchObject({ owner: 'ACC-1', pointer: '/risk' });
  const moved = acceptance
    .replace('id: ACC-1\n', '# a comment\n\nid: ACC-1\n')
    .replace(/(risk: R-016\n)(level: 6\n)/, '$2$1');
  expect(onlyKey({ ...brokenIsms, [path]: moved }, 'reference-resolves')).toEqual(before);
});

test('a file that is moved keeps its keys by its id, or by the path it had', () => {
  const before = onlyKey(brokenIsms, 'reference-resolves');
  const { [path]: _, ...rest } = brokenIsms;
  expect(onlyKey({ ...rest, 'risks/acceptances/old/ACC-1.md': acceptance }, 'reference-resolves')).toEqual(
    before,
  );
  const nameless = acceptance.replace('id: ACC-1\n', '');
  const unmoved = onlyKey({ ...rest, [path]: nameless }, 'reference-resolves');
  const elsewhere = { ...rest, 'risks/acceptances/ACC-2.md': nameless };
  expect(onlyKey(elsewhere, 'reference-resolves')).not.toEqual(unmoved);
  expect(onlyKey(elsewhere, 'reference-resolves', () => path)).toEqual(unmoved);
});

test('an entry keeps its keys in another place of another register', () => {
  const code = 'value-allowed';
  const before = onlyKey(registers(register(risk('R-1', 'nobody'))), code);
  expect(before?.pointer).toBe('/status');
  const other = register('  - id: R-0\n    title: Fire\n', risk('R-1', 'nobody'));
  expect(onlyKey(registers(other, 'risks/register/b.yaml'), code)).toEqual(before);
  expect(onlyKey(registers(register(risk('R-1', 'somebody'))), code)).not.toEqual(before);
});

test('what differs has different keys, and what is the same twice is counted', () => {
  const lacking = keysOf(registers(register('  - id: R-1\n'))).filter(it => it.code === 'field-present');
  expect(lacking.length).toBeGreaterThan(1);
  const twice = keysOf(registers(register(risk('R-1', 'nobody'), risk('R-1', 'nobody'))));
  const all = [...lacking, ...twice].map(({ key }) => key);
  expect(new Set(lacking.map(({ key }) => key)).size).toBe(lacking.length);
  expect(new Set(twice.map(({ key }) => key)).size).toBe(twice.length);
  const unresolved = twice.filter(it => it.code === 'value-allowed').map(({ key }) => key);
  expect(unresolved).toEqual([unresolved[0], `${unresolved[0]}-2`]);
  expect(all.every(key => /^[0-9a-f]{16}(-\d+)?$/.test(key))).toBe(true);
});

test('half a line, a byte order mark and a body have keys as well', () => {
  const files = {
    'isms.yaml': '',
    [path]: '\uFEFF---\r\nid: ACC-1\r\nrisk: [R-1\r\n---\r\n# 🌊 {{ name }} TODO\r\n',
  };
  const found = keysOf(files);
  expect(found.length).toBeGreaterThan(0);
  expect(new Set(found.map(({ key }) => key)).size).toBe(found.length);
});
