import { runCli } from '../cli/runCli.js';
import { nodePlatform } from '../nodePlatform.js';

/** What a command of `isms` said. */
export interface Said {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command of `isms` in this process. */
export async function runCommand(args: readonly string[]): Promise<Said> {
  const written = { stdout: '', stderr: '' };
  const output = (stream: 'stdout' | 'stderr') => ({
    write: (text: string) => {
      written[stream] += text;
    },
    isTerminal: false,
    columns: null,
  });
  const code = await runCli(args, {
    ...nodePlatform({ stdout: output('stdout'), stderr: output('stderr') }),
    startServer: async () => {},
  });
  return { code, ...written };
}
