// Beside tools that do neighbouring work, in the same run: `node --import tsx test/bench/peers.bench.ts`.
import { existsSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { landmarks } from './corpus/landmarks.js';
import { corpusFolder, temporaryFolder } from './support/corpusFolder.js';
import { LanguageServer, type ServerStart } from './support/languageServer.js';
import { OpenDocument } from './support/openDocument.js';
import { readOptions } from './support/options.js';
import { installPeers } from './support/peers.js';
import { writePlainSchemas } from './support/plainSchemas.js';
import { ProcessMeter, type ProcessRun } from './support/processMeter.js';
import { writeResults } from './support/results.js';
import { medianOf, summaryOf } from './support/statistics.js';
import { printTable } from './support/table.js';

const { sizes, rounds, edits, dist } = readOptions({ sizes: [100, 1000], rounds: 5, edits: 20 });
const peers = installPeers();
const schemas = writePlainSchemas(temporaryFolder('isms-schemas-'));
const commands = await compareCommands();
const servers = await compareServers();
writeResults('peers', { commands, servers });

interface Command {
  readonly name: string;
  readonly script: string;
  args(folder: string): readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

async function compareCommands(): Promise<unknown> {
  const ours: Command = {
    name: 'isms check, everything',
    script: join(dist, 'isms.cjs'),
    args: folder => ['check', '--quiet', folder],
  };
  const all = [ours, ...(peers === null ? [] : peerCommands(peers))].filter(({ script }) =>
    existsSync(script),
  );
  const meter = new ProcessMeter();
  const results: Record<string, unknown> = {};
  for (const size of sizes) {
    const folder = corpusFolder(size, { hasDefects: false, hasLargeRegisters: false });
    const runs = new Map<Command, ProcessRun[]>(all.map(command => [command, []]));
    for (let round = 0; round < rounds; round++)
      for (const [command, known] of runs)
        known.push(await meter.run(command.script, command.args(folder), folder, command.environment));
    results[size] = reportCommands(size, runs);
  }
  return results;
}

/** Each gets its schemas for the documents that it can read, and no more. */
function peerCommands(peers: string): readonly Command[] {
  const modules = join(peers, 'node_modules');
  const settings = temporaryFolder('isms-peers-');
  const records: Readonly<Record<string, string>> = {
    'implementation-record': 'implementation/**/*.yaml',
    'risk-register': 'risks/register/single/*.yaml',
    metric: 'metrics/definitions/*.yaml',
    'training-record': 'people/training/*.yaml',
    'disposal-record': 'records/disposals/*.yaml',
    measurement: 'metrics/values/**/*.yaml',
  };
  const markdown: Readonly<Record<string, string>> = {
    policy: 'policies/*.md',
    procedure: 'procedures/*.md',
    'incident-record': 'incidents/records/**/*.md',
    'change-record': 'changes/**/*.md',
    nonconformity: 'improvement/nonconformities/*.md',
    'communication-record': 'communication/log/*.md',
    'exception-record': 'exceptions/*.md',
    'supplier-review': 'suppliers/reviews/*.md',
    'risk-acceptance': 'risks/acceptances/*.md',
    'decision-record': 'isms/decisions/*.md',
  };
  const schemaOf = (kind: string) => schemas.get(kind) ?? '';
  const anyRecord = join(settings, 'anyRecord.json');
  writeFileSync(anyRecord, JSON.stringify({ type: 'object', required: ['id', 'title'] }));
  const catalog = Object.entries(records).map(([kind, glob]) => ({
    name: kind,
    fileMatch: [glob],
    location: schemaOf(kind),
  }));
  // A catalog in the settings is the only one that v8r uses without asking the network.
  const v8rSettings = join(settings, 'v8r.json');
  writeFileSync(v8rSettings, JSON.stringify({ customCatalog: { schemas: catalog } }));
  const remarkSettings = (name: string, plugins: string): string => {
    // Plugins are found from where the settings are.
    const file = join(peers, name);
    writeFileSync(file, plugins);
    return file;
  };
  // The plugin takes every schema for a path below the folder it runs in, which is a sibling of that of the schemas.
  const fromSibling = (file: string) => `../${basename(dirname(file))}/${basename(file)}`;
  const frontMatter = remarkSettings(
    'frontMatter.remarkrc.mjs',
    `import remarkFrontmatter from 'remark-frontmatter';
import schemaRule from 'remark-lint-frontmatter-schema';
export default { plugins: [remarkFrontmatter, [schemaRule, { schemas: ${JSON.stringify(
      Object.fromEntries(
        Object.entries(markdown).map(([kind, glob]) => [fromSibling(schemaOf(kind)), [glob]]),
      ),
    )} }]] };\n`,
  );
  const links = remarkSettings(
    'links.remarkrc.mjs',
    `import remarkFrontmatter from 'remark-frontmatter';
import validateLinks from 'remark-validate-links';
export default { plugins: [remarkFrontmatter, [validateLinks, { repository: false }]] };\n`,
  );
  const remark = join(modules, 'remark-cli/cli.js');
  return [
    {
      name: 'ajv-cli, YAML records, one small schema',
      script: join(modules, 'ajv-cli/dist/index.js'),
      args: () => [
        'validate',
        '-s',
        anyRecord,
        '--strict=false',
        ...Object.values(records).flatMap(it => ['-d', it]),
      ],
    },
    {
      name: 'v8r, YAML records',
      script: join(modules, 'v8r/src/index.js'),
      args: () => Object.values(records),
      environment: { V8R_CONFIG_FILE: v8rSettings },
    },
    {
      name: 'remark + frontmatter-schema, Markdown',
      script: remark,
      args: () => ['.', '--quiet', '--no-config', '--no-ignore', '--no-stdout', '--rc-path', frontMatter],
    },
    {
      name: 'remark-validate-links, Markdown',
      script: remark,
      args: () => ['.', '--quiet', '--no-config', '--no-ignore', '--no-stdout', '--rc-path', links],
    },
  ];
}

function reportCommands(size: number, runs: ReadonlyMap<Command, readonly ProcessRun[]>): unknown {
  const ours = medianOf(
    runs
      .values()
      .next()
      .value?.map(it => it.wall) ?? [],
  );
  const lines = [...runs].map(([{ name }, all]) => ({
    name,
    wall: summaryOf(all.map(it => it.wall)),
    cpu: summaryOf(all.map(it => it.cpu)),
    memory: summaryOf(all.map(it => it.memory)),
    exitCodes: [...new Set(all.map(it => it.exitCode))],
    outputBytes: medianOf(all.map(it => it.outputBytes)),
    errors: all[0]?.errors.trim().split('\n').slice(-2).join(' ') ?? '',
  }));
  printTable(
    `${size} documents, whole process, cold, ${rounds} rounds`,
    ['', 'wall median ms', 'wall min ms', 'processor ms', 'memory MB', '× isms', 'exit'],
    lines.map(({ name, wall, cpu, memory, exitCodes }) => [
      name,
      wall.median,
      wall.min,
      cpu.median,
      memory.median,
      wall.median / ours,
      exitCodes.join(),
    ]),
  );
  return lines;
}

interface ServerRun {
  readonly open: number;
  readonly times: readonly number[];
  readonly cpu: number;
  readonly memory: number;
}

async function compareServers(): Promise<unknown> {
  const folder = corpusFolder(100, { hasDefects: false, hasLargeRegisters: true });
  const starts = new Map<string, ServerStart>();
  const script = join(dist, 'server.cjs');
  if (existsSync(script)) starts.set('isms', { script, folder, quotesValues: true });
  else console.log(`\n${script} is not there; our server is left out.`);
  if (peers !== null) starts.set('yaml-language-server', yamlServer(peers, folder));
  const results: Record<string, unknown> = {};
  for (const [size, path] of Object.entries({
    '10 KB': landmarks.register10k,
    '100 KB': landmarks.register100k,
    '200 KB': landmarks.register200k,
    '1 MB': landmarks.register1m,
  })) {
    const runs = new Map<string, ServerRun[]>([...starts.keys()].map(name => [name, []]));
    for (let round = 0; round < rounds; round++)
      for (const [name, start] of starts) runs.get(name)?.push(await runServer(start, folder, path));
    results[size] = reportServers(size, runs);
  }
  return results;
}

function yamlServer(peers: string, folder: string): ServerStart {
  const schema = pathToFileURL(schemas.get('risk-register') ?? '').toString();
  return {
    script: join(peers, 'node_modules/yaml-language-server/bin/yaml-language-server'),
    folder,
    quotesValues: false,
    settings: {
      yaml: {
        validate: true,
        schemaStore: { enable: false },
        schemas: { [schema]: ['risks/register/*.yaml'] },
      },
    },
  };
}

async function runServer(start: ServerStart, folder: string, path: string): Promise<ServerRun> {
  const server = new LanguageServer(start);
  try {
    await server.initialize(folder, start.settings);
    const document = new OpenDocument(server, folder, path);
    await document.open();
    const open = performance.now() - server.started;
    await server.idle();
    await document.edits(5);
    await server.idle();
    const before = server.processorTime();
    const times = await document.edits(edits);
    const cpu = (server.processorTime() - before) / edits;
    return { open, times, cpu, memory: server.memory().now };
  } finally {
    await server.stop();
  }
}

function reportServers(size: string, runs: ReadonlyMap<string, readonly ServerRun[]>): unknown {
  const lines = [...runs].map(([name, all]) => ({
    name,
    open: summaryOf(all.map(it => it.open)),
    edit: summaryOf(all.flatMap(it => it.times)),
    cpu: summaryOf(all.map(it => it.cpu)),
    memory: summaryOf(all.map(it => it.memory)),
  }));
  printTable(
    `Edit inside a register of ${size}, ${rounds} rounds of ${edits} edits, ms`,
    ['', 'start to first', 'edit p50', 'edit p95', 'processor an edit', 'memory MB'],
    lines.map(({ name, open, edit, cpu, memory }) => [
      name,
      open.median,
      edit.median,
      edit.p95,
      cpu.median,
      memory.median,
    ]),
  );
  return lines;
}
