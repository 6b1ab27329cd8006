// The real server process, over stdio: `node --import tsx test/bench/server.bench.ts [--sizes 10000] [--edits 200]`.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { landmarks } from './corpus/landmarks.js';
import { corpusFolder } from './support/corpusFolder.js';
import { LanguageServer } from './support/languageServer.js';
import { OpenDocument } from './support/openDocument.js';
import { readOptions } from './support/options.js';
import { writeResults } from './support/results.js';
import { type Summary, summaryOf } from './support/statistics.js';
import { printTable } from './support/table.js';

const { sizes, rounds, edits, dist } = readOptions({ sizes: [10_000], rounds: 3, edits: 200 });
const script = join(dist, 'server.cjs');
if (!existsSync(script)) throw new Error(`${script} is not there; run npm run build first.`);

interface ServerRound {
  /** From the start of the process. */
  readonly firstDiagnostics: number;
  readonly indexed: number;
  readonly whileIndexing: readonly number[];
  readonly memory: { readonly now: number; readonly peak: number };
  readonly policy: EditRound;
  readonly register200k: EditRound;
  readonly register1m: EditRound;
  readonly memoryAfterEdits: { readonly now: number; readonly peak: number };
}

interface EditRound {
  readonly open: number;
  readonly times: readonly number[];
  /** Processor time of one edit. */
  readonly cpu: number;
}

const results: Record<string, unknown> = {};
for (const size of sizes) {
  const folder = corpusFolder(size, { hasLargeRegisters: true });
  const all: ServerRound[] = [];
  for (let number = 0; number < rounds; number++) all.push(await round(folder));
  results[size] = report(size, all);
}
writeResults('server', results);

async function round(folder: string): Promise<ServerRound> {
  const server = new LanguageServer({ script, folder, quotesValues: true });
  try {
    await server.initialize(folder);
    const policy = new OpenDocument(server, folder, landmarks.policy);
    await policy.open();
    const firstDiagnostics = performance.now() - server.started;
    const whileIndexing: number[] = [];
    // The first edits fall into the time in which the rest of the workspace is read.
    while (!server.hasIndexed) {
      whileIndexing.push(await policy.edit());
      await new Promise(resolve => setTimeout(resolve, 20));
    }
    await server.idle();
    const indexed = performance.now() - server.started;
    const memory = server.memory();
    return {
      firstDiagnostics,
      indexed,
      whileIndexing,
      memory,
      policy: await editRound(server, policy, 0),
      register200k: await openAndEdit(server, folder, landmarks.register200k),
      register1m: await openAndEdit(server, folder, landmarks.register1m),
      memoryAfterEdits: server.memory(),
    };
  } finally {
    await server.stop();
  }
}

async function openAndEdit(server: LanguageServer, folder: string, path: string): Promise<EditRound> {
  const document = new OpenDocument(server, folder, path);
  const open = await document.open();
  return editRound(server, document, open);
}

async function editRound(server: LanguageServer, document: OpenDocument, open: number): Promise<EditRound> {
  await document.edits(5);
  await server.idle();
  const before = server.processorTime();
  const times = await document.edits(edits);
  return { open, times, cpu: (server.processorTime() - before) / edits };
}

function report(size: number, all: readonly ServerRound[]): unknown {
  const over = (values: (one: ServerRound) => readonly number[]): Summary => summaryOf(all.flatMap(values));
  const summaries = {
    'start to first diagnostics': over(it => [it.firstDiagnostics]),
    'start to everything read and checked': over(it => [it.indexed]),
    'edit of the 5 KB policy while indexing': over(it => it.whileIndexing),
    'edit of the 5 KB policy': over(it => it.policy.times),
    'edit inside the 200 KB register': over(it => it.register200k.times),
    'edit inside the 1 MB register': over(it => it.register1m.times),
    'opening the 200 KB register': over(it => [it.register200k.open]),
    'opening the 1 MB register': over(it => [it.register1m.open]),
    'processor time an edit, policy': over(it => [it.policy.cpu]),
    'processor time an edit, 200 KB': over(it => [it.register200k.cpu]),
    'processor time an edit, 1 MB': over(it => [it.register1m.cpu]),
  };
  printTable(
    `Server, ${size} documents, ${rounds} rounds of ${edits} edits, ms`,
    ['', 'n', 'p50', 'p95', 'p99', 'max'],
    Object.entries(summaries).map(([name, { count, median, p95, p99, max }]) => [
      name,
      String(count),
      median,
      p95,
      p99,
      max,
    ]),
  );
  const memory = {
    indexed: over(it => [it.memory.now]),
    peak: over(it => [it.memory.peak]),
    edited: over(it => [it.memoryAfterEdits.now]),
  };
  printTable(
    'Resident memory, MB',
    ['', 'median'],
    [
      ['after indexing', memory.indexed.median],
      ['highest while indexing', memory.peak.median],
      ['after the edits', memory.edited.median],
    ],
  );
  return { summaries, memory };
}
