import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** What every benchmark can be told. */
export interface BenchOptions {
  /** Numbers of documents. */
  readonly sizes: readonly number[];
  /** How often everything is done again, one contender after the other. */
  readonly rounds: number;
  /** How many edits are timed in a round. */
  readonly edits: number;
  /** Where the bundles of the product are. */
  readonly dist: string;
}

export function readOptions(defaults: Omit<BenchOptions, 'dist'>): BenchOptions {
  const { values } = parseArgs({
    options: {
      sizes: { type: 'string' },
      rounds: { type: 'string' },
      edits: { type: 'string' },
      dist: { type: 'string', default: 'dist' },
    },
  });
  return {
    sizes: values.sizes?.split(',').map(Number) ?? defaults.sizes,
    rounds: Number(values.rounds ?? defaults.rounds),
    edits: Number(values.edits ?? defaults.edits),
    dist: resolve(values.dist),
  };
}
