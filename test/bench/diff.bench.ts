// `isms diff` of a change to one file against `isms check` of one side: `node --import tsx test/bench/diff.bench.ts
// [--sizes 1000] [--rounds N] [--edits COMMITS]`.
import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { corpusFolder } from './support/corpusFolder.js';
import { readOptions } from './support/options.js';
import { ProcessMeter, type ProcessRun } from './support/processMeter.js';
import { writeResults } from './support/results.js';
import { summaryOf } from './support/statistics.js';
import { printTable } from './support/table.js';

const { sizes, rounds, edits, dist } = readOptions({ sizes: [1000], rounds: 7, edits: 50 });
const program = join(dist, 'isms.cjs');
if (!existsSync(program)) throw new Error(`${program} is not there; run npm run build first.`);

/** What is compared: each tells the same change of one file, by another way of naming the two sides. */
const contenders = {
  check: ['check', '--quiet'],
  coverage: ['coverage', '--quiet'],
  'diff with the work tree': ['diff', 'HEAD', '--quiet', '--fail-on', 'never'],
  'diff of two commits': ['diff', 'HEAD~1', 'HEAD', '--quiet', '--fail-on', 'never'],
  'diff over all commits': ['diff', 'first', 'HEAD', '--quiet', '--fail-on', 'never'],
} as const;

const meter = new ProcessMeter();
const runs = new Map<string, ProcessRun[]>();
const folders = new Map(sizes.map(size => [size, repositoryOf(size)]));
for (let round = 0; round < rounds; round++) {
  for (const [size, folder] of folders) {
    for (const [name, args] of Object.entries(contenders))
      await note(`${name}, ${size} documents`, args, folder);
  }
}

const results = Object.fromEntries(
  [...runs].map(([name, all]) => [
    name,
    {
      wall: summaryOf(all.map(it => it.wall)),
      cpu: summaryOf(all.map(it => it.cpu)),
      memory: summaryOf(all.map(it => it.memory)),
      timesCheck: timesCheck(name),
    },
  ]),
);
printTable(
  `isms diff, cold, whole process, ${edits} commits, ${rounds} rounds`,
  ['', 'wall median ms', 'wall min ms', 'processor ms', 'memory MB', 'times check'],
  Object.entries(results).map(([name, { wall, cpu, memory, timesCheck: times }]) => [
    name,
    wall.median,
    wall.min,
    cpu.median,
    memory.median,
    times,
  ]),
);
writeResults('diff', results);

/** The median over the rounds of how many times as long as the check of the same round it took. */
function timesCheck(name: string): number {
  const checks = runs.get(name.replace(/^[^,]*/, 'check')) ?? [];
  const own = runs.get(name) ?? [];
  return Number(
    summaryOf(own.map(({ wall }, round) => wall / (checks[round]?.wall ?? wall))).median.toFixed(2),
  );
}

/** A repository of so many documents with some history, and one more change in the work tree. */
function repositoryOf(size: number): string {
  const folder = corpusFolder(size);
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
    });
  git('init', '-q', '-b', 'main');
  git('add', '-A');
  git('commit', '-q', '-m', 'all');
  git('tag', 'first');
  const policies = git('ls-files', '-z', '--', '*.md')
    .split('\0')
    .filter(path => path !== '');
  for (let edit = 0; edit < edits; edit++) {
    appendFileSync(
      join(folder, policies[edit % policies.length] ?? ''),
      `\nNobody may do it ${edit} times.\n`,
    );
    git('commit', '-q', '-a', '-m', `edit ${edit}`);
  }
  const last = join(folder, policies.at(-1) ?? '');
  writeFileSync(last, readFileSync(last, 'utf8').replace(/^status: .*$/m, 'status: draft'));
  git('gc', '-q');
  return folder;
}

async function note(name: string, args: readonly string[], folder: string): Promise<void> {
  const run = await meter.run(program, args, folder);
  if (run.exitCode === null || run.exitCode > 1)
    throw new Error(`isms ${args.join(' ')} ended with ${run.exitCode}: ${run.errors}`);
  const known = runs.get(name);
  if (known) known.push(run);
  else runs.set(name, [run]);
}
