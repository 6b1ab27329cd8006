// Writes a repository of an ISMS that does not exist: `tsx test/bench/generateIsms.ts DIR COUNT [--seed N]`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Defect, plantDefects } from './corpus/defects.js';
import { markdownDocuments } from './corpus/markdownDocuments.js';
import { registers } from './corpus/registers.js';
import { smallRecords } from './corpus/smallRecords.js';
import { planWorld } from './corpus/world.js';

export interface GeneratedIsms {
  /** By path from the root; a text is written when it is asked for. */
  readonly files: ReadonlyMap<string, () => string>;
  /** The findings that are there on purpose; every other one is a fault of the generator or of a rule. */
  readonly defects: readonly Defect[];
}

export interface GenerateOptions {
  readonly seed?: number;
  /** The day that counts as today, `YYYY-MM-DD`. */
  readonly asOf?: string;
  /** Whether registers of 10, 100 and 200 KB and of 1 MB are among the documents; from 10 000 documents on they are. */
  readonly hasLargeRegisters?: boolean;
  /** Whether some documents have something wrong on purpose; without it they have. */
  readonly hasDefects?: boolean;
}

/**
 * An ISMS of `count` documents: six of ten are Markdown with front matter, three small YAML records, one a register.
 * The same seed, count and day give the same texts.
 */
export function generateIsms(
  count: number,
  {
    seed = 1,
    asOf = '2026-09-15',
    hasLargeRegisters = count >= 10_000,
    hasDefects = true,
  }: GenerateOptions = {},
): GeneratedIsms {
  const world = planWorld({ count, seed, asOf, hasLargeRegisters, hasDefects });
  const files = new Map<string, () => string>([
    ['isms.yaml', () => 'organization: Example organization\nscope: SCO-001\npeople: isms/roles.yaml\n'],
    ...registers(world),
    ...smallRecords(world),
    ...markdownDocuments(world),
  ]);
  return hasDefects ? plantDefects(world, files) : { files, defects: [] };
}

/** Writes the files below a folder. */
export function writeIsms(folder: string, { files }: GeneratedIsms): void {
  const folders = new Set<string>();
  for (const [path, text] of files) {
    const target = join(folder, path);
    const parent = dirname(target);
    if (!folders.has(parent)) mkdirSync(parent, { recursive: true });
    folders.add(parent);
    writeFileSync(target, text());
  }
}

function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { seed: { type: 'string' }, 'as-of': { type: 'string' }, large: { type: 'boolean' } },
  });
  const [folder, count] = positionals;
  if (folder === undefined || !Number.isInteger(Number(count)) || Number(count) < 40) {
    console.error(
      'Usage: tsx test/bench/generateIsms.ts DIR COUNT [--seed N] [--as-of YYYY-MM-DD] [--large]',
    );
    console.error('COUNT is at least 40.');
    process.exitCode = 2;
    return;
  }
  const isms = generateIsms(Number(count), {
    ...(values.seed === undefined ? {} : { seed: Number(values.seed) }),
    ...(values['as-of'] === undefined ? {} : { asOf: values['as-of'] }),
    ...(values.large === undefined ? {} : { hasLargeRegisters: values.large }),
  });
  writeIsms(folder, isms);
  console.log(`${isms.files.size} files, ${isms.defects.length} findings on purpose.`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
