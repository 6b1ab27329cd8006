// The command line as a whole process: `node --import tsx test/bench/cli.bench.ts [--sizes 100,1000] [--rounds N]`.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { corpusFolder } from './support/corpusFolder.js';
import { readOptions } from './support/options.js';
import { ProcessMeter, type ProcessRun } from './support/processMeter.js';
import { writeResults } from './support/results.js';
import { summaryOf } from './support/statistics.js';
import { printTable } from './support/table.js';

const { sizes, rounds, dist } = readOptions({ sizes: [100, 1000, 10_000], rounds: 7, edits: 0 });
const program = join(dist, 'isms.cjs');
if (!existsSync(program)) throw new Error(`${program} is not there; run npm run build first.`);

const meter = new ProcessMeter();
const folders = new Map(sizes.map(size => [size, corpusFolder(size)]));
const runs = new Map<string, ProcessRun[]>();
for (let round = 0; round < rounds; round++) {
  // What starting takes first, then every size in turn, so that a busy moment of the machine falls on all of them.
  await note('node alone', [], process.cwd(), meter.emptyScript);
  await note('isms --help', ['--help'], process.cwd());
  for (const [size, folder] of folders) {
    await note(`check, ${size} documents`, ['check', '--quiet', folder], folder);
    await note(`coverage, ${size} documents`, ['coverage', '--quiet', '--root', folder], folder);
  }
}

const results = Object.fromEntries(
  [...runs].map(([name, all]) => [
    name,
    {
      wall: summaryOf(all.map(it => it.wall)),
      cpu: summaryOf(all.map(it => it.cpu)),
      memory: summaryOf(all.map(it => it.memory)),
      exitCodes: [...new Set(all.map(it => it.exitCode))],
    },
  ]),
);
printTable(
  `isms, cold, whole process, ${rounds} rounds`,
  ['', 'wall median ms', 'wall min ms', 'wall p95 ms', 'processor ms', 'memory MB', 'exit'],
  Object.entries(results).map(([name, { wall, cpu, memory, exitCodes }]) => [
    name,
    wall.median,
    wall.min,
    wall.p95,
    cpu.median,
    memory.median,
    exitCodes.join(),
  ]),
);
writeResults('cli', results);

async function note(name: string, args: readonly string[], folder: string, script = program): Promise<void> {
  const run = await meter.run(script, args, folder);
  if (run.exitCode === null || run.exitCode > 1)
    throw new Error(`isms ${args.join(' ')} ended with ${run.exitCode}: ${run.errors}`);
  const known = runs.get(name);
  if (known) known.push(run);
  else runs.set(name, [run]);
}
