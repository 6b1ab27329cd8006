import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';

const file = 'artifacts/bench.json';

/** Puts the results of one benchmark into artifacts/bench.json, beside those of the others. */
export function writeResults(name: string, results: unknown): void {
  mkdirSync('artifacts', { recursive: true });
  const all = { ...known(), [name]: { machine: machine(), at: new Date().toISOString(), results } };
  writeFileSync(file, `${JSON.stringify(all, null, 2)}\n`);
  console.log(`\nWritten to ${file}.`);
}

function known(): object {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
}

const machine = () => ({ node: process.version, cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length });
