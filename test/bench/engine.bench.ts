// The engine alone, each round in a fresh process: `tsx test/bench/engine.bench.ts [--sizes 100,1000] [--rounds N]`.
import { execFileSync } from 'node:child_process';
import type { EngineRun } from './engineRun.js';
import { bundle } from './support/bundle.js';
import { corpusFolder } from './support/corpusFolder.js';
import { readOptions } from './support/options.js';
import { writeResults } from './support/results.js';
import { medianOf, summaryOf } from './support/statistics.js';
import { printTable } from './support/table.js';

const { sizes, rounds, edits } = readOptions({ sizes: [100, 1000, 10_000], rounds: 5, edits: 40 });
const script = await bundle('test/bench/engineRun.ts');
const results: Record<string, unknown> = {};
for (const size of sizes) {
  const folder = corpusFolder(size, { hasLargeRegisters: true });
  const runs = Array.from({ length: rounds }, () => run(folder));
  results[size] = report(size, runs);
}
writeResults('engine', results);

function run(folder: string): EngineRun {
  const output = execFileSync(process.execPath, ['--expose-gc', script, folder, String(edits)], {
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  return JSON.parse(output) as EngineRun;
}

function report(size: number, runs: readonly EngineRun[]): unknown {
  const first = runs[0];
  if (!first) return null;
  const cold = Object.fromEntries(
    (['read', 'apply', 'check', 'coverage'] as const).map(part => [
      part,
      summaryOf(runs.map(it => it[part])),
    ]),
  );
  const total = summaryOf(runs.map(it => it.apply + it.check));
  const cpu = summaryOf(runs.map(it => it.cpu));
  const heap = medianOf(runs.map(it => it.heapAfter - it.heapBefore));
  const edited = Object.fromEntries(
    Object.keys(first.edits).map(name => {
      const all = <Part extends 'times' | 'firstTimes' | 'coverageTimes'>(part: Part) =>
        summaryOf(runs.flatMap(it => it.edits[name]?.[part].slice(1) ?? []));
      const one = summaryOf(runs.map(it => it.edits[name]?.times[0] ?? Number.NaN));
      const woken = first.edits[name]?.woken ?? 0;
      return [
        name,
        { all: all('times'), own: all('firstTimes'), coverage: all('coverageTimes'), one, woken },
      ];
    }),
  );
  printTable(
    `${first.documents} documents, ${first.megabytes.toFixed(1)} MB: cold, ${rounds} rounds, ms`,
    ['', 'median', 'p95'],
    [
      ...Object.entries(cold).map(([part, { median, p95 }]) => [part, median, p95]),
      ['apply and check', total.median, total.p95],
      ['– processor time', cpu.median, cpu.p95],
    ],
  );
  console.log(
    `\nretained: ${heap.toFixed(1)} MB, ${((heap * 1000) / first.documents).toFixed(2)} KB a document`,
  );
  console.log(`documents with findings: ${first.documentsWithFindings} of ${first.documents}`);
  console.log(`findings: ${JSON.stringify(first.findings)}`);
  printTable(
    `${first.documents} documents: an edit, ms`,
    ['', 'own median', 'own p95', 'all median', 'all p95', 'first', 'coverage', 'woken'],
    Object.entries(edited).map(([name, { own, all, one, coverage, woken }]) => [
      name,
      own.median,
      own.p95,
      all.median,
      all.p95,
      one.median,
      coverage.median,
      String(woken),
    ]),
  );
  return { size, documents: first.documents, megabytes: first.megabytes, cold, total, cpu, heap, edited };
}
