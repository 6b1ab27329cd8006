// One fresh process of engine.bench.ts: `node engineRun.cjs FOLDER EDITS` reads a repository, checks it, edits it, and
// prints what it took as JSON.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtInSetup, type Engine, Workspace } from '../../server/src/engine/index.js';
import { type EditScenario, editScenarios } from './support/edits.js';

export interface EditRun {
  readonly times: readonly number[];
  /** Of `times`, until the edited file itself has its diagnostics. */
  readonly firstTimes: readonly number[];
  readonly coverageTimes: readonly number[];
  /** Entries that an edit made wait for a check. */
  readonly woken: number;
}

export interface EngineRun {
  readonly documents: number;
  readonly megabytes: number;
  readonly read: number;
  readonly apply: number;
  readonly check: number;
  readonly coverage: number;
  /** Processor time of apply and check: what other processes do does not count. */
  readonly cpu: number;
  readonly heapBefore: number;
  readonly heapAfter: number;
  readonly documentsWithFindings: number;
  readonly findings: Readonly<Record<string, number>>;
  readonly edits: Readonly<Record<string, EditRun>>;
}

function main(folder: string, edits: number): EngineRun {
  const heapBefore = heap();
  const setup = builtInSetup(new Date().toISOString().slice(0, 10));
  const [files, read] = timed(() => readAll(folder));
  const workspace = new Workspace([''], setup);
  const cpuBefore = process.cpuUsage();
  const [, apply] = timed(() => workspace.apply(files));
  const [, check] = timed(() => drain(workspace));
  const { user, system } = process.cpuUsage(cpuBefore);
  const engine = workspace.engines()[0];
  if (!engine) throw new Error('There is no ISMS in the folder.');
  const [, coverage] = timed(() => engine.coverage());
  const texts = new Map(files.map(({ uri, text }) => [uri, text]));
  const megabytes = files.reduce((sum, { text }) => sum + text.length, 0) / 1e6;
  files.length = 0;
  const heapAfter = heap();
  const findings = engine.allDiagnostics();
  return {
    documents: texts.size,
    megabytes,
    read,
    apply,
    check,
    coverage,
    cpu: (user + system) / 1000,
    heapBefore,
    heapAfter,
    documentsWithFindings: new Set(findings.map(({ uri }) => uri)).size,
    findings: countBy(findings.map(({ code }) => code)),
    edits: Object.fromEntries(
      editScenarios.map(scenario => [
        scenario.name,
        runEdits(workspace, engine, scenario, texts.get(scenario.path) ?? '', edits),
      ]),
    ),
  };
}

function runEdits(
  workspace: Workspace,
  engine: Engine,
  { path, text }: EditScenario,
  original: string,
  edits: number,
): EditRun {
  const times: number[] = [];
  const firstTimes: number[] = [];
  const coverageTimes: number[] = [];
  let woken = 0;
  for (let at = 1; at <= edits; at++) {
    const next = text(original, at);
    const start = performance.now();
    workspace.apply([{ uri: path, text: next }]);
    woken = Math.max(woken, engine.pendingEntries);
    const steps = workspace.check([path]);
    steps.next();
    firstTimes.push(performance.now() - start);
    while (!steps.next().done);
    times.push(performance.now() - start);
    const [, coverage] = timed(() => engine.coverage());
    coverageTimes.push(coverage);
  }
  workspace.apply([{ uri: path, text: original }]);
  drain(workspace);
  engine.coverage();
  return { times, firstTimes, coverageTimes, woken };
}

function drain(workspace: Workspace): void {
  for (const _ of workspace.check());
}

function readAll(folder: string): { uri: string; text: string }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap(entry => {
    if (!entry.isFile()) return [];
    const path = join(entry.parentPath, entry.name);
    return { uri: path.slice(folder.length + 1), text: readFileSync(path, 'utf8') };
  });
}

function timed<Result>(work: () => Result): [Result, number] {
  const start = performance.now();
  const result = work();
  return [result, performance.now() - start];
}

/** Megabytes in use once what is garbage has gone. */
function heap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1e6;
}

function countBy(items: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[item] = (counts[item] ?? 0) + 1;
  return counts;
}

const [folder, edits] = process.argv.slice(2);
if (folder !== undefined) console.log(JSON.stringify(main(folder, Number(edits))));
