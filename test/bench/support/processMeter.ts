import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './corpusFolder.js';

/** What a whole process took, start and end included. */
export interface ProcessRun {
  /** Milliseconds on the clock. */
  readonly wall: number;
  /** Milliseconds of processor time, of the process and its threads. */
  readonly cpu: number;
  /** The most memory it had, in MB. */
  readonly memory: number;
  readonly exitCode: number | null;
  readonly outputBytes: number;
  /** The end of what it wrote to stderr, to tell why it failed. */
  readonly errors: string;
}

/** Loaded into every measured process of Node: says at its end what it used. */
const usageHook = `process.once('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  const line = JSON.stringify({ memory: maxRSS / 1024, cpu: (userCPUTime + systemCPUTime) / 1000 });
  require('node:fs').appendFileSync(process.env.BENCH_USAGE, line + '\\n');
});`;

/** Runs programs of Node one at a time and measures each. */
export class ProcessMeter {
  /** A script that does nothing: what it takes, every other one takes as well. */
  readonly emptyScript: string;
  readonly #hook: string;
  readonly #usage: string;

  constructor() {
    const folder = temporaryFolder('isms-usage-');
    this.#hook = join(folder, 'usage.cjs');
    this.#usage = join(folder, 'usage.jsonl');
    writeFileSync(this.#hook, usageHook);
    this.emptyScript = join(folder, 'empty.cjs');
    writeFileSync(this.emptyScript, '');
  }

  async run(
    script: string,
    args: readonly string[],
    folder: string,
    environment: Readonly<Record<string, string>> = {},
  ): Promise<ProcessRun> {
    writeFileSync(this.#usage, '');
    const start = performance.now();
    const child = spawn(process.execPath, ['--require', this.#hook, script, ...args], {
      cwd: folder,
      env: { ...process.env, BENCH_USAGE: this.#usage, NO_COLOR: '1', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let outputBytes = 0;
    let errors = '';
    child.stdout.on('data', (data: Buffer) => {
      outputBytes += data.length;
    });
    child.stderr.on('data', (data: Buffer) => {
      errors = (errors + data.toString()).slice(-2000);
    });
    const exitCode = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    const wall = performance.now() - start;
    return { wall, exitCode, outputBytes, errors, ...this.#used() };
  }

  #used(): { cpu: number; memory: number } {
    const lines = readFileSync(this.#usage, 'utf8').trim().split('\n').filter(Boolean);
    const all = lines.map(line => JSON.parse(line) as { cpu: number; memory: number });
    return {
      cpu: all.reduce((sum, it) => sum + it.cpu, 0),
      memory: all.length === 0 ? Number.NaN : Math.max(...all.map(it => it.memory)),
    };
  }
}
