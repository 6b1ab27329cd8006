import { expect, test } from 'vitest';
import { uriOfPath } from '../../server/src/host/nodeUri.js';
import { canonicalUri, folderUri } from '../../server/src/lsp/canonicalUri.js';

test.each([
  ['file:///isms/a%20(1)@%C3%A4.md', 'file:///isms/a%20%281%29%40%C3%A4.md'],
  ['file:///isms/a%20(1)@ä.md', 'file:///isms/a%20%281%29%40%C3%A4.md'],
  ['file:///C:/isms/a.md', 'file:///c%3A/isms/a.md'],
  ['file:///c%3A/isms/a.md', 'file:///c%3A/isms/a.md'],
  ['vscode-vfs://github/org/isms/a.md', 'vscode-vfs://github/org/isms/a.md'],
  ['untitled:Untitled-1', 'untitled:Untitled-1'],
  ['file:///isms/100%.md', 'file:///isms/100%.md'],
])('%s', (uri, expected) => {
  expect(canonicalUri(uri)).toBe(expected);
  expect(canonicalUri(expected)).toBe(expected);
});

test('it is the form in which files are listed', () => {
  for (const path of ['/isms/a b (c)!.md', `/isms/'*'.md`, '/isms/ä~_-.md', '/isms/#1?.md'])
    expect(canonicalUri(uriOfPath(path))).toBe(uriOfPath(path));
});

test('a folder ends with one slash', () => {
  expect(folderUri('file:///isms')).toBe('file:///isms/');
  expect(folderUri('file:///isms/')).toBe('file:///isms/');
});
