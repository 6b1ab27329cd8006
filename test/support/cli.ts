import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterEach } from 'vitest';
import { runCli } from '../../server/src/cli/runCli.js';
import { findRepository, findRoot, locate, pathTo } from '../../server/src/host/nodeFolders.js';
import { nodeHost } from '../../server/src/host/nodeHost.js';

const program = resolve('dist/isms.cjs');

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the program as anyone would, in a terminal that is none and with a locale that has all of Unicode. */
export function isms(
  args: readonly string[],
  { cwd = process.cwd(), env = {} }: RunOptions = {},
): Promise<Run> {
  const child = spawn(process.execPath, [program, ...args], {
    cwd,
    env: { PATH: process.env['PATH'] ?? '', LANG: 'C.UTF-8', ...env },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', text => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', text => {
    stderr += text;
  });
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', code => done({ code, stdout, stderr }));
  });
}

/** The same without a process of its own, which takes most of the time: for what no process has a part in. */
export async function ismsHere(
  args: readonly string[],
  { cwd = process.cwd(), env = {} }: RunOptions = {},
): Promise<Run> {
  const written = { stdout: '', stderr: '' };
  const output = (stream: 'stdout' | 'stderr') => ({
    write: (text: string) => {
      written[stream] += text;
    },
    isTerminal: false,
    columns: null,
  });
  const code = await runCli(args, {
    host: nodeHost,
    version: '0.0.0',
    today: '2026-09-15',
    time: '14:05:00+02:00',
    env: { LANG: 'C.UTF-8', ...env },
    stdout: output('stdout'),
    stderr: output('stderr'),
    elapsed: () => 0,
    locate: path => locate(cwd, path),
    findRoot: paths => findRoot(cwd, paths),
    findRepository,
    pathTo: uri => pathTo(cwd, uri),
    writeFile(path, text) {
      writeFileSync(resolve(cwd, path), text);
      return null;
    },
    makeFolder(path) {
      mkdirSync(resolve(cwd, path), { recursive: true });
      return null;
    },
    pageFile: name => readFileSync(resolve('dist', name), 'utf8'),
    sha256: text => createHash('sha256').update(text).digest('hex'),
    passedOverFolders: [],
    startServer: async () => {},
  });
  return { code, ...written };
}

/** Writes files into a folder of its own; `close` removes it. */
export function folderOf(files: Readonly<Record<string, string | Uint8Array>>): {
  readonly path: string;
  close(): void;
} {
  const path = mkdtempSync(join(tmpdir(), 'isms-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), content);
  }
  return { path, close: () => rmSync(path, { recursive: true, force: true }) };
}

/** Makes folders of files that are gone after each test. */
export function foldersOfTests(): (files: Parameters<typeof folderOf>[0]) => string {
  const opened: { close(): void }[] = [];
  afterEach(() => {
    for (const folder of opened.splice(0)) folder.close();
  });
  return files => {
    const folder = folderOf(files);
    opened.push(folder);
    return folder.path;
  };
}

/** What of a report its published schema does not allow. */
export function schemaProblems(name: string, report: string): readonly string[] {
  const schema = JSON.parse(readFileSync(`schemas/output/${name}.schema.json`, 'utf8'));
  const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true });
  const validate = ajv.compile(schema);
  validate(JSON.parse(report));
  return (validate.errors ?? []).map(it => `${it.instancePath} ${it.message}`);
}
