import { createHash } from 'node:crypto';
import type { Output, Platform } from '../../server/src/cli/platform.js';

const root = 'memory:/';

/** A process that is none: files in memory, in the order they are given, and streams that are kept. */
export function memoryPlatform(
  files: Readonly<Record<string, string>>,
  args: { readonly isTerminal?: boolean; readonly columns?: number; readonly env?: Platform['env'] } = {},
): Platform & { written(stream: 'stdout' | 'stderr'): string } {
  const written = { stdout: '', stderr: '' };
  const { isTerminal = false, columns = 80, env = {} } = args;
  const output = (stream: 'stdout' | 'stderr'): Output => ({
    write: text => {
      written[stream] += text;
    },
    isTerminal,
    columns: isTerminal ? columns : null,
  });
  const textOf = (uri: string) => files[decodeURI(uri.slice(root.length))];
  return {
    host: {
      listFiles: () => Object.keys(files).map(path => root + encodeURI(path)),
      readFile: uri => {
        const text = textOf(uri);
        return text === undefined ? null : { text };
      },
      pause: async () => {},
    },
    version: '0.0.0',
    today: '2026-09-15',
    time: '14:05:00+02:00',
    env: { LANG: 'C.UTF-8', ...env },
    stdout: output('stdout'),
    stderr: output('stderr'),
    elapsed: () => 0,
    locate: path => ({
      uri: root + encodeURI(path),
      type: textOf(root + encodeURI(path)) === undefined ? 'nothing' : 'file',
    }),
    findRoot: () => root,
    findRepository: () => null,
    pathTo: () => '.',
    writeFile: () => 'there is no disk',
    makeFolder: () => 'there is no disk',
    pageFile: () => '',
    sha256: text => createHash('sha256').update(text).digest('hex'),
    passedOverFolders: [],
    startServer: async () => {},
    written: stream => written[stream],
  };
}
