import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type GenerateOptions, generateIsms, writeIsms } from '../generateIsms.js';

/** A generated repository on disk; gone when the process ends. Its day is today, so that nothing in it is overdue. */
export function corpusFolder(count: number, options: GenerateOptions = {}): string {
  const folder = temporaryFolder(`isms-${count}-`);
  writeIsms(folder, generateIsms(count, { asOf: today(), ...options }));
  return folder;
}

export function temporaryFolder(prefix: string): string {
  const folder = mkdtempSync(join(tmpdir(), prefix));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export const today = (): string => new Date().toISOString().slice(0, 10);
